/** Two variables against each other. */
import {z} from "zod";
import {crosstabTestWish} from "../test-wishes.ts";
import {codes, common, item, nets, onlyNets, stub} from "./common.ts";
import {starLevels} from "./stars.ts";

const collapsed = z
  .record(z.string().min(1), codes)
  .optional()
  .describe("{label: answers}: these answers become one; the others stay");

export const crosstabSpec = z.strictObject({
  kind: z.literal("crosstab"),
  ...common,
  rows: z
    .union([item, z.array(item).min(1)])
    .describe("The row variable, or several stacked over the same columns; also a multiple-response question"),
  columns: item.describe("The column variable; also a multiple-response question"),
  layer: item.optional().describe("A third variable: the table again for the persons with each of its answers"),
  collapse: z.strictObject({rows: collapsed, columns: collapsed}).optional(),
  wave: z.int().positive().optional(),
  percent: z
    .enum(["column", "row", "total", "none"])
    .default("column")
    .describe("What the percentages are of; none prints counts"),
  show: z
    .enum(["percent", "percent-with-count"])
    .default("percent")
    .describe("percent-with-count: both in one cell, «25 % (93)»"),
  nets,
  only_nets: onlyNets,
  compare: z
    .enum(["letters", "stars", "none"])
    .default("none")
    .describe(
      "letters: each column's shares against every other column's; stars: each column's against the rest of the persons",
    ),
  stars: starLevels.optional().describe("The levels of compare: stars, [0.05, 0.01] when left out"),
  stub,
  test: crosstabTestWish,
});
