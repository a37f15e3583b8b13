/** What an author may write for a traffic light: numbers of other analyses, and the rule that gives each its light. */
import {z} from "zod";
import {display, measured, named, partialSelector, selectorParts, tone} from "./display.ts";

const limit = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(?:\.\d+)?\s*%$/, "is neither a number nor a percentage such as 75%")
      .transform((text) => Number.parseFloat(text) / 100),
  ])
  .describe("A number; of a share 0.75, or 75%");

const rule = z.strictObject({
  label: z.string().min(1).describe("The light's word, printed in the cells: Grøn"),
  meaning: z.string().min(1).optional().describe("What it stands for, printed in the note: i høj grad"),
  from: limit.optional().describe("It is given from this number up; the last rule has no limit and takes the rest"),
  to: limit.optional().describe("It is given up to and with this number, where a low number is good"),
  tone: tone.optional(),
});

export const trafficLightSpec = z.strictObject({
  kind: z.literal("traffic-light"),
  ...display,
  rules: z
    .array(rule)
    .min(2)
    .describe("The lights, the best first: all but the last with from, or all but the last with to"),
  numbers: partialSelector
    .prefault({})
    .describe("Where the numbers are, as far as it is the same for all cells; columns, rows and cells say the rest"),
  columns: z.array(z.strictObject({...named, ...selectorParts, analysis: partialSelector.shape.analysis})).min(1),
  rows: z
    .array(
      z.strictObject({
        ...named,
        ...selectorParts,
        analysis: partialSelector.shape.analysis,
        numbers: z
          .record(z.string(), measured)
          .default({})
          .describe("Numbers that stand elsewhere, by column: {Runde 1: {cell: analysis/block/row/column}}"),
      }),
    )
    .min(1),
});
