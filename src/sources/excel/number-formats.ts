import {type CellKind, cellKinds} from "./grid.ts";

/** What a number format makes of a number. */
export type FormatKind = "number" | "percent" | "date" | "time";

/** Formats that a workbook uses without writing them out; 27–36 and 50–58 are dates of the Far East. */
const builtIn: readonly (readonly [from: number, to: number, kind: FormatKind])[] = [
  [9, 10, "percent"],
  [14, 17, "date"],
  [18, 21, "time"],
  [22, 22, "date"],
  [27, 31, "date"],
  [32, 35, "time"],
  [36, 36, "date"],
  [45, 47, "time"],
  [50, 58, "date"],
];

/** @param id of a format that is not written out */
export function builtInFormat(id: number): FormatKind {
  return builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? "number";
}

/** What a written-out format, such as `dd-mm-yyyy hh:mm` or `0.0%`, makes of a number. */
export function formatKind(code: string): FormatKind {
  const [first = ""] = code
    .replace(/"[^"]*"?|\\.|[_*]./g, "")
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "")
    .split(";");
  if (/general|standard/i.test(first)) return "number";
  if (/[yd]|m{3}/i.test(first)) return "date";
  if (/[hs]|am\/pm/i.test(first)) return "time";
  if (/m/i.test(first)) return "date";
  return first.includes("%") ? "percent" : "number";
}

export interface NumberCell {
  readonly kind: CellKind;
  readonly text: string;
}

/** A stored number as its shortest text, or a date or time where its format says so; null for what is no number. */
export function numberCell(stored: string, format: FormatKind, date1904: boolean): NumberCell | null {
  const value = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(stored) ? Number(stored) : Number.NaN;
  if (!Number.isFinite(value)) return null;
  const date = format === "date" ? dateText(value, date1904) : format === "time" ? timeText(value) : null;
  if (date !== null) return {kind: cellKinds.date, text: date};
  const text = Object.is(value, -0) ? "0" : String(value);
  return {kind: format === "percent" ? cellKinds.percent : cellKinds.number, text};
}

const secondsADay = 86_400;
/** 31-12-9999, the last day a workbook knows. */
const lastDay = 2_958_465;

/**
 * `yyyy-mm-dd`, or `yyyy-mm-dd hh:mm:ss` when a part of a day is stored, of a count of days: 1 is 1900-01-01, or, in a
 * workbook of the 1904 system, 0 is 1904-01-01. Null for what is no day.
 *
 * The 1900 system counts a 29 February 1900 that never was: https://learn.microsoft.com/office/troubleshoot/excel/wrongly-assumes-1900-is-leap-year
 */
export function dateText(serial: number, date1904: boolean): string | null {
  const seconds = Math.round(serial * secondsADay);
  const days = Math.floor(seconds / secondsADay) + (date1904 ? 1462 : 0);
  if (days < 1 || days > lastDay || days === 60) return null;
  const day = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * secondsADay * 1000).toISOString().slice(0, 10);
  const rest = seconds - Math.floor(seconds / secondsADay) * secondsADay;
  return rest === 0 ? day : `${day} ${clock(rest)}`;
}

/** `hh:mm:ss` of a part of a day; a length of time may have more than 24 hours. Null when it is negative. */
function timeText(serial: number): string | null {
  return serial < 0 || serial > lastDay ? null : clock(Math.round(serial * secondsADay));
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
