import type {Cell} from "../../results/model.ts";
import {shownIn} from "../../results/shown.ts";
import {cleanText} from "../html/markup.ts";

/** What one cell of a sheet holds. */
export interface SheetCell {
  /** A share is from 0 to 1, and formatted as a percentage. */
  readonly value: number | string;
  /** Excel's code for a number, in the form that files have: `#,##0.0` is shown as 1.234,5 in Danish. */
  readonly format: string | null;
  /** What a reader is told beside it; null when there is nothing. */
  readonly note: string | null;
}

/** As long as a cell's text may be. */
const longestText = 32_767;
/** As long as a number's format may be. */
const longestFormat = 255;
/** As many decimals as a number's format may ask for. */
const mostDecimals = 30;

/** A cell of a table as Excel holds it: exact numbers that are shown as the report prints them, and text that stays text. */
export function sheetCell(cell: Cell): SheetCell {
  switch (cell.kind) {
    case "empty":
      return {value: sheetText(cell.printed), format: null, note: cell.reason === "" ? null : sheetText(cell.reason)};
    case "text":
      return {
        value: sheetText(cell.list === undefined ? cell.printed : cell.list.join("\n")),
        format: null,
        note: null,
      };
    case "share":
    case "base":
      return withPrint(cell.exact, percentFormat(cell), cell);
    case "count":
      // A cross that says that there are any is all that the report tells.
      return hasNumber(shownIn(cell))
        ? withPrint(cell.exact, numberFormat(cell), cell)
        : {value: sheetText(shownIn(cell)), format: null, note: null};
    default:
      return withPrint(cell.exact, numberFormat(cell), cell);
  }
}

/** Text as a sheet can hold it. */
export function sheetText(text: string): string {
  // A sign of two halves stays whole.
  return cleanText(text)
    .slice(0, longestText)
    .replace(/[\ud800-\udbff]$/, "");
}

type NumericCell = Exclude<Cell, {kind: "empty" | "text"}>;

/** A percentage with its sign, and whatever the table shows around it, such as a light or the n of a base: `0\ %" (98)"`. */
function percentFormat(cell: NumericCell): string {
  const {before, after} = aroundNumber(cell);
  const rest = after.replace(/^\s*(?:%|pct\.|procent)/, "");
  return `${literal(before)}0${decimalsOf(numberIn(cell))}\\ %${literal(rest)}`;
}

/** A number with what the table shows before and after it: stars, a unit. */
function numberFormat(cell: NumericCell): string {
  const {before, after} = aroundNumber(cell);
  const number = numberIn(cell);
  const whole = /\d\.\d{3}/.test(number) || Math.abs(cell.exact) >= 1000 ? "#,##0" : "0";
  const positive = `${literal(before)}${whole}${decimalsOf(number)}${literal(after)}`;
  return number.startsWith("+") ? `+${positive};-${positive};${positive}` : positive;
}

/** The bare number in print: `100` of "100 (98)". */
function numberIn({printed}: NumericCell): string {
  return /[+−-]?\d[\d.]*(?:,\d+)?/.exec(printed)?.[0] ?? "";
}

/** What the table shows before and after the bare number. */
function aroundNumber(cell: NumericCell): {readonly before: string; readonly after: string} {
  const shown = shownIn(cell);
  const number = numberIn(cell);
  const at = shown.indexOf(number);
  if (number === "" || at === -1) return {before: "", after: ""};
  return {before: shown.slice(0, at), after: shown.slice(at + number.length)};
}

function hasNumber(text: string): boolean {
  return /\d/.test(text);
}

function decimalsOf(printed: string): string {
  const [, decimals = ""] = /,(\d+)$/.exec(printed) ?? [];
  return decimals === "" ? "" : `.${"0".repeat(Math.min(mostDecimals, decimals.length))}`;
}

/** Text within a number's format; a quote cannot stand in one. */
function literal(text: string): string {
  const clean = cleanText(text).replace(/["\\]/g, "").replace(/\s+/g, " ");
  return clean === "" ? "" : `"${clean}"`;
}

/** Excel rounds the exact number itself. Where the report's rule rounds otherwise, the reader is told. */
function withPrint(value: number, format: string, cell: NumericCell): SheetCell {
  if (!Number.isFinite(value)) return {value: sheetText(cell.printed), format: null, note: null};
  if (format.length > longestFormat) {
    const bare = `0${decimalsOf(numberIn(cell))}${cell.kind === "share" || cell.kind === "base" ? "\\ %" : ""}`;
    return {value, format: bare, note: sheetText(`Trykt som »${shownIn(cell)}« i rapporten.`)};
  }
  const printed = numberIn(cell);
  const decimals = /,(\d+)$/.exec(printed)?.[1]?.length ?? 0;
  const scaled = cell.kind === "share" || cell.kind === "base" ? value * 100 : value;
  const rounded = roundedAsExcel(scaled, decimals);
  const read = Number(printed.replace(/\./g, "").replace(",", ".").replace("−", "-"));
  const differs = printed !== "" && Number.isFinite(read) && Math.abs(rounded - read) > 1e-9;
  return {value, format, note: differs ? `Trykt som ${printed} i rapporten, der afrunder på en anden måde.` : null};
}

/** Half away from zero, of the fifteen digits that Excel shows of a number. */
function roundedAsExcel(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  const scaled = Number((Math.abs(value) * factor).toPrecision(15));
  return (Math.sign(value) * Math.floor(scaled + 0.5)) / factor;
}
