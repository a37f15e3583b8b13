import {commonLevel, effectiveLevel, type MeasurementLevel, type TestQuestion} from "./test-question.ts";

type Fits = (first: MeasurementLevel, second: MeasurementLevel) => boolean;

interface IndependentMethod {
  readonly pairing: "independent";
  readonly fits: Fits;
}

interface RepeatedMethod {
  readonly pairing: "same-units";
  readonly measurements: "two" | "two-or-more";
  readonly fits: (level: MeasurementLevel) => boolean;
}

interface OneSampleMethod {
  readonly pairing: "one-sample";
  readonly fits: (level: MeasurementLevel) => boolean;
}

const isCategorical = (level: MeasurementLevel): boolean => level !== "number";
const isOrdered = (level: MeasurementLevel): boolean => level !== "nominal";
const isBinary = (level: MeasurementLevel): boolean => level === "binary";

const table: Fits = (first, second) => isCategorical(first) && isCategorical(second);
const fourfold: Fits = (first, second) => isBinary(first) && isBinary(second);
const twoGroups: Fits = (first, second) =>
  (isBinary(first) && isOrdered(second)) || (isBinary(second) && isOrdered(first));
const groups: Fits = (first, second) =>
  (isCategorical(first) && isOrdered(second)) || (isCategorical(second) && isOrdered(first));
const trend: Fits = (first, second) => isOrdered(first) && isOrdered(second);
const trendOfShares: Fits = (first, second) => trend(first, second) && (isBinary(first) || isBinary(second));

const independent = (fits: Fits): IndependentMethod => ({pairing: "independent", fits});
const twice = (fits: RepeatedMethod["fits"]): RepeatedMethod => ({pairing: "same-units", measurements: "two", fits});
const often = (fits: RepeatedMethod["fits"]): RepeatedMethod => ({
  pairing: "same-units",
  measurements: "two-or-more",
  fits,
});
const single = (fits: OneSampleMethod["fits"]): OneSampleMethod => ({pairing: "one-sample", fits});

const methods = {
  "pearson-chi-square": independent(table),
  "likelihood-ratio": independent(table),
  "yates-chi-square": independent(fourfold),
  "fisher-freeman-halton": independent(table),
  "rao-scott": independent(table),
  "linear-by-linear": independent(trend),
  "linear-by-linear-exact": independent(trend),
  "cochran-armitage": independent(trendOfShares),
  "cochran-armitage-exact": independent(trendOfShares),
  "jonckheere-terpstra": independent(trend),
  "jonckheere-terpstra-exact": independent(trend),
  "mann-whitney": independent(twoGroups),
  "mann-whitney-exact": independent(twoGroups),
  "kruskal-wallis": independent(groups),
  "kruskal-wallis-exact": independent(groups),
  "welch-t": independent(twoGroups),
  anova: independent(groups),
  "anova-welch": independent(groups),
  mcnemar: twice(isBinary),
  "mcnemar-exact": twice(isBinary),
  "mcnemar-mid-p": twice(isBinary),
  bowker: twice(isCategorical),
  "stuart-maxwell": twice(isCategorical),
  "sign-test": twice(isOrdered),
  "wilcoxon-signed-rank": twice(isOrdered),
  "wilcoxon-signed-rank-exact": twice(isOrdered),
  "paired-t": twice(isOrdered),
  "weighted-mean": twice(isOrdered),
  friedman: often(isOrdered),
  "cochran-q": often(isBinary),
  "goodness-of-fit": single(isCategorical),
  "goodness-of-fit-exact": single(isCategorical),
  "binomial-exact": single(isBinary),
} as const satisfies Readonly<Record<string, IndependentMethod | RepeatedMethod | OneSampleMethod>>;

/** The name of a test. Those ending in `-exact` go over to simulation where the exact work would pass their budget. */
export type TestMethod = keyof typeof methods;

export const testMethods = Object.keys(methods) as readonly TestMethod[];

/**
 * Why a test must not be made on a question.
 *
 * - `unpaired-on-paired`: it takes the same units measured again for other units.
 * - `paired-on-unpaired`: it needs pairs, and there are none.
 * - `wrong-number-of-samples`: it is for one sample and there are two, or the other way round.
 * - `level-does-not-fit`: it needs an order that the variables lack, or categories where there are numbers.
 * - `ignores-weights`: it takes weighted observations for equal ones.
 */
export type Misfit =
  | "unpaired-on-paired"
  | "paired-on-unpaired"
  | "wrong-number-of-samples"
  | "level-does-not-fit"
  | "ignores-weights";

const weightedMethods: readonly TestMethod[] = ["rao-scott", "weighted-mean"];

/** What is wrong with making a test on a question; null when nothing is. */
export function misfitOf(name: TestMethod, question: TestQuestion): Misfit | null {
  const method: IndependentMethod | RepeatedMethod | OneSampleMethod = methods[name];
  if (method.pairing === "independent") {
    if (question.pairing === "same-units") return "unpaired-on-paired";
    if (question.pairing !== "independent") return "wrong-number-of-samples";
    const [first, second] = question.sides;
    if (!method.fits(effectiveLevel(first), effectiveLevel(second))) return "level-does-not-fit";
  } else if (method.pairing === "same-units") {
    if (question.pairing === "one-sample") return "wrong-number-of-samples";
    if (question.pairing !== "same-units") return "paired-on-unpaired";
    if (!method.fits(commonLevel(question.levels))) return "level-does-not-fit";
  } else {
    if (question.pairing !== "one-sample") return "wrong-number-of-samples";
    if (!method.fits(question.level)) return "level-does-not-fit";
  }
  return question.weighted === true && !weightedMethods.includes(name) ? "ignores-weights" : null;
}

/** Whether a test compares two measurements, so that more of them are compared pair by pair. */
export function comparesTwoMeasurements(name: TestMethod): boolean {
  const method: IndependentMethod | RepeatedMethod | OneSampleMethod = methods[name];
  return method.pairing === "same-units" && method.measurements === "two";
}
