/** Which shares have reached something, against their goals. */
import {z} from "zod";
import {testWishes} from "../test-wishes.ts";
import {variableReference} from "../variable-reference.ts";
import {codes, common, stub} from "./common.ts";
import {segments} from "./segments.ts";

export const outcomeSpec = z.strictObject({
  kind: z.literal("outcome"),
  ...common,
  items: z
    .array(
      z.strictObject({
        variable: variableReference,
        label: z.string().optional(),
        target: z.string().optional().describe("A key under facts: the share, in percent, that is the goal"),
        success: codes.default("Ja").describe("The answer that counts as reached"),
      }),
    )
    .min(1),
  by: segments.by,
  groups: segments.groups,
  total: segments.total,
  wave: segments.wave,
  stub,
  test: testWishes.outcome,
});
