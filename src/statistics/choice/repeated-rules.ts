import {type ChoiceReason, chosen, type NoTest, noTest, type RuleChoice} from "./test-choice.ts";
import type {TestMethod} from "./test-methods.ts";
import {commonLevel, type MeasurementLevel, type RepeatedQuestion} from "./test-question.ts";

/** Below this number of changed pairs McNemar's statistic is not yet chi-square. */
const leastChanged = 25;
/** From this number of pairs on, the mean of all but very skewed differences is close to normal. */
const leastForMean = 15;
/** Cochran's Q is chi-square from this product of changed units and measurements on. */
const leastForCochran = 24;

/** The rules for one variable measured repeatedly on the same units: docs/statistics.md, "The same units again". */
export function chooseForRepeated(question: RepeatedQuestion): RuleChoice | NoTest {
  const {levels, n, changed} = question;
  if (levels.length < 2) return noTest("single-measurement");
  if (n === 0) return noTest("no-observations");
  if (changed === 0) return noTest("nothing-changed");
  const level = commonLevel(levels);
  if (question.weighted === true) return chooseWeighted(level, levels.length);
  return levels.length === 2 ? chooseForTwo(level, n, changed) : chooseForMore(level, levels.length, n, changed);
}

function chooseForTwo(level: MeasurementLevel, n: number, changed: number): RuleChoice {
  if (level === "binary") {
    return changed < leastChanged ? chosen("mcnemar-exact", "few-changes") : chosen("mcnemar", "same-units-binary");
  }
  if (level === "nominal") return chosen("stuart-maxwell", "same-units-nominal");
  if (level === "ordinal") return chosen("sign-test", "same-units-ordinal");
  return n < leastForMean
    ? chosen("wilcoxon-signed-rank-exact", "few-observations")
    : chosen("paired-t", "same-units-number");
}

function chooseForMore(level: MeasurementLevel, measurements: number, n: number, changed: number): RuleChoice {
  if (level === "nominal") return pairwise("stuart-maxwell", "repeated-nominal");
  if (level === "binary") {
    return changed * measurements < leastForCochran
      ? pairwise("mcnemar-exact", "few-changes")
      : chosen("cochran-q", "repeated-binary");
  }
  return n <= largestTabled(measurements)
    ? pairwise("sign-test", "few-observations")
    : chosen("friedman", "repeated-ordered");
}

/** The numbers of units up to which Friedman's statistic is tabled because it is not yet chi-square. */
function largestTabled(measurements: number): number {
  if (measurements === 3) return 13;
  return measurements === 4 ? 8 : 5;
}

function chooseWeighted(level: MeasurementLevel, measurements: number): RuleChoice | NoTest {
  if (level === "nominal") return noTest("no-weighted-test");
  return measurements === 2 ? chosen("weighted-mean", "weights") : pairwise("weighted-mean", "weights");
}

function pairwise(method: TestMethod, reason: ChoiceReason): RuleChoice {
  return {ok: true, method, reason, pairwise: true};
}
