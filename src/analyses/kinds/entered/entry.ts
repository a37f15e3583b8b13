import {printNumber} from "../../../numbers/print.ts";
import {fewestDecimals} from "../../table/decimals.ts";

/** What is typed in one cell. */
export type Entry =
  | {readonly kind: "number"; readonly value: number}
  | {readonly kind: "range"; readonly low: number; readonly high: number; readonly about: boolean}
  | {readonly kind: "text"; readonly text: string}
  | {readonly kind: "unknown"};

export const notKnown: Entry = {kind: "unknown"};

const number = String.raw`[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?`;
const plainPattern = new RegExp(`^(${number})$`);
const rangePattern = new RegExp(`^(ca\\.?\\s*)?(${number})(?:\\s*[-–]\\s*(${number}))?$`, "i");

/** Reads what is typed, with numbers the Danish way: `1.234,5`, `60-65`, `Ca. 60-65`; null for what is none of them. */
export function readEntry(text: string): Entry | null {
  const trimmed = text.trim();
  if (/^[-–]?$/.test(trimmed)) return {kind: "unknown"};
  if (plainPattern.test(trimmed)) return {kind: "number", value: danishNumber(trimmed)};
  const [, about, from, to] = rangePattern.exec(trimmed) ?? [];
  if (from === undefined) return null;
  const low = danishNumber(from);
  const high = to === undefined ? low : danishNumber(to);
  return low > high ? null : {kind: "range", low, high, about: about !== undefined};
}

function danishNumber(text: string): number {
  return Number(text.replaceAll(".", "").replace(",", ".").replace("−", "-"));
}

/** What several entries add up to; of intervals, the ends are added, and with one unknown the sum is unknown. */
export function addEntries(entries: readonly Entry[]): Entry {
  if (entries.some(({kind}) => kind === "unknown" || kind === "text")) return {kind: "unknown"};
  const ends = entries.flatMap((entry) => endsOf(entry) ?? []);
  const low = sum(ends.map((end) => end.low));
  const high = sum(ends.map((end) => end.high));
  if (entries.every(({kind}) => kind === "number")) return {kind: "number", value: low};
  return {kind: "range", low, high, about: entries.some((entry) => entry.kind === "range" && entry.about)};
}

/** Decimal numbers as people add them: 0.1 and 0.2 are 0.3. */
function sum(values: readonly number[]): number {
  const decimals = Math.max(0, ...values.map(fewestDecimals));
  return Number(values.reduce((total, value) => total + value, 0).toFixed(Math.min(20, decimals)));
}

/** Whether two entries stand for the same number or interval. */
export function isSame(a: Entry, b: Entry): boolean {
  const [first, second] = [endsOf(a), endsOf(b)];
  return first !== null && second !== null && first.low === second.low && first.high === second.high;
}

function endsOf(entry: Entry): {readonly low: number; readonly high: number} | null {
  if (entry.kind === "number") return {low: entry.value, high: entry.value};
  return entry.kind === "range" ? entry : null;
}

/** As the table prints it. */
export function printEntry(entry: Entry, decimals: number): string {
  switch (entry.kind) {
    case "number":
      return printNumber(entry.value, decimals);
    case "range": {
      const [low, high] = [printNumber(entry.low, decimals), printNumber(entry.high, decimals)];
      return `${entry.about ? "Ca. " : ""}${low === high ? low : `${low}-${high}`}`;
    }
    case "text":
      return entry.text;
    default:
      return "–";
  }
}

/** How many decimals an entry is written with. */
export function decimalsOf(entry: Entry): number {
  const ends = endsOf(entry);
  return ends === null ? 0 : Math.max(fewestDecimals(ends.low), fewestDecimals(ends.high));
}
