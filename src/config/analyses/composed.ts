/** What an author may write for a composed table, and for a summary: cells of other analyses, printed again. */
import {z} from "zod";
import {display, named} from "./display.ts";
import {cellAddress, cellSource} from "./number-source.ts";

const names = z.array(z.union([z.string().min(1), z.number()]).transform(String)).min(1);

const part = z.strictObject({
  analysis: z.string().min(1).describe("The key of the analysis whose table it is a part of"),
  key: z.string().min(1).optional().describe("What it is addressed by; the analysis's key when left out"),
  label: z.string().optional().describe("Printed over the part"),
  blocks: names.optional().describe("Only these blocks, in this order"),
  rows: names.optional().describe("Only these rows, in this order"),
  columns: names.optional().describe("Only these columns, in this order"),
});

export const composedSpec = z.strictObject({
  kind: z.literal("composed"),
  ...display,
  parts: z.array(part).min(1).describe("The tables, or parts of tables, of other analyses"),
  arrangement: z
    .enum(["stacked", "beside"])
    .default("stacked")
    .describe("stacked: under one another; beside: rows of the same name continue, each part with columns of its own"),
});

export const summarySpec = z.strictObject({
  kind: z.literal("summary"),
  ...display,
  columns: z
    .array(
      z.union([
        z
          .string()
          .min(1)
          .transform((label) => ({label})),
        z.strictObject({...named, group: z.string().optional().describe("A heading over it and its neighbours")}),
      ]),
    )
    .min(1)
    .optional()
    .describe("In this order; in the order that the rows name them when left out"),
  rows: z
    .array(
      z.strictObject({
        ...named,
        cells: z
          .record(z.string(), z.union([cellAddress, cellSource]))
          .describe("By column: {Lavt: nettogevinst/all/net/low}, or {Personer: {cell: job/job/1/percent, of: count}}"),
      }),
    )
    .min(1),
});

export type ComposedPart = z.infer<typeof part>;
