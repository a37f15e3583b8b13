import {fUpperTail} from "../distributions/f.ts";
import {type Computed, notComputable} from "../result.ts";
import {isConstant, momentsOfAll} from "./sample-moments.ts";

export type AnovaWelchResult = Computed<{
  f: number;
  dfBetween: number;
  /** Not a whole number in general. */
  dfWithin: number;
  p: number;
  n: number;
}>;

/**
 * One-way analysis of variance of groups whose variances may differ.
 *
 * Source: Welch (1951), Biometrika 38, 330-336; R `oneway.test(var.equal = FALSE)`. With two groups it is `welchT`.
 * Assumes independent samples of about normal values. Limits: every group needs two observations that are not alike.
 * Empty groups are left out.
 */
export function anovaWelch(groups: readonly (readonly number[])[]): AnovaWelchResult {
  const samples = groups.filter((group) => group.length > 0);
  if (samples.length === 0) return notComputable("no-observations");
  if (samples.length === 1) return notComputable("single-group");
  const result = momentsOfAll(samples);
  if (!result.ok) return result;
  const {moments} = result;
  if (moments.some(({variance, mean}) => isConstant(Math.sqrt(variance), mean))) return notComputable("no-variation");
  // Relative to the smallest variance, so that no weight is too large to be a number.
  const smallest = Math.min(...moments.map(({variance}) => variance));
  const weights = moments.map(({n, variance}) => n * (smallest / variance));
  const weightSum = sum(weights);
  const center = sum(moments.map(({mean}, i) => mean * ((weights[i] ?? 0) / weightSum)));
  const dfBetween = moments.length - 1;
  const between = sum(moments.map(({mean}, i) => (weights[i] ?? 0) * ((mean - center) ** 2 / smallest))) / dfBetween;
  const lost = sum(moments.map(({n}, i) => (1 - (weights[i] ?? 0) / weightSum) ** 2 / (n - 1)));
  const contrasts = moments.length ** 2 - 1;
  const f = between / (1 + (2 * (moments.length - 2) * lost) / contrasts);
  const dfWithin = contrasts / (3 * lost);
  if (!Number.isFinite(f)) return notComputable("not-a-number");
  const n = sum(moments.map((group) => group.n));
  return {ok: true, f, dfBetween, dfWithin, p: fUpperTail(f, dfBetween, dfWithin), n};
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
