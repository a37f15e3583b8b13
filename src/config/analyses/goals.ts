/** What an author may write for goals: what is attained against its target, and the rule of the verdict. */
import {z} from "zod";
import {display, measured, named} from "./display.ts";
import {cellAddress} from "./number-source.ts";

export const goalsSpec = z.strictObject({
  kind: z.literal("goals"),
  ...display,
  rule: z
    .enum(["interval", "point"])
    .default("interval")
    .describe(
      "interval: reached only when the whole 95 % interval is on the right side of the target, not reached when none of it is; point: the number itself decides",
    ),
  rows: z
    .array(
      z.strictObject({
        ...named,
        attained: measured.describe("A share, a mean or a count of another analysis"),
        target: z
          .union([
            z.string().min(1).describe("A key under facts"),
            z.strictObject({cell: cellAddress}).describe("A number of another analysis"),
          ])
          .describe("The target: a key under facts, in percent when a share is attained; or {cell: address}"),
        direction: z
          .enum(["at-least", "at-most"])
          .default("at-least")
          .describe("at-most: the target is the highest that is allowed"),
      }),
    )
    .min(1),
  test: z
    .enum(["auto", "none"])
    .default("auto")
    .describe("auto: an exact binomial test of each share against its target"),
});
