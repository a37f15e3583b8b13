/** What the specs of several analysis kinds share. */
import {z} from "zod";
import {variableReference} from "../variable-reference.ts";

export const codes = z
  .union([z.union([z.string(), z.number()]), z.array(z.union([z.string(), z.number()])).min(1)])
  .describe("One or more answers, by label or by code");

export const where = z
  .record(variableReference, codes)
  .describe("Only persons with these answers: {source.variable: answer, or [answer, answer]}");

export const item = z.union([
  variableReference,
  z.strictObject({
    variable: variableReference,
    label: z.string().optional().describe("Printed instead of the variable's own label"),
    reversed: z.boolean().default(false).describe("Print the categories in the opposite order"),
    question: z.boolean().default(false).describe("Print the question in full under the label"),
  }),
]);

export const common = {
  title: z.string().describe("The caption, without number; end it with «Procent» when the cells are percentages"),
  population: z.string().optional().describe("A key under populations; the evaluation's own when left out"),
  where: where.optional(),
  note: z.string().optional().describe("Printed after «Anm.:» under the table"),
  source: z.string().optional().describe("Printed after «Kilde:» instead of the sources' own names"),
  published_as: z
    .string()
    .min(1)
    .optional()
    .describe("The published table that this one is like: Tabel 4.5. For maalepunkt simulate --margins only"),
  dont_know: z.enum(["in", "out"]).default("in").describe("Whether «ved ikke» is in the base"),
  not_relevant: z.enum(["in", "out"]).default("in").describe("Whether «ikke relevant» is in the base"),
};

export const show = z
  .enum(["percent", "count", "count-and-percent", "percent-with-count"])
  .describe("count-and-percent: two columns; percent-with-count: both in one cell, «25 % (93)»");

export const nets = z
  .record(z.string().min(1), codes)
  .default({})
  .describe(
    "{label: answers}: the sum of some answers, from their counts: {I høj eller nogen grad: [I høj grad, I nogen grad]}",
  );
export const onlyNets = z.boolean().default(false).describe("Whether the nets stand alone, without the answers");
export const stub = z.string().default("").describe("The heading above the row labels");
