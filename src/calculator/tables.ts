import {cramersV} from "../statistics/association/cramers-v.ts";
import {gamma} from "../statistics/association/gamma.ts";
import {kendallTauB} from "../statistics/association/kendall-tau-b.ts";
import {oddsRatioLikeR} from "../statistics/association/odds-ratio-like-r.ts";
import {phi} from "../statistics/association/phi.ts";
import {somersD} from "../statistics/association/somers-d.ts";
import {spearman} from "../statistics/association/spearman.ts";
import {fisherTwoByTwo} from "../statistics/independence/fisher-2x2.ts";
import {fisherFreemanHalton} from "../statistics/independence/fisher-freeman-halton.ts";
import {likelihoodRatio} from "../statistics/independence/likelihood-ratio.ts";
import {pearsonChiSquare} from "../statistics/independence/pearson.ts";
import {yatesChiSquare} from "../statistics/independence/yates.ts";
import {cochranArmitage} from "../statistics/trend/cochran-armitage.ts";
import {jonckheereTerpstra} from "../statistics/trend/jonckheere-terpstra.ts";
import {exactLinearByLinear, linearByLinear} from "../statistics/trend/linear-by-linear.ts";
import {answer, type Calculation, calculation, together, type Values} from "./calculation.ts";
import {tableInput} from "./inputs.ts";

/** Tests and measures of contingency tables. */
export const tableCalculations: Readonly<Record<string, Calculation>> = {
  "pearson-chi-square": calculation(tableInput, ({table}) =>
    together(
      answer(pearsonChiSquare(table), ({statistic, df, p, expected}) => ({
        statistic,
        df,
        p,
        minExpected: expected.minimum,
        shareExpectedBelow5: expected.below5Share,
      })),
      answer(likelihoodRatio(table), ({statistic, p}) => ({likelihoodRatio: statistic, pLikelihoodRatio: p})),
      answer(cramersV(table), ({estimate}) => ({cramersV: estimate})),
    ),
  ),
  "ordinal-association": calculation(tableInput, ({table}) =>
    together(
      answer(gamma(table), ({estimate}) => ({gamma: estimate})),
      answer(kendallTauB(table), ({estimate}) => ({kendallTauB: estimate})),
      answer(somersD(table), ({estimate}) => ({somersDColumnsGivenRows: estimate})),
      answer(spearman(table), ({estimate}) => ({spearmanRho: estimate})),
      answer(linearByLinear(table), ({statistic, p}) => ({linearByLinear: statistic, pLinearByLinear: p})),
    ),
  ),
  "fisher-exact": calculation(tableInput, ({table}) => answer(fisherFreemanHalton(table), exactValues)),
  "fisher-2x2": calculation(tableInput, ({table}) =>
    together(
      answer(fisherTwoByTwo(table), ({p}) => ({p})),
      answer(oddsRatioLikeR(table), ({estimate, low, high}) => ({oddsRatioConditionalMle: estimate, ci: [low, high]})),
    ),
  ),
  "yates-chi-square": calculation(tableInput, ({table}) =>
    answer(yatesChiSquare(table), ({statistic, p}) => ({statistic, p})),
  ),
  "cramers-v": calculation(tableInput, ({table}) =>
    answer(cramersV(table), ({estimate, low, high, biasCorrected}) => ({
      cramersV: estimate,
      ci: [low, high],
      ...(biasCorrected === null ? {} : {biasCorrected}),
    })),
  ),
  phi: calculation(tableInput, ({table}) =>
    answer(phi(table), ({estimate, low, high}) => ({phi: estimate, ci: [low, high]})),
  ),
  "linear-by-linear-exact": calculation(tableInput, ({table}) => answer(exactLinearByLinear(table), exactValues)),
  "cochran-armitage": calculation(tableInput, ({table}) =>
    answer(cochranArmitage(table), ({z, statistic, p}) => ({z, statistic, p})),
  ),
  "jonckheere-terpstra": calculation(tableInput, ({table}) =>
    answer(jonckheereTerpstra(table), ({statistic, z, p}) => ({statistic, z, p})),
  ),
};

interface Simulated {
  readonly low: number;
  readonly high: number;
  readonly draws: number;
  readonly seed: number;
}

/** An exact p alone; a simulated one with what is needed to trust and repeat it. */
export function exactValues(
  result: {readonly p: number} & ({readonly method: "exact"} | ({readonly method: "monte-carlo"} & Simulated)),
): Values {
  if (result.method === "exact") return {p: result.p};
  return {p: result.p, method: "monte-carlo", ci: [result.low, result.high], draws: result.draws, seed: result.seed};
}
