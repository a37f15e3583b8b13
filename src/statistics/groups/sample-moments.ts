import {type Computed, notComputable} from "../result.ts";

/** What a method for normally distributed values needs of a sample. */
export interface SampleMoments {
  readonly n: number;
  readonly mean: number;
  /** With n - 1 in the denominator. */
  readonly variance: number;
}

/** The mean and variance of two observations or more, in two passes each. */
export function sampleMoments(values: readonly number[]): Computed<SampleMoments> {
  if (!values.every(Number.isFinite)) return notComputable("not-a-number");
  const n = values.length;
  if (n === 0) return notComputable("no-observations");
  if (n === 1) return notComputable("too-few-observations");
  const first = total(values) / n;
  const mean = first + total(values.map((value) => value - first)) / n;
  const variance = total(values.map((value) => (value - mean) ** 2)) / (n - 1);
  return Number.isFinite(variance) ? {ok: true, n, mean, variance} : notComputable("not-a-number");
}

/** The moments of every sample, or why one of them has none. */
export function momentsOfAll(samples: readonly (readonly number[])[]): Computed<{moments: readonly SampleMoments[]}> {
  const moments: SampleMoments[] = [];
  for (const sample of samples) {
    const result = sampleMoments(sample);
    if (!result.ok) return result;
    moments.push(result);
  }
  return {ok: true, moments};
}

/** Whether a standard error is nothing but rounding beside the means it belongs to; R's rule in `t.test`. */
export function isConstant(standardError: number, ...means: readonly number[]): boolean {
  const largest = means.reduce((most, mean) => Math.max(most, Math.abs(mean)), 0);
  return !(standardError > 10 * Number.EPSILON * largest);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
