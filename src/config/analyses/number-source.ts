/** A number in a spec that may come from somewhere else: written, a fact, or a cell of another analysis. */
import {z} from "zod";

export const cellAddress = z
  .string()
  .regex(/^[^/]+(?:\/(?:[^\\/]|\\.)+){3}$/u, "is not a cell's address: analysis/block/row/column")
  .describe("A cell of another analysis: analysis/block/row/column");

export const cellSource = z.strictObject({
  cell: cellAddress,
  of: z
    .enum(["value", "count", "base"])
    .default("value")
    .describe("value: the unrounded number, a share from 0 to 1; count: its persons; base: what it is a share of"),
});

export const numberSource = z
  .union([z.number(), z.strictObject({fact: z.string().describe("A key under facts")}), cellSource])
  .describe("A number, {fact: key}, or {cell: analysis/block/row/column, of: value | count | base}");

export type CellSource = z.infer<typeof cellSource>;
export type NumberSource = z.infer<typeof numberSource>;
