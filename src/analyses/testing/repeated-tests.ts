import type {TestMethod} from "../../results/model.ts";
import {bowker} from "../../statistics/paired/bowker.ts";
import {cochranQ} from "../../statistics/paired/cochran-q.ts";
import {friedman} from "../../statistics/paired/friedman.ts";
import {mcNemar, mcNemarExact, mcNemarMidP} from "../../statistics/paired/mcnemar.ts";
import {pairedT} from "../../statistics/paired/paired-t.ts";
import {signTest} from "../../statistics/paired/sign-test.ts";
import {stuartMaxwell} from "../../statistics/paired/stuart-maxwell.ts";
import {wilcoxonSignedRank} from "../../statistics/paired/wilcoxon-signed-rank.ts";
import {wilcoxonSignedRankExact} from "../../statistics/paired/wilcoxon-signed-rank-exact.ts";
import type {Computed} from "../../statistics/result.ts";
import {numbersOfExact, type TestNumbers} from "./outcome.ts";
import {movesIn, personsOf, type Repeated, squareOf} from "./repeated.ts";

type Run = (repeated: Repeated) => Computed<Partial<TestNumbers> & {p: number}>;

const runs = {
  mcnemar: (repeated) => mcNemar(squareOf(repeated)),
  "mcnemar-exact": (repeated) => onlyP(mcNemarExact(squareOf(repeated))),
  "mcnemar-mid-p": (repeated) => onlyP(mcNemarMidP(squareOf(repeated))),
  bowker: (repeated) => bowker(squareOf(repeated)),
  "stuart-maxwell": (repeated) => stuartMaxwell(squareOf(repeated)),
  "sign-test": (repeated) => {
    const {up, down} = movesIn(repeated);
    return onlyP(signTest(up, down));
  },
  "wilcoxon-signed-rank": (repeated) => {
    const result = wilcoxonSignedRank(...beforeAndAfter(repeated));
    return result.ok ? {ok: true, statistic: result.z, p: result.p} : result;
  },
  "wilcoxon-signed-rank-exact": (repeated) => numbersOfExact(wilcoxonSignedRankExact(...beforeAndAfter(repeated))),
  "paired-t": (repeated) => {
    const result = pairedT(...beforeAndAfter(repeated));
    return result.ok ? {ok: true, statistic: result.t, df: result.df, p: result.p} : result;
  },
  friedman: (repeated) => friedman(personsOf(repeated)),
  "cochran-q": (repeated) => cochranQ(personsOf(repeated)),
} as const satisfies Partial<Record<TestMethod, Run>>;

/** The tests that compare the same persons' measurements. */
export type RepeatedMethod = keyof typeof runs;

export function isRepeated(method: string): method is RepeatedMethod {
  return Object.hasOwn(runs, method);
}

/** Makes one test on the same persons' measurements. Its n is everybody who was measured each time, changed or not. */
export function runRepeated(method: RepeatedMethod, repeated: Repeated): Computed<TestNumbers> {
  const run: Run = runs[method];
  const result = run(repeated);
  if (!result.ok) return result;
  const {statistic = null, df = null, p, simulation} = result;
  return {ok: true, statistic, df, p, n: repeated.n, ...(simulation === undefined ? {} : {simulation})};
}

/** Everybody's scores at the first and at the last measurement. */
export function beforeAndAfter(repeated: Repeated): [before: number[], after: number[]] {
  const persons = personsOf(repeated);
  return [persons.map((scores) => scores[0] ?? 0), persons.map((scores) => scores.at(-1) ?? 0)];
}

function onlyP(result: Computed<{p: number}>): Computed<{p: number}> {
  return result.ok ? {ok: true, p: result.p} : result;
}
