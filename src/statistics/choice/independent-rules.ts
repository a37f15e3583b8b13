import {chooseIndependenceTest} from "../choose-independence-test.ts";
import {chosen, type NoTest, noTest, type RuleChoice} from "./test-choice.ts";
import {effectiveLevel, type IndependentQuestion, smallestGroup} from "./test-question.ts";

/** From this size of the smallest group on, means of all but very skewed numbers are close to normal. */
const leastForMeans = 15;
/** Below this size of the smaller group the exact rank-sum test is made. */
const leastForRankSum = 50;
/** Below this number of observations the exact test of a trend is made; docs/statistics.md has what decided it. */
const leastForTrend = 50;
/** Below this size of the smallest group the Kruskal-Wallis statistic is not yet chi-square. */
const leastForKruskalWallis = 6;

/** The rules for two variables on independent observations: docs/statistics.md, "Independent observations". */
export function chooseForIndependent({sides, n, expected, weighted}: IndependentQuestion): RuleChoice | NoTest {
  if (n === 0) return noTest("no-observations");
  const [first, second] = sides;
  const levels = [effectiveLevel(first), effectiveLevel(second)] as const;
  if (sides.some(({level, totals}) => level !== "number" && totals.filter((total) => total > 0).length < 2)) {
    return noTest("single-category");
  }
  const bothCategorical = !levels.includes("number");
  if (weighted === true) return bothCategorical ? chosen("rao-scott", "weights") : noTest("no-weighted-test");
  if (levels.every((level) => level === "nominal" || level === "binary")) {
    if (expected === null) return chosen("fisher-freeman-halton", "expected-unknown");
    const {method, reason} = chooseIndependenceTest(expected);
    return chosen(method, reason);
  }
  if (levels.every((level) => level === "ordinal" || level === "number")) {
    return n < leastForTrend
      ? chosen("jonckheere-terpstra-exact", "few-observations")
      : chosen("jonckheere-terpstra", "both-ordered");
  }
  // What is left: one side makes groups without order, the other has one.
  const grouping = levels[0] === "nominal" || levels[0] === "binary" ? 0 : 1;
  const smallest = smallestGroup(grouping === 0 ? first : second);
  const inTwo = levels[grouping] === "binary";
  const ofNumbers = levels.includes("number");
  if (ofNumbers && smallest >= leastForMeans) {
    return inTwo ? chosen("welch-t", "means-of-two-groups") : chosen("anova-welch", "means-of-groups");
  }
  if (inTwo && smallest < leastForRankSum) return chosen("mann-whitney-exact", "few-in-a-group");
  if (inTwo) return chosen("mann-whitney", "ordered-in-two-groups");
  if (smallest < leastForKruskalWallis) return chosen("kruskal-wallis-exact", "few-in-a-group");
  return chosen("kruskal-wallis", ofNumbers ? "few-in-a-group" : "ordered-in-groups");
}
