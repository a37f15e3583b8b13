import {printNumber, printPercent} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {BaseCell, CountCell, EmptyCell, NumberCell, ShareCell, TextCell} from "../../results/model.ts";
import type {BaseCounts} from "../count/tally.ts";

/** A share of a base; an empty cell when nobody is in the base. */
export function shareCell(
  address: string,
  count: number,
  base: number,
  style: NumberStyle,
  reason = nobodyAnswered,
): ShareCell | EmptyCell {
  if (base === 0) return emptyCell(address, reason);
  return {
    kind: "share",
    address,
    count,
    base,
    exact: count / base,
    printed: printPercent(count, base, style),
    interval: null,
  };
}

/** The base under a column of shares, "100 (98)"; an empty cell when nobody is in it. */
export function baseCell(
  address: string,
  base: number,
  style: NumberStyle,
  reason = nobodyAnswered,
): BaseCell | EmptyCell {
  if (base === 0) return emptyCell(address, reason);
  const printed = `${printPercent(base, base, style)} (${printNumber(base, 0)})`;
  return {kind: "base", address, count: base, base, exact: 1, printed};
}

/** A share, or the base under it, that the table shows together with its count: "25 % (93)". */
export function withCount(cell: ShareCell | BaseCell | EmptyCell): ShareCell | BaseCell | EmptyCell {
  if (cell.kind === "empty") return cell;
  const [percent = ""] = cell.printed.split(" ", 1);
  return {...cell, shown: `${percent} % (${printNumber(cell.count, 0)})`};
}

export function countCell(address: string, count: number, base: number | null): CountCell {
  return {kind: "count", address, count, base, exact: count, printed: printNumber(count, 0)};
}

export function numberCell(address: string, exact: number, base: number, decimals: number): NumberCell {
  // Nothing may be −0, which is 0 once it has been in results.json.
  return {kind: "number", address, base, exact: exact === 0 ? 0 : exact, printed: printNumber(exact, decimals)};
}

export function textCell(address: string, printed: string): TextCell {
  return {kind: "text", address, printed};
}

export function emptyCell(address: string, reason: string): EmptyCell {
  return {kind: "empty", address, printed: "–", reason};
}

const nobodyAnswered = "ingen har svaret";

/** Why a base is empty, in Danish. */
export function emptyReason(base: BaseCounts): string {
  if (base.population === 0) return "ingen personer er med i opgørelsen";
  if (base.noForm === base.population) return "ingen har udfyldt skemaet";
  if (base.notAsked > 0 && base.noAnswer === 0) return "spørgsmålet er ikke stillet ved denne måling";
  return nobodyAnswered;
}

/**
 * The address of a cell: `analysis/block/row/column`. A slash in a code or a variable's name is written `\/`: row `1` and column
 * `2/3` is another cell than row `1/2` and column `3`.
 */
export function addressOf(analysis: string, block: string, row: string, column: string): string {
  return [analysis, block, row, column].map((part) => part.replace(/[\\/]/g, "\\$&")).join("/");
}
