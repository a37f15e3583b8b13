/** How far two coders of the same cases agree. */
import {z} from "zod";
import {variableReference} from "../variable-reference.ts";
import {common, stub} from "./common.ts";

const coder = z.strictObject({
  variable: variableReference.describe("A variable, or a question with several answers, that holds the coder's choice"),
  label: z.string().min(1).describe("Who coded: Første koder"),
});

export const agreementSpec = z.strictObject({
  kind: z.literal("agreement"),
  ...common,
  first: coder,
  second: coder.describe("The other coder's variable or question, with the same answers"),
  wave: z.int().positive().optional(),
  weights: z
    .enum(["none", "linear", "quadratic"])
    .default("none")
    .describe(
      "How much of an agreement neighbouring answers are, for scales with an order; for the row of all answers",
    ),
  stub,
});
