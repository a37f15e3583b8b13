import {type Computed, notComputable} from "../result.ts";
import {mean} from "./mean.ts";
import {nothingFound, type Warned} from "./warning.ts";

export interface RegressionToTheMean {
  readonly kind: "regression-to-the-mean";
  /** How far the chosen group's mean moves when nothing happens: (1 - correlation) (mean of all - mean of the group). */
  readonly expectedShift: number;
  readonly observedChange: number;
  /** What is left of the observed change when the expected shift is taken off. */
  readonly remainingChange: number;
  /** The mean change of all those the group was chosen from. */
  readonly changeOfAll: number;
  readonly correlation: number;
  /** The number of pairs in the chosen group, and in all. */
  readonly n: number;
  readonly nOfAll: number;
}

/** From this share of the standard deviation at baseline on, a shift is worth a warning: half of Cohen's small effect. */
const leastShift = 0.1;

/**
 * Whether a group that was chosen by its first value would have moved towards the mean of all without any effect.
 *
 * Source: Davis (1976), American Journal of Epidemiology 104, 493-498; Barnett, van der Pols and Dobson (2005),
 * International Journal of Epidemiology 34, 215-220.
 * Assumes that mean and spread of all would have stayed as they were, and a linear relation of the two values. Limits:
 * the correlation is that of the pairs given, so a real effect that differs between them is in it too. It is for groups
 * chosen by the first value; whoever calls knows how a group was chosen.
 * @param isChosen for each pair whether it is in the chosen group
 */
export function regressionToTheMean(
  before: readonly number[],
  after: readonly number[],
  isChosen: readonly boolean[],
): Warned<RegressionToTheMean> {
  const result = regressionShift(before, after, isChosen);
  if (!result.ok) return result;
  const {ok, deviation, ...finding} = result;
  return Math.abs(finding.expectedShift) < leastShift * deviation ? nothingFound() : {ok, finding};
}

/**
 * The same however small the shift is, for groups that were made by their first value on purpose.
 *
 * Source, assumptions and limits are those of `regressionToTheMean`.
 */
export function regressionShift(
  before: readonly number[],
  after: readonly number[],
  isChosen: readonly boolean[],
): Computed<
  RegressionToTheMean & {
    /** The standard deviation of all first values. */
    deviation: number;
  }
> {
  const nOfAll = before.length;
  if (after.length !== nOfAll || isChosen.length !== nOfAll) return notComputable("unequal-lengths");
  if (![...before, ...after].every(Number.isFinite)) return notComputable("not-a-number");
  const n = isChosen.filter(Boolean).length;
  if (n === 0) return notComputable("no-observations");
  if (nOfAll < 3) return notComputable("too-few-observations");
  const [meanBefore, meanAfter] = [mean(before), mean(after)];
  const squaresBefore = productSum(before, meanBefore, before, meanBefore);
  const squaresAfter = productSum(after, meanAfter, after, meanAfter);
  if (squaresBefore === 0 || squaresAfter === 0) return notComputable("no-variation");
  const scale = Math.sqrt(squaresBefore) * Math.sqrt(squaresAfter);
  const correlation = Math.max(-1, Math.min(1, productSum(before, meanBefore, after, meanAfter) / scale));

  const groupBefore = mean(before.filter((_, i) => isChosen[i]));
  const groupAfter = mean(after.filter((_, i) => isChosen[i]));
  const expectedShift = (1 - correlation) * (meanBefore - groupBefore);
  const observedChange = groupAfter - groupBefore;
  const deviation = Math.sqrt(squaresBefore / (nOfAll - 1));
  if (![deviation, correlation, expectedShift, observedChange].every(Number.isFinite)) {
    return notComputable("not-a-number");
  }
  return {
    ok: true,
    kind: "regression-to-the-mean",
    expectedShift,
    observedChange,
    remainingChange: observedChange - expectedShift,
    changeOfAll: meanAfter - meanBefore,
    correlation,
    n,
    nOfAll,
    deviation,
  };
}

function productSum(a: readonly number[], meanOfA: number, b: readonly number[], meanOfB: number): number {
  return a.reduce((sum, value, i) => sum + (value - meanOfA) * ((b[i] ?? 0) - meanOfB), 0);
}
