/** What an author may write for an entered table: numbers from outside the data, with their source. */
import {z} from "zod";
import {display, named} from "./display.ts";

const value = z.union([
  z.number(),
  z.string(),
  z.null(),
  z.strictObject({
    from: z.number(),
    to: z.number(),
    about: z.boolean().default(false).describe("Print «Ca.» before it"),
  }),
]);

const column = z.union([
  z
    .string()
    .min(1)
    .transform((label) => ({label, unit: "number" as const})),
  z.strictObject({
    ...named,
    unit: z.enum(["number", "text"]).default("number").describe("text: words, which are neither read nor added"),
    decimals: z.int().min(0).max(6).optional().describe("As many as its numbers are written with, when left out"),
  }),
]);

export const enteredSpec = z.strictObject({
  kind: z.literal("entered"),
  ...display,
  source: z.string().min(1).describe("Where the numbers come from, printed after «Kilde:»"),
  columns: z.array(column).min(1).optional().describe("One for each value of a row; of a file, those of its header"),
  rows: z
    .array(
      z.strictObject({
        ...named,
        values: z
          .array(value)
          .min(1)
          .describe("12, 60-65 or Ca. 60-65 or {from: 60, to: 65} for an interval, null for what is not known"),
      }),
    )
    .min(1)
    .optional(),
  path: z
    .string()
    .min(1)
    .optional()
    .describe("A CSV file instead of rows, relative to evaluation.yaml: the row labels first, Danish numbers"),
  total_row: z
    .string()
    .min(1)
    .optional()
    .describe("The label of the row of totals: checked when it is among the rows, else added up as the last"),
  total_column: z
    .string()
    .min(1)
    .optional()
    .describe("The label of the column of totals: checked when it is among the columns, else added up as the last"),
  sum: z
    .boolean()
    .default(true)
    .describe("false: what is typed as totals is printed as it is, since the parts overlap or are not all there"),
  percent: z
    .enum(["column", "row"])
    .optional()
    .describe("Percentages beside the counts: of the column's total or of the row's"),
});
