/** The tests an author may ask for, by the names of docs/statistics.md. Whether one fits is seen when it is used. */
import {z} from "zod";

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

export const testWish = z
  .enum(["auto", "none", ...testMethodNames])
  .default("auto")
  .describe("auto chooses by the rules of docs/statistics.md; or the name of a test that fits, or none");

export const crosstabTestWish = z
  .enum(["auto", "ordered", "none", "chi-square", "exact", ...testMethodNames])
  .default("auto")
  .describe(
    "auto asks whether answers are spread alike, exactly where expected counts are small; ordered uses the order of the answers too; or the name of a test that fits, or none",
  );

export type TestMethodName = (typeof testMethodNames)[number];
export type CrosstabTestWish = z.infer<typeof crosstabTestWish>;
