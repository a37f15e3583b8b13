import type {CountTable} from "../contingency-table.ts";
import {normalQuantileUpper} from "../distributions/normal.ts";
import {type Computed, isCount, isLevel, notComputable} from "../result.ts";
import {checkSquare} from "./square-table.ts";

export type NetChangeResult = Computed<{
  up: number;
  down: number;
  n: number;
  /** The share that went up less the share that went down, of all pairs. */
  change: number;
  low: number;
  high: number;
  level: number;
}>;

export type Movements = Computed<{up: number; down: number; same: number; n: number}>;

/** How many stand in a later category at the second measurement (columns) than at the first (rows), and how many not. */
export function movements(table: CountTable): Movements {
  const problem = checkSquare(table);
  if (problem !== null) return problem;
  const sums = {up: 0, down: 0, same: 0};
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      sums[j > i ? "up" : j < i ? "down" : "same"] += count;
    });
  });
  return {ok: true, ...sums, n: sums.up + sums.down + sums.same};
}

/**
 * The net change: the share of pairs that went up less the share that went down, with the score interval.
 *
 * Source: Tango (1998), "Equivalence test and confidence interval for the difference in proportions for the paired-sample
 * design", Statistics in Medicine 17, 891-908; R `PropCIs::scoreci.mp(up, down, n)`. It needs no more than that every
 * pair goes up, goes down or stays, so that it holds for ordered categories and scores as for yes and no.
 * Assumes independent pairs. Limits: its coverage is near `level` on average, not at least `level` everywhere.
 */
export function netChange(up: number, down: number, n: number, level = 0.95): NetChangeResult {
  if (![up, down, n].every(isCount)) return notComputable("not-a-count");
  if (n === 0) return notComputable("no-observations");
  if (up + down > n) return notComputable("count-above-total");
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const z = normalQuantileUpper((1 - level) / 2);
  return {
    ok: true,
    up,
    down,
    n,
    change: (up - down) / n,
    low: -upperEnd(down / n, up / n, n, z),
    high: upperEnd(up / n, down / n, n, z),
    level,
  };
}

/** The change above the observed one that the score test still accepts, found by halving. */
function upperEnd(up: number, down: number, n: number, z: number): number {
  let accepted = up - down;
  let rejected = 1;
  for (;;) {
    const change = (accepted + rejected) / 2;
    if (change <= accepted || change >= rejected) return accepted;
    const deviation = change - (up - down);
    if (deviation * Math.sqrt(n) <= z * Math.sqrt(varianceGiven(change, up, down))) accepted = change;
    else rejected = change;
  }
}

/** The variance of a pair's step when the share down is the most likely one with which up less down is `change`. */
function varianceGiven(change: number, up: number, down: number): number {
  const b = (2 - up + down) * change - up - down;
  const c = down * change * (1 - change);
  const root = Math.sqrt(Math.max(0, b * b + 8 * c));
  // Of the two forms of the root the one that does not cancel.
  const shareDown = b > 0 ? (2 * c) / (root + b) : (root - b) / 4;
  return Math.max(0, 2 * shareDown + change * (1 - change));
}
