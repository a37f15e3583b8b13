/** What the specs of kinds share that count nobody themselves: they show what others have counted, or what is typed. */
import {z} from "zod";
import {cellAddress} from "./number-source.ts";

export const display = {
  title: z.string().describe("The caption, without number"),
  note: z.string().optional().describe("Printed after «Anm.:» under the table"),
  source: z.string().optional().describe("Printed after «Kilde:» instead of the sources of what is shown"),
  stub: z.string().default("").describe("The heading above the row labels"),
};

const name = z.union([z.string().min(1), z.number()]);

/** A row, a column or a block of a table that an author writes: it is addressed by its key. */
export const named = {
  label: name.transform(String).describe("What is printed"),
  key: z.string().min(1).optional().describe("What it is addressed by; the label when left out"),
};

/** Options that name a number as the helpers in chapters do; what is left out may be said elsewhere in the spec. */
export const selectorParts = {
  block: name.transform(String).optional().describe("A block of its table, by label or key"),
  row: name.transform(String).optional().describe("One answer, or several with | between, which are added"),
  column: name.transform(String).optional().describe("A column, by label or key"),
  wave: z.int().positive().optional().describe("A column by its wave"),
};

const analysis = z.string().min(1).describe("The key of another analysis");

export const partialSelector = z.strictObject({analysis: analysis.optional(), ...selectorParts});

const selector = z.strictObject({analysis, ...selectorParts});

/** A number of another analysis: by its address, or named as in chapters. */
export const measured = z
  .union([z.strictObject({cell: cellAddress}), selector])
  .describe("A number of another analysis: {cell: analysis/block/row/column}, or {analysis, block, row, column, wave}");

export type MeasuredSource = z.infer<typeof measured>;
export type PartialSelector = z.infer<typeof partialSelector>;
export type Named = {readonly label: string; readonly key?: string | undefined};

/** How good a light or a verdict is: it has the colour and the sign of it. */
export const tone = z
  .enum(["good", "middle", "poor", "unknown"])
  .describe("Its colour and sign: good ● green, middle ▲ yellow, poor ◆ red, unknown ○ grey");
