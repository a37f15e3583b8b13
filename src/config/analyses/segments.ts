/** Groups and waves that an analysis is divided by: every measure may be printed for each of them. */
import {z} from "zod";
import {item} from "./common.ts";

export const segments = {
  by: z
    .union([item, z.array(item).min(1)])
    .optional()
    .describe(
      "Groups to divide by: a variable with answers, or a multiple-response question, whose groups may share persons; several stand beside each other",
    ),
  groups: z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .optional()
    .describe("Only these groups of the one variable under by, in this order"),
  total: z
    .union([z.boolean(), z.string().min(1)])
    .default(false)
    .describe("A last column, or row, for everybody; a text is its heading"),
  wave: z.int().positive().optional().describe("The wave that the items are at; not together with waves"),
  waves: z.array(z.int().positive()).min(1).optional().describe("Several waves beside each other, in this order"),
  wave_labels: z
    .record(z.string(), z.string())
    .optional()
    .describe("Headings instead of the waves' own: {1: Måling 1}"),
  panel: z
    .boolean()
    .default(false)
    .describe("Only persons with a form at every one of the waves; else all who answered each time"),
};

const segmentsSpec = z.strictObject(segments);

export type SegmentsSpec = z.infer<typeof segmentsSpec>;
