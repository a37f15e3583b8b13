import type {ValueCount} from "../describe/value-count.ts";
import {isCount, notComputable} from "../result.ts";
import {nothingFound, type Warned} from "./warning.ts";

export interface CeilingFloor {
  readonly kind: "ceiling-floor";
  readonly where: "ceiling" | "floor" | "both";
  /** Shares at the highest and at the lowest possible score, from 0 to 1. */
  readonly ceilingShare: number;
  readonly floorShare: number;
  readonly n: number;
}

/** More than this many in a hundred at an end of a scale are too many. */
const mostPercent = 15;

/**
 * Whether so many have the highest or lowest possible score that they cannot be told apart, and cannot be seen to rise
 * or fall.
 *
 * Source: McHorney and Tarlov (1995), Quality of Life Research 4, 293-307; Terwee et al. (2007), Journal of Clinical
 * Epidemiology 60, 34-42: more than 15 %.
 * Limits: a rule of thumb; made for scores of several items, single items of few categories pass it easily.
 */
export function ceilingFloor(values: readonly ValueCount[], lowest: number, highest: number): Warned<CeilingFloor> {
  if (![lowest, highest, ...values.map(([value]) => value)].every(Number.isFinite))
    return notComputable("not-a-number");
  if (!values.every(([, count]) => isCount(count))) return notComputable("not-a-count");
  const observed = values.filter(([, count]) => count > 0);
  if (!(lowest < highest) || observed.some(([value]) => value < lowest || value > highest)) {
    return notComputable("value-out-of-range");
  }
  const n = countOf(observed);
  if (n === 0) return notComputable("no-observations");
  if (!isCount(n)) return notComputable("not-a-count");
  const atCeiling = countOf(observed.filter(([value]) => value === highest));
  const atFloor = countOf(observed.filter(([value]) => value === lowest));
  const isCeiling = 100 * atCeiling > mostPercent * n;
  const isFloor = 100 * atFloor > mostPercent * n;
  if (!isCeiling && !isFloor) return nothingFound();
  const where = isCeiling && isFloor ? "both" : isCeiling ? "ceiling" : "floor";
  return {ok: true, finding: {kind: "ceiling-floor", where, ceilingShare: atCeiling / n, floorShare: atFloor / n, n}};
}

function countOf(values: readonly ValueCount[]): number {
  return values.reduce((total, [, count]) => total + count, 0);
}
