import {chiSquareUpperTail} from "../statistics/distributions/chi-square.ts";
import {studentTTwoSided} from "../statistics/distributions/student-t.ts";
import {kruskalWallis} from "../statistics/groups/kruskal-wallis.ts";
import {mannWhitney} from "../statistics/groups/mann-whitney.ts";
import {mannWhitneyExact} from "../statistics/groups/mann-whitney-exact.ts";
import {welchT} from "../statistics/groups/welch-t.ts";
import {clopperPearson} from "../statistics/intervals/clopper-pearson.ts";
import {wilson} from "../statistics/intervals/wilson.ts";
import {benjaminiHochberg} from "../statistics/many-tests/benjamini-hochberg.ts";
import {holm} from "../statistics/many-tests/holm.ts";
import {binomialTest} from "../statistics/one-sample/binomial-test.ts";
import {goodnessOfFit} from "../statistics/one-sample/goodness-of-fit.ts";
import {type Computed, notComputable} from "../statistics/result.ts";
import {raoScott} from "../statistics/weighted/rao-scott.ts";
import {weightedShares} from "../statistics/weighted/weighted-shares.ts";
import {answer, type Calculation, calculation, together, type Values} from "./calculation.ts";
import {
  countsInput,
  groupsInput,
  psInput,
  shareInput,
  tailInput,
  targetInput,
  twoSamples,
  weightedPairsInput,
} from "./inputs.ts";
import {exactValues} from "./tables.ts";

/** Tests of groups, of one sample, of many p-values and of weighted samples, and tails of distributions. */
export const sampleCalculations: Readonly<Record<string, Calculation>> = {
  "mann-whitney": calculation(twoSamples, ({x, y}) =>
    answer(mannWhitney(x, y), ({u, p, pContinuity}) => ({U: u, p, pContinuity})),
  ),
  "mann-whitney-exact": calculation(twoSamples, ({x, y}) => answer(mannWhitneyExact(x, y), exactValues)),
  "kruskal-wallis": calculation(groupsInput, ({groups}) =>
    answer(kruskalWallis(groups), ({statistic, df, p}) => ({statistic, df, p})),
  ),
  "welch-t": calculation(twoSamples, ({x, y}) =>
    answer(welchT(x, y), ({t, df, p, low, high}) => ({t, df, p, ci: [low, high]})),
  ),
  "proportion-interval": calculation(shareInput, ({count, n}) =>
    together(
      answer(wilson(count, n), ({low, high}) => ({wilson: [low, high]})),
      answer(clopperPearson(count, n), ({low, high}) => ({clopperPearson: [low, high]})),
    ),
  ),
  "binomial-test": calculation(targetInput, ({count, n, target}) =>
    answer(binomialTest(count, n, target), ({p, share}) => ({p, share})),
  ),
  "goodness-of-fit": calculation(countsInput, ({counts, expected}) =>
    answer(goodnessOfFit(counts, expected), ({statistic, df, p}) => ({statistic, df, p})),
  ),
  "p-adjust": calculation(psInput, ({p}) =>
    together(
      answer(holm(p), ({adjusted}) => ({holm: adjusted})),
      answer(benjaminiHochberg(p), ({adjusted}) => ({bh: adjusted})),
    ),
  ),
  "rao-scott": calculation(weightedPairsInput, ({a, b, weight}) =>
    together(
      answer(raoScott(a, b, {weights: weight}), ({f, df1, df2, p}) => ({F: f, df1, df2, p})),
      answer(weightedShares(a, {weights: weight}), ({shares}) => ({
        shares: shares.map(({share}) => share),
        se: shares.map(({se}) => se),
      })),
    ),
  ),
  "chi-square-upper-tail": calculation(tailInput, ({statistic, df}) =>
    tail(df, () => chiSquareUpperTail(statistic, df)),
  ),
  "student-t-two-sided": calculation(tailInput, ({statistic, df}) => tail(df, () => studentTTwoSided(statistic, df))),
};

/** A tail, unless there are no degrees of freedom to speak of. */
function tail(df: number, compute: () => number): Computed<{values: Values}> {
  return df > 0 && Number.isFinite(df) ? {ok: true, values: {p: compute()}} : notComputable("not-a-number");
}
