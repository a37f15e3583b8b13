/** Many units (municipalities, schools) beside each other by the mean of a number. */
import {z} from "zod";
import {common, item, stub} from "./common.ts";
import {unitList} from "./unit-list.ts";

export const unitMeansSpec = z.strictObject({
  kind: z.literal("unit-means"),
  ...common,
  ...unitList,
  number: item.describe("The number variable whose mean is compared"),
  sort: z.enum(["highest", "lowest", "name"]).default("highest").describe("By the mean, or by name"),
  decimals: z.int().min(0).max(6).optional(),
  stub,
  test: z
    .enum(["auto", "none", "kruskal-wallis", "kruskal-wallis-exact", "anova", "anova-welch"])
    .default("auto")
    .describe("Whether the units differ at all: auto chooses by the rules of docs/statistics.md"),
});
