import {printNumber} from "../numbers/print.ts";
import type {NumberChange} from "./diff-model.ts";

/** How much a number has changed, with its sign: `+17,2`. Small changes keep the decimals that tell them from none. Null for no number. */
export function printedChange({change, unit}: Pick<NumberChange, "change" | "unit">): string | null {
  if (change === null || change === 0) return null;
  const size = Math.abs(change);
  const decimals = unit === "count" && Number.isInteger(change) ? 0 : size < 0.05 ? 2 : 1;
  return `${change > 0 ? "+" : "−"}${printNumber(size, decimals)}`;
}
