import {z} from "zod";
import {testWishes} from "../test-wishes.ts";
import {item} from "./common.ts";
import {pairs} from "./pairs.ts";

export const transitionSpec = z.strictObject({
  kind: z.literal("transition"),
  ...pairs,
  item: item.describe("The question with answers to choose among, or bands, that is followed"),
  percent: z
    .enum(["row", "total", "none"])
    .default("row")
    .describe("What the percentages are of: those who began alike, or everybody; none prints counts"),
  show: z
    .enum(["percent", "percent-with-count"])
    .default("percent")
    .describe("percent-with-count: both in one cell, «25 % (93)»"),
  moves: z
    .boolean()
    .optional()
    .describe("Columns for who moved up, stayed and moved down; of answers in an order they are there unless false"),
  test: testWishes.transition,
});
