import type {TestMethod} from "../../results/model.ts";
import {binomialTest} from "../../statistics/one-sample/binomial-test.ts";
import {exactGoodnessOfFit} from "../../statistics/one-sample/exact-goodness-of-fit.ts";
import {goodnessOfFit} from "../../statistics/one-sample/goodness-of-fit.ts";
import {type Computed, notComputable} from "../../statistics/result.ts";
import {numbersOfExact, type TestNumbers} from "./outcome.ts";

/** Counts by category, and the shares that they are held against, in the same order and adding up to 1. */
type Run = (counts: readonly number[], shares: readonly number[]) => Computed<TestNumbers>;

const runs = {
  "binomial-exact": (counts, shares) => {
    if (counts.length !== 2) return notComputable("not-binary");
    const [count = 0, others = 0] = counts;
    const result = binomialTest(count, count + others, shares[0] ?? 0);
    return result.ok ? {ok: true, statistic: null, df: null, p: result.p, n: result.n} : result;
  },
  "goodness-of-fit": (counts, shares) => {
    const result = goodnessOfFit(counts, shares);
    if (!result.ok) return result;
    const {statistic, df, p, n} = result;
    return {ok: true, statistic, df, p, n};
  },
  "goodness-of-fit-exact": (counts, shares) => numbersOfExact(exactGoodnessOfFit(counts, shares)),
} as const satisfies Partial<Record<TestMethod, Run>>;

/** The tests that hold one group against shares known or wanted beforehand. */
export type OneSampleMethod = keyof typeof runs;

export function isOfOneSample(method: string): method is OneSampleMethod {
  return Object.hasOwn(runs, method);
}

/** Makes one test of counts against shares. */
export function runOneSample(
  method: OneSampleMethod,
  counts: readonly number[],
  shares: readonly number[],
): Computed<TestNumbers> {
  return runs[method](counts, shares);
}
