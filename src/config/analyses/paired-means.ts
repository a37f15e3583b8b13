import {z} from "zod";
import {testWishes} from "../test-wishes.ts";
import {stub} from "./common.ts";
import {decimals, pairedItems, pairs} from "./pairs.ts";
import {stars} from "./stars.ts";

/** What can be printed of one item, in the order that they are usually printed in. */
export const pairedStatistics = ["n", "mean", "difference", "interval", "relative", "dz", "p"] as const;

export const pairedMeansSpec = z.strictObject({
  kind: z.literal("paired-means"),
  ...pairs,
  items: pairedItems.describe("One row for each; numbers, or answers whose codes are numbers"),
  statistics: z
    .array(z.enum(pairedStatistics))
    .min(1)
    .default(["n", "mean", "difference", "interval", "p"])
    .describe(
      "n of pairs, mean at each wave, mean difference, its 95 % interval, relative change in percent of the first mean, Cohen's dz, p",
    ),
  compare: z
    .literal("all")
    .optional()
    .describe("all: the first mean of everybody who answered then stands beside that of the pairs"),
  decimals,
  stub,
  test: testWishes.pairedMeans,
  adjust: z.enum(["none", "holm"]).default("none").describe("holm: the table's p-values are adjusted together"),
  stars,
});
