import type {TestMethod} from "../../results/model.ts";
import type {CountTable} from "../../statistics/contingency-table.ts";
import {anova} from "../../statistics/groups/anova.ts";
import {anovaWelch} from "../../statistics/groups/anova-welch.ts";
import {kruskalWallis} from "../../statistics/groups/kruskal-wallis.ts";
import {kruskalWallisExact} from "../../statistics/groups/kruskal-wallis-exact.ts";
import {mannWhitney} from "../../statistics/groups/mann-whitney.ts";
import {mannWhitneyExact} from "../../statistics/groups/mann-whitney-exact.ts";
import {welchT} from "../../statistics/groups/welch-t.ts";
import {fisherFreemanHalton} from "../../statistics/independence/fisher-freeman-halton.ts";
import {likelihoodRatio} from "../../statistics/independence/likelihood-ratio.ts";
import {pearsonChiSquare} from "../../statistics/independence/pearson.ts";
import {yatesChiSquare} from "../../statistics/independence/yates.ts";
import {type Computed, type NotComputable, notComputable} from "../../statistics/result.ts";
import {cochranArmitage, exactCochranArmitage} from "../../statistics/trend/cochran-armitage.ts";
import {exactJonckheereTerpstra, jonckheereTerpstra} from "../../statistics/trend/jonckheere-terpstra.ts";
import {exactLinearByLinear, linearByLinear} from "../../statistics/trend/linear-by-linear.ts";
import {numbersOfExact, type TestNumbers} from "./outcome.ts";

/** Counts without empty rows and columns: groups in the rows; answers, from the lowest to the highest, in the columns. */
type Run = (counts: CountTable) => Computed<TestNumbers>;

const runs = {
  "pearson-chi-square": (counts) => chiSquare(pearsonChiSquare(counts)),
  "likelihood-ratio": (counts) => chiSquare(likelihoodRatio(counts)),
  "yates-chi-square": (counts) => chiSquare(yatesChiSquare(counts)),
  "fisher-freeman-halton": (counts) => numbersOfExact(fisherFreemanHalton(counts)),
  "linear-by-linear": (counts) => chiSquare(linearByLinear(counts)),
  "linear-by-linear-exact": (counts) => numbersOfExact(exactLinearByLinear(counts)),
  "cochran-armitage": (counts) => normal(cochranArmitage(withBinaryColumns(counts))),
  "cochran-armitage-exact": (counts) => numbersOfExact(exactCochranArmitage(withBinaryColumns(counts))),
  "jonckheere-terpstra": (counts) => normal(jonckheereTerpstra(counts)),
  "jonckheere-terpstra-exact": (counts) => numbersOfExact(exactJonckheereTerpstra(counts)),
  "mann-whitney": (counts) => normal(ofTwo(counts, mannWhitney)),
  "mann-whitney-exact": (counts) => numbersOfExact(ofTwo(counts, (x, y) => mannWhitneyExact(x, y))),
  "kruskal-wallis": (counts) => chiSquare(kruskalWallis(samplesOf(counts))),
  "kruskal-wallis-exact": (counts) => numbersOfExact(kruskalWallisExact(samplesOf(counts))),
  "welch-t": (counts) => {
    const result = ofTwo(counts, (x, y) => welchT(x, y));
    return result.ok ? {ok: true, statistic: result.t, df: result.df, p: result.p, n: result.n} : result;
  },
  anova: (counts) => ofF(anova(samplesOf(counts))),
  "anova-welch": (counts) => ofF(anovaWelch(samplesOf(counts))),
} as const satisfies Partial<Record<TestMethod, Run>>;

/** The tests that compare different persons. */
export type IndependentMethod = keyof typeof runs;

export function isIndependent(method: string): method is IndependentMethod {
  return Object.hasOwn(runs, method);
}

/** Makes one test on a cross-table. */
export function runIndependent(method: IndependentMethod, counts: CountTable): Computed<TestNumbers> {
  return runs[method](counts);
}

/**
 * Makes one test on the numbers of groups.
 * @throws TypeError for a test that compares no numbers
 */
export function runOnSamples(
  method: IndependentMethod,
  samples: readonly (readonly number[])[],
): Computed<TestNumbers> {
  const [x = [], y = []] = samples;
  switch (method) {
    case "welch-t": {
      const result = welchT(x, y);
      return result.ok ? {ok: true, statistic: result.t, df: result.df, p: result.p, n: result.n} : result;
    }
    case "mann-whitney":
      return normal(mannWhitney(x, y));
    case "mann-whitney-exact":
      return numbersOfExact(mannWhitneyExact(x, y));
    case "kruskal-wallis":
      return chiSquare(kruskalWallis(samples));
    case "kruskal-wallis-exact":
      return numbersOfExact(kruskalWallisExact(samples));
    case "anova":
      return ofF(anova(samples));
    case "anova-welch":
      return ofF(anovaWelch(samples));
    default:
      throw new TypeError(`${method} compares no numbers of groups`);
  }
}

/** The scores of the persons in each row that somebody is in: the place of their column. */
export function samplesOf(counts: CountTable): number[][] {
  return counts
    .map((row) => row.flatMap((count, column) => Array.from({length: count}, () => column)))
    .filter((sample) => sample.length > 0);
}

export function transposed(counts: CountTable): number[][] {
  return (counts[0] ?? []).map((_, column) => counts.map((row) => row[column] ?? 0));
}

function ofTwo<Result>(
  counts: CountTable,
  test: (x: readonly number[], y: readonly number[]) => Result,
): Result | NotComputable {
  const [x, y, ...others] = samplesOf(counts);
  if (x === undefined) return notComputable("no-observations");
  if (y === undefined) return notComputable("single-group");
  return others.length > 0 ? notComputable("not-binary") : test(x, y);
}

/** The side with two categories in the columns, where the test wants it. */
function withBinaryColumns(counts: CountTable): CountTable {
  return counts.length === 2 ? transposed(counts) : counts;
}

function chiSquare(result: Computed<{statistic: number; df?: number; p: number; n: number}>): Computed<TestNumbers> {
  if (!result.ok) return result;
  const {statistic, df, p, n} = result;
  return {ok: true, statistic, df: df ?? null, p, n};
}

function normal(result: Computed<{z: number; p: number; n: number}>): Computed<TestNumbers> {
  return result.ok ? {ok: true, statistic: result.z, df: null, p: result.p, n: result.n} : result;
}

function ofF(result: Computed<{f: number; dfBetween: number; p: number; n: number}>): Computed<TestNumbers> {
  return result.ok ? {ok: true, statistic: result.f, df: result.dfBetween, p: result.p, n: result.n} : result;
}
