import {fUpperTail} from "../distributions/f.ts";
import {type Computed, notComputable} from "../result.ts";
import {isConstant, sampleMoments} from "./sample-moments.ts";

export type AnovaResult = Computed<{
  f: number;
  dfBetween: number;
  dfWithin: number;
  p: number;
  /** The share of all variation that lies between the groups, from 0 to 1. */
  etaSquared: number;
  n: number;
}>;

/**
 * One-way analysis of variance, the classic F test of equal means.
 *
 * Source: Fisher (1925), Statistical Methods for Research Workers, chapter 7; R `oneway.test(var.equal = TRUE)`.
 * Assumes independent samples of about normal values with one common variance. Limits: wrong when variances and sizes
 * of the groups both differ; `anovaWelch` is not. Empty groups are left out.
 */
export function anova(groups: readonly (readonly number[])[]): AnovaResult {
  const samples = groups.filter((group) => group.length > 0);
  const all = samples.flat();
  if (!all.every(Number.isFinite)) return notComputable("not-a-number");
  if (samples.length === 0) return notComputable("no-observations");
  if (samples.length === 1) return notComputable("single-group");
  const n = all.length;
  const dfBetween = samples.length - 1;
  const dfWithin = n - samples.length;
  if (dfWithin === 0) return notComputable("too-few-observations");
  const whole = sampleMoments(all);
  if (!whole.ok) return whole;
  let between = 0;
  let within = 0;
  let largestMean = 0;
  for (const sample of samples) {
    const moments = sampleMoments(sample);
    const mean = moments.ok ? moments.mean : (sample[0] ?? 0);
    largestMean = Math.max(largestMean, Math.abs(mean));
    between += sample.length * (mean - whole.mean) ** 2;
    within += moments.ok ? moments.variance * (sample.length - 1) : 0;
  }
  if (isConstant(Math.sqrt(within / dfWithin), largestMean)) return notComputable("no-variation");
  const f = between / dfBetween / (within / dfWithin);
  if (!Number.isFinite(f)) return notComputable("not-a-number");
  const etaSquared = between / (between + within);
  return {ok: true, f, dfBetween, dfWithin, p: fUpperTail(f, dfBetween, dfWithin), etaSquared, n};
}
