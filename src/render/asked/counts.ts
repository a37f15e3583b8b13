import {printNumber} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {Cell, Column} from "../../results/model.ts";
import {shownIn} from "../../results/shown.ts";
import {type Line, lines} from "./model.ts";

/** No-break: a number and its unit never part. */
const blank = "\u00a0";

/** A cell's number as it is said: with the sign or word of percent where it has one. */
export function printedWithUnit(cell: Cell, column: Column, style: NumberStyle): string {
  const shown = shortened(shownIn(cell));
  const isBare = cell.kind === "share" && /^\d+(?:,\d+)?$/.test(shown);
  if (isBare && column.unit === "percent") return `${shown}${blank}${style.percent}`;
  return shown;
}

/** Letters of a text in a cell that are repeated as the title of its answer. */
const longestTitle = 70;

function shortened(text: string): string {
  if (text.length <= longestTitle) return text;
  return `${text.slice(0, longestTitle).replace(/\s+\S*$/, "")} …`;
}

/** What a number was counted or computed from, and how sure it is. */
export function countLines(cell: Cell, style: NumberStyle): Line[] {
  switch (cell.kind) {
    case "share":
      return lines(
        ["Optælling", fraction(cell.count, cell.base, style)],
        ["Sikkerhedsinterval", cell.interval === null ? null : shareInterval(cell.interval, style)],
      );
    case "count":
      return lines(["Optælling", cell.base === null || cell.base < cell.count ? null : ofBase(cell.count, cell.base)]);
    case "number": {
      const {interval} = cell;
      return lines(
        ["Uafrundet", unrounded(cell.exact, cell.printed)],
        ["Sikkerhedsinterval", interval === undefined ? null : `${interval.printed} (${level(interval.level)}).`],
      );
    }
    case "text":
      return lines(["Spænd", cell.range === undefined ? null : range(cell.range)]);
    case "empty":
      return lines(["Hvorfor der ikke er et tal", cell.reason]);
    default:
      return [];
  }
}

function ofBase(count: number, base: number): string {
  return `${printNumber(count, 0)} af ${printNumber(base, 0)}`;
}

/** "24 af 98 = 24,5 pct." */
function fraction(count: number, base: number, style: NumberStyle): string {
  if (base === 0) return ofBase(count, base);
  const percent = printNumber((count / base) * 100, Math.max(1, style.decimals + 1));
  return `${ofBase(count, base)} = ${percent}${blank}${style.percent}`;
}

const intervalMethods = {
  "clopper-pearson": "Clopper-Pearsons eksakte metode",
  wilson: "Wilsons metode",
} as const;

function shareInterval(
  interval: {readonly printed: string; readonly level: number; readonly method: keyof typeof intervalMethods},
  style: NumberStyle,
): string {
  const method = intervalMethods[interval.method];
  return `${interval.printed}${blank}${style.percent} (${level(interval.level)}, ${method}).`;
}

function level(share: number): string {
  const decimals = Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1;
  return `${printNumber(share * 100, decimals)}${blank}pct.`;
}

function range({low, high}: {readonly low: number; readonly high: number}): string {
  return `Mellem ${printNumber(low, 0)} og ${printNumber(high, 0)}.`;
}

/** A measured number with the decimals that its table leaves out; null where there are none. */
function unrounded(exact: number, printed: string): string | null {
  const text = withoutZeros(printNumber(exact, 4));
  return text === withoutZeros(printed) ? null : text;
}

/** "2,50" as "2,5", and "100,0" as "100" */
function withoutZeros(text: string): string {
  return text.replace(/(,\d*?)0+$/, "$1").replace(/,$/, "");
}
