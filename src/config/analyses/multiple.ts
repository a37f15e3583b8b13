/** Questions to which a person may give several answers, and flags that a case may have several of. */
import {z} from "zod";
import {variableReference} from "../variable-reference.ts";
import {codes, common, item, show, stub} from "./common.ts";
import {segments} from "./segments.ts";

const set = z.union([variableReference, z.strictObject({variable: variableReference, label: z.string().optional()})]);

export const multipleSpec = z.strictObject({
  kind: z.literal("multiple"),
  ...common,
  set: z
    .union([set, z.array(set).min(2)])
    .optional()
    .describe("A multiple-response question: source.question; or several with the same options, side by side"),
  flags: z
    .array(item)
    .min(1)
    .optional()
    .describe("Instead of set: variables that are each yes or no, such as codes of cases; one row for each"),
  chosen: codes.default("Ja").describe("The answer of a flag that counts"),
  ...segments,
  show: show.default("count-and-percent"),
  percent_of: z
    .enum(["persons", "answers", "both"])
    .default("persons")
    .describe("Of the persons who answered, or of all the answers they gave"),
  order: z.enum(["questionnaire", "most-first"]).default("questionnaire"),
  nets: z
    .record(z.string().min(1), codes)
    .default({})
    .describe("{label: options}: a row for the persons with at least one of these options"),
  at_least: z
    .record(z.string().min(1), z.int().min(2))
    .default({})
    .describe("{label: number}: a row for the persons with at least so many options: {Flere problemer: 2}"),
  exclusive: codes.optional().describe("Options such as «ingen af delene», that at_least does not count"),
  choose: z
    .int()
    .min(2)
    .optional()
    .describe("How many options each person was asked to choose; a note tells who did not"),
  stub,
});
