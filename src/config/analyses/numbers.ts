/** Means, medians and other statistics of numbers. */
import {z} from "zod";
import {testWishes} from "../test-wishes.ts";
import {common, item, stub} from "./common.ts";
import {segments} from "./segments.ts";

export const numbersSpec = z.strictObject({
  kind: z.literal("numbers"),
  ...common,
  items: z.array(item).min(1).describe("Number variables; one row for each, or one block where groups are rows"),
  ...segments,
  arrangement: z
    .enum(["items-in-rows", "groups-in-rows"])
    .optional()
    .describe("groups-in-rows: a block for each item, a row for each group; so it is with by when left out"),
  statistics: z
    .array(z.enum(["n", "mean", "sd", "minimum", "lower_quartile", "median", "upper_quartile", "maximum", "sum"]))
    .min(1)
    .default(["n", "mean", "sd", "minimum", "median", "maximum"]),
  decimals: z.int().min(0).max(6).optional(),
  stub,
  test: testWishes.numbers,
});
