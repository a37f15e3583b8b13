/** The tests an author may ask for, by the names of docs/statistics.md. Whether one fits is seen when it is used. */
import {z} from "zod";
import {offering} from "./offered-choices.ts";

/** Every test there is but those for weights, which an evaluation has none of. */
export const testMethodNames = [
  "pearson-chi-square",
  "likelihood-ratio",
  "yates-chi-square",
  "fisher-freeman-halton",
  "linear-by-linear",
  "linear-by-linear-exact",
  "cochran-armitage",
  "cochran-armitage-exact",
  "jonckheere-terpstra",
  "jonckheere-terpstra-exact",
  "mann-whitney",
  "mann-whitney-exact",
  "kruskal-wallis",
  "kruskal-wallis-exact",
  "welch-t",
  "anova",
  "anova-welch",
  "mcnemar",
  "mcnemar-exact",
  "mcnemar-mid-p",
  "bowker",
  "stuart-maxwell",
  "sign-test",
  "wilcoxon-signed-rank",
  "wilcoxon-signed-rank-exact",
  "paired-t",
  "friedman",
  "cochran-q",
  "goodness-of-fit",
  "goodness-of-fit-exact",
  "binomial-exact",
] as const;

export type TestMethodName = (typeof testMethodNames)[number];

const independent = testMethodNames.slice(0, testMethodNames.indexOf("mcnemar"));
const onceAgain = testMethodNames.slice(testMethodNames.indexOf("mcnemar"), testMethodNames.indexOf("goodness-of-fit"));
const onTwoNumbers = ["paired-t", "wilcoxon-signed-rank", "wilcoxon-signed-rank-exact", "sign-test"] as const;
const onTwoAnswers = ["mcnemar", "mcnemar-exact", "mcnemar-mid-p"] as const;

/** What a kind of analysis asks of a test. @param fitting those that it may take, to be offered for a name that is none */
function testWishOf(fitting: readonly TestMethodName[]) {
  const names = z.enum(["auto", "none", ...testMethodNames]);
  return offering(names, ["auto", "none", ...fitting])
    .default("auto")
    .describe("auto chooses by the rules of docs/statistics.md; or the name of a test that fits, or none");
}

export const testWishes = {
  change: testWishOf([...onceAgain, "pearson-chi-square", "fisher-freeman-halton", "kruskal-wallis"]),
  crossing: testWishOf(onTwoAnswers),
  distribution: testWishOf(["goodness-of-fit", "goodness-of-fit-exact", "binomial-exact"]),
  numbers: testWishOf([...onTwoNumbers, "friedman"]),
  outcome: testWishOf(["binomial-exact", "goodness-of-fit", "goodness-of-fit-exact"]),
  pairedMeans: testWishOf(onTwoNumbers),
  transition: testWishOf([...onTwoAnswers, "bowker", "stuart-maxwell", "sign-test", "wilcoxon-signed-rank"]),
} as const;

const crosstabWishes = ["auto", "ordered", "none", "chi-square", "exact"] as const;

export const crosstabTestWish = offering(z.enum([...crosstabWishes, ...testMethodNames]), [
  ...crosstabWishes,
  ...independent,
])
  .default("auto")
  .describe(
    "auto asks whether answers are spread alike, exactly where expected counts are small; ordered uses the order of the answers too; or the name of a test that fits, or none",
  );

export type CrosstabTestWish = z.infer<typeof crosstabTestWish>;
