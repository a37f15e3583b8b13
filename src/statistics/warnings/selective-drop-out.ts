import {fisherFreemanHalton} from "../independence/fisher-freeman-halton.ts";
import {isCount, notComputable} from "../result.ts";
import {nothingFound, type Warned} from "./warning.ts";

export interface SelectiveDropOut {
  readonly kind: "selective-drop-out";
  /** The category whose share differs most between those who stayed and all, by its place. */
  readonly category: number;
  /** Its share of those who stayed, and of all at baseline, from 0 to 1. */
  readonly shareOfStayed: number;
  readonly shareOfAll: number;
  readonly stayed: number;
  readonly all: number;
  /** The exact p of the same distribution among those who stayed and those who left. */
  readonly p: number;
  /** Whether that p is exact, or simulated because the exact work passed its budget. */
  readonly method: "exact" | "monte-carlo";
}

/** From this many percentage points on, those who stayed differ from all; a convention of this project. */
const leastPoints = 5;

/**
 * Whether those who were measured again differ, at baseline, from all who were measured at baseline, so that their
 * change need not be everybody's.
 *
 * Source: Goodman and Blum (1996), Journal of Management 22, 627-652, for the test of those who stayed against those who
 * left: those who stayed are part of all, and cannot be tested against them. The warning goes by the size of the
 * difference and not by the p, because a small panel may be skewed without significance.
 * Assumes independent units. Limits: what was not measured may differ too.
 * @param all, stayed counts by category, in the same order; those who stayed are among all
 */
export function selectiveDropOut(all: readonly number[], stayed: readonly number[]): Warned<SelectiveDropOut> {
  if (all.length !== stayed.length) return notComputable("unequal-lengths");
  if (![...all, ...stayed].every(isCount)) return notComputable("not-a-count");
  if (stayed.some((count, category) => count > (all[category] ?? 0))) return notComputable("count-above-total");
  const [n, nStayed] = [sum(all), sum(stayed)];
  if (nStayed === 0) return notComputable("no-observations");
  if (!isCount(n)) return notComputable("not-a-count");

  // Differences of shares times both totals, in whole numbers, so that equal ones are equal.
  const differences = all.map((count, category) => Math.abs((stayed[category] ?? 0) * n - count * nStayed));
  const largest = differences.reduce((most, difference) => Math.max(most, difference), 0);
  if (100 * largest < leastPoints * n * nStayed) return nothingFound();
  const category = differences.indexOf(largest);
  const test = fisherFreemanHalton([stayed, all.map((count, i) => count - (stayed[i] ?? 0))]);
  if (!test.ok) return test;
  return {
    ok: true,
    finding: {
      kind: "selective-drop-out",
      category,
      shareOfStayed: (stayed[category] ?? 0) / nStayed,
      shareOfAll: (all[category] ?? 0) / n,
      stayed: nStayed,
      all: n,
      p: test.p,
      method: test.method,
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
