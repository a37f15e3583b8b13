import {z} from "zod";
import {display} from "./display.ts";
import {share, step, unit} from "./money.ts";

export const sensitivitySpec = z.strictObject({
  kind: z.literal("sensitivity"),
  ...display,
  analysis: z.string().describe("The analysis of kind scenarios that is looked into"),
  scenario: z.string().describe("The scenario that one number at a time is changed in"),
  part: z
    .enum(["tornado", "break-even"])
    .describe(
      "tornado: the net at a low and a high value of each number, the widest first; break-even: what each must be for the net to be zero",
    ),
  parameters: z
    .array(
      z.strictObject({
        parameter: z.string().describe("persons, gains.hjemloeshed.probability, services.bolig.unit_cost …"),
        label: z.string().optional(),
        low: share.optional().describe("A number; a share as in the model"),
        high: share.optional(),
      }),
    )
    .min(1)
    .optional()
    .describe(
      "When left out: every number that differs between the first and the last scenario, from one to the other",
    ),
  unit,
  round: step.optional().describe("To the nearest so many kroner, in print only; 1, or 100 when unit is thousand"),
});
