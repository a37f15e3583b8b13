import {type Computed, notComputable} from "../result.ts";
import {checkDesign, type SampleDesign, type Stratum} from "./sample-design.ts";

/** What weighted estimates of some of a sample's observations rest on. */
export type WeightedBase = Computed<{
  /** The number of observations that count. */
  n: number;
  /** The number of equally weighted observations that would say as much: (sum of weights)² / sum of squares. */
  effectiveN: number;
  /** Degrees of freedom of the design: clusters less strata, of those in which an observation counts. */
  df: number;
  totalWeight: number;
  /** The weight of each observation; 0 for those that do not count. */
  weights: readonly number[];
  strata: readonly Stratum[];
}>;

/**
 * Checks a design and sums it up for the observations that count. The others keep their place in strata and clusters,
 * because their number is a matter of chance too.
 *
 * Source: Kish (1965), Survey Sampling, section 11.7 (effective n); Lumley (2004), Journal of Statistical Software
 * 9(8), on subpopulations; R package survey, `degf` and `subset`.
 */
export function weightedBase(counts: readonly boolean[], design: SampleDesign): WeightedBase {
  if (!counts.includes(true)) return notComputable("no-observations");
  if (counts.length === 1) return notComputable("too-few-observations");
  const checked = checkDesign(design, counts.length);
  if (!checked.ok) return checked;
  const weights = checked.weights.map((weight, i) => (counts[i] === true ? weight : 0));
  const used = weights.flatMap((weight, i) => (weight > 0 ? [i] : []));
  const totalWeight = sum(weights);
  if (used.length === 0) return notComputable("no-observations");
  if (!Number.isFinite(totalWeight)) return notComputable("not-a-number");
  const clusters = new Set(used.map((i) => checked.clusterOf[i])).size;
  const strata = new Set(used.map((i) => checked.stratumOf[i])).size;
  return {
    ok: true,
    n: used.length,
    effectiveN: 1 / sum(weights.map((weight) => (weight / totalWeight) ** 2)),
    df: clusters - strata,
    totalWeight,
    weights,
    strata: checked.strata,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
