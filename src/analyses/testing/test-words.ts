import type {TestMethod} from "../../results/model.ts";
import {upperFirst} from "../print/danish.ts";

interface TestWords {
  /** Inside a sentence. */
  readonly name: string;
  /** Whether the p is exact, where it is not simulated. */
  readonly exact: boolean;
}

/** The tests by their Danish names. */
export const testWords: Readonly<Record<TestMethod, TestWords>> = {
  "pearson-chi-square": {name: "χ²-test", exact: false},
  "likelihood-ratio": {name: "likelihood ratio-test", exact: false},
  "yates-chi-square": {name: "χ²-test med Yates' korrektion", exact: false},
  "fisher-freeman-halton": {name: "Fisher-Freeman-Haltons eksakte test", exact: true},
  "linear-by-linear": {name: "Mantels test for tendens", exact: false},
  "linear-by-linear-exact": {name: "Mantels eksakte test for tendens", exact: true},
  "cochran-armitage": {name: "Cochran-Armitages test for tendens", exact: false},
  "cochran-armitage-exact": {name: "Cochran-Armitages eksakte test for tendens", exact: true},
  "jonckheere-terpstra": {name: "Jonckheere-Terpstras test for tendens", exact: false},
  "jonckheere-terpstra-exact": {name: "Jonckheere-Terpstras eksakte test for tendens", exact: true},
  "mann-whitney": {name: "Mann-Whitneys test", exact: false},
  "mann-whitney-exact": {name: "Mann-Whitneys eksakte test", exact: true},
  "kruskal-wallis": {name: "Kruskal-Wallis' test", exact: false},
  "kruskal-wallis-exact": {name: "Kruskal-Wallis' eksakte test", exact: true},
  "welch-t": {name: "Welchs t-test", exact: false},
  anova: {name: "variansanalyse", exact: false},
  "anova-welch": {name: "Welchs variansanalyse", exact: false},
  mcnemar: {name: "McNemars test", exact: false},
  "mcnemar-exact": {name: "McNemars eksakte test", exact: true},
  "mcnemar-mid-p": {name: "McNemars test (mid-p)", exact: false},
  bowker: {name: "Bowkers test", exact: false},
  "stuart-maxwell": {name: "Stuart-Maxwells test", exact: false},
  "sign-test": {name: "fortegnstest", exact: true},
  "wilcoxon-signed-rank": {name: "Wilcoxons test for par", exact: false},
  "wilcoxon-signed-rank-exact": {name: "Wilcoxons eksakte test for par", exact: true},
  "paired-t": {name: "parret t-test", exact: false},
  friedman: {name: "Friedmans test", exact: false},
  "cochran-q": {name: "Cochrans Q-test", exact: false},
  "goodness-of-fit": {name: "χ²-test af fordelingen", exact: false},
  "goodness-of-fit-exact": {name: "eksakt test af fordelingen", exact: true},
  "binomial-exact": {name: "eksakt binomialtest", exact: true},
  "log-rank": {name: "log-rank-test", exact: false},
  "log-rank-exact": {name: "eksakt log-rank-test", exact: true},
};

/** A test's name at the beginning of a sentence; χ is no Χ there either. */
export function leadingName(name: string): string {
  return name.startsWith("χ") ? name : upperFirst(name);
}
