import {noBreakSpace} from "./no-break-space.ts";

/** One end of a change: what is printed, and the number behind it, which tells the direction. */
export interface Measured {
  /** Without its unit. */
  readonly printed: string;
  readonly exact: number;
}

/**
 * `faldet fra 37 pct. til 23 pct.`, `steget fra 21 pct. til 33 pct.`, `uændret på 23 pct.`: to stand after «er».
 * Unchanged is what prints alike, since that is all a reader can see.
 * @param unit printed after each number (`pct.`, `timer`); none when empty
 */
export function changePhrase(from: Measured, to: Measured, unit: string): string {
  const withUnit = (printed: string) => (unit === "" ? printed : `${printed}${noBreakSpace}${unit}`);
  if (from.printed === to.printed) return `uændret på ${withUnit(to.printed)}`;
  const direction = to.exact < from.exact ? "faldet" : "steget";
  return `${direction} fra ${withUnit(from.printed)} til ${withUnit(to.printed)}`;
}
