/** How strongly pairs of variables hang together. */
import {z} from "zod";
import {crosstabTestWish} from "../test-wishes.ts";
import {common, item, stub} from "./common.ts";
import {segments} from "./segments.ts";
import {starLevels} from "./stars.ts";

/** The measures there are; which fits depends on how the variables are measured. */
export const coefficients = ["cramers-v", "phi", "kendall-tau-b", "gamma", "spearman"] as const;

export const associationSpec = z.strictObject({
  kind: z.literal("association"),
  ...common,
  pairs: z
    .array(
      z.strictObject({
        between: z.tuple([item, item]).describe("The two variables"),
        label: z.string().min(1).optional().describe("Of the row, instead of both variables' labels"),
      }),
    )
    .min(1)
    .describe("One row for each"),
  ...segments,
  arrangement: z
    .enum(["groups-in-columns", "groups-in-blocks"])
    .default("groups-in-columns")
    .describe("Where groups and waves stand: beside each other, or as blocks of rows"),
  coefficient: z
    .enum(["auto", ...coefficients])
    .default("auto")
    .describe(
      "auto: phi for two variables with two answers each, Cramér's V where one has no order, Spearman's where one is a number, else Kendall's tau-b",
    ),
  statistics: z
    .array(z.enum(["coefficient", "interval", "n", "p"]))
    .min(1)
    .default(["coefficient", "n", "p"]),
  decimals: z.int().min(1).max(6).default(2).describe("Of the coefficients"),
  test: crosstabTestWish.describe(
    "auto: the test that asks what the coefficient measures, by the rules of docs/statistics.md; or the name of one that fits, or none",
  ),
  stars: starLevels.default([0.05, 0.01, 0.001]),
  adjust: z.enum(["none", "holm"]).default("none").describe("holm: the table's p-values are adjusted together"),
  stub,
});
