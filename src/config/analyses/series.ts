/** A number over years, of groups and against a benchmark. */
import {z} from "zod";
import {common, item, stub} from "./common.ts";
import {segments} from "./segments.ts";

export const seriesSpec = z.strictObject({
  kind: z.literal("series"),
  ...common,
  number: item.describe("The number variable whose mean is followed"),
  weight: item.optional().describe("A number variable that means are weighted by, such as school days"),
  year: item
    .optional()
    .describe("A variable that holds the year, for sources with a row for each person and year; else give waves"),
  ...segments,
  benchmark: z
    .strictObject({
      label: z.string().min(1).describe("Whose numbers they are: Hele landet"),
      source: z.string().min(1).describe("Where they come from, printed in the note"),
      values: z.record(z.string(), z.number()).describe("{year: number}, by the key of the column"),
    })
    .optional()
    .describe("Known numbers to hold the series against"),
  change: z.boolean().default(true).describe("Columns with the change from the first year to the last"),
  decimals: z.int().min(0).max(6).optional(),
  stub,
});
