import {z} from "zod";
import {testWishes} from "../test-wishes.ts";
import {show, stub} from "./common.ts";
import {decimals, pairedItems, pairs} from "./pairs.ts";

const limit = z.number();

export const crossingSpec = z.strictObject({
  kind: z.literal("crossing"),
  ...pairs,
  items: pairedItems.describe("Numbers, or answers whose codes are numbers; a block for each"),
  cut: z
    .union([
      z.strictObject({below: limit}),
      z.strictObject({at_most: limit}),
      z.strictObject({above: limit}),
      z.strictObject({at_least: limit}),
      z.enum(["lowest-quartile", "highest-quartile"]),
    ])
    .describe(
      "Who is the group at the first wave: {below: 50}, {at_most: 50}, {above: 5}, {at_least: 6}, lowest-quartile or highest-quartile",
    ),
  labels: z
    .strictObject({inside: z.string().min(1), outside: z.string().min(1)})
    .optional()
    .describe("What the group and the others are called; the limit in words when left out"),
  show: show.default("count-and-percent"),
  decimals,
  stub,
  test: testWishes.crossing,
});
