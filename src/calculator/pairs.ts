import {chiSquareLowerTail} from "../statistics/distributions/chi-square.ts";
import {bowker} from "../statistics/paired/bowker.ts";
import {cochranQ} from "../statistics/paired/cochran-q.ts";
import {friedman} from "../statistics/paired/friedman.ts";
import {mcNemar, mcNemarExact, mcNemarMidP} from "../statistics/paired/mcnemar.ts";
import {pairedDifference} from "../statistics/paired/paired-difference.ts";
import {pairedT} from "../statistics/paired/paired-t.ts";
import {signTest} from "../statistics/paired/sign-test.ts";
import {stuartMaxwell} from "../statistics/paired/stuart-maxwell.ts";
import {wilcoxonSignedRank} from "../statistics/paired/wilcoxon-signed-rank.ts";
import {wilcoxonSignedRankExact} from "../statistics/paired/wilcoxon-signed-rank-exact.ts";
import {notComputable} from "../statistics/result.ts";
import {answer, type Calculation, calculation} from "./calculation.ts";
import {matrixInput, pairsInput, tableInput} from "./inputs.ts";
import {exactValues} from "./tables.ts";

/** Tests of the same people measured twice or more. */
export const pairedCalculations: Readonly<Record<string, Calculation>> = {
  mcnemar: calculation(tableInput, ({table}) => answer(mcNemar(table), ({statistic, df, p}) => ({statistic, df, p}))),
  "mcnemar-exact": calculation(tableInput, ({table}) => answer(mcNemarExact(table), ({p}) => ({p}))),
  "mcnemar-mid-p": calculation(tableInput, ({table}) => answer(mcNemarMidP(table), ({p}) => ({p}))),
  bowker: calculation(tableInput, ({table}) => answer(bowker(table), ({statistic, df, p}) => ({statistic, df, p}))),
  // As R's coin prints it, whose results are the reference: categories less one for df, and the p from one less the
  // lower tail, which loses its last digits below 1e-10. The statistic itself is `stuartMaxwell`, and exact in its tail.
  "stuart-maxwell": calculation(tableInput, ({table}) =>
    answer(stuartMaxwell(table), ({statistic, df}) => ({
      statistic,
      df: table.length - 1,
      p: 1 - chiSquareLowerTail(statistic, df),
    })),
  ),
  "paired-difference": calculation(tableInput, ({table}) =>
    answer(pairedDifference(table), ({before, after, difference, low, high}) => ({
      before,
      after,
      difference,
      ci: [low, high],
    })),
  ),
  "sign-test": calculation(pairsInput, ({before, after}) => {
    if (before.length !== after.length) return notComputable("unequal-lengths");
    const signs = after.map((value, index) => Math.sign(value - (before[index] ?? 0)));
    return answer(
      signTest(signs.filter((sign) => sign > 0).length, signs.filter((sign) => sign < 0).length),
      ({p}) => ({p}),
    );
  }),
  "paired-t": calculation(pairsInput, ({before, after}) =>
    answer(pairedT(before, after), ({mean, t, df, p, low, high, cohensDz}) => ({
      mean,
      t,
      df,
      p,
      ci: [low, high],
      cohensDz,
    })),
  ),
  "wilcoxon-signed-rank": calculation(pairsInput, ({before, after}) =>
    answer(wilcoxonSignedRank(before, after), ({V, p, pContinuity}) => ({V, p, pContinuity})),
  ),
  "wilcoxon-signed-rank-exact": calculation(pairsInput, ({before, after}) =>
    answer(wilcoxonSignedRankExact(before, after), exactValues),
  ),
  friedman: calculation(matrixInput, ({matrix}) =>
    answer(friedman(matrix), ({statistic, df, p}) => ({statistic, df, p})),
  ),
  "cochran-q": calculation(matrixInput, ({matrix}) =>
    answer(cochranQ(matrix), ({statistic, df, p}) => ({statistic, df, p})),
  ),
};
