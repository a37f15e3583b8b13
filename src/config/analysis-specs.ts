/** What an author may write under `analyses:` in evaluation.yaml; one schema for each kind. */
import {z} from "zod";
import {crosstabTestWish, testWish} from "./test-wishes.ts";
import {variableReference} from "./variable-reference.ts";

const codes = z
  .union([z.union([z.string(), z.number()]), z.array(z.union([z.string(), z.number()])).min(1)])
  .describe("One or more answers, by label or by code");

export const where = z
  .record(variableReference, codes)
  .describe("Only persons with these answers: {source.variable: answer, or [answer, answer]}");

const item = z.union([
  variableReference,
  z.strictObject({
    variable: variableReference,
    label: z.string().optional().describe("Printed instead of the variable's own label"),
    reversed: z.boolean().default(false).describe("Print the categories in the opposite order"),
    question: z.boolean().default(false).describe("Print the question in full under the label"),
  }),
]);

const common = {
  title: z.string().describe("The caption, without number; end it with «Procent» when the cells are percentages"),
  population: z.string().optional().describe("A key under populations; the evaluation's own when left out"),
  where: where.optional(),
  note: z.string().optional().describe("Printed after «Anm.:» under the table"),
  source: z.string().optional().describe("Printed after «Kilde:» instead of the sources' own names"),
  dont_know: z.enum(["in", "out"]).default("in").describe("Whether «ved ikke» is in the base"),
  not_relevant: z.enum(["in", "out"]).default("in").describe("Whether «ikke relevant» is in the base"),
};

const show = z.enum(["percent", "count", "count-and-percent"]);
const stub = z.string().default("").describe("The heading above the row labels");

export const distributionSpec = z.strictObject({
  kind: z.literal("distribution"),
  ...common,
  items: z.array(item).min(1).describe("One block of rows for each"),
  wave: z.int().positive().optional(),
  arrangement: z.enum(["stacked", "beside"]).default("stacked"),
  show: show.default("percent"),
  stub,
  reference: z
    .strictObject({
      label: z.string().min(1).describe("What it is the distribution of, over its column: Befolkningen"),
      source: z.string().min(1).describe("Where it comes from, printed in the note"),
      shares: z.record(z.string(), z.number().min(0).max(100)).describe("{answer: percent}, for every answer"),
    })
    .optional()
    .describe("A known distribution that the one item is printed beside and tested against"),
  test: testWish,
});

export const batterySpec = z.strictObject({
  kind: z.literal("battery"),
  ...common,
  items: z.array(item).min(1).describe("One column for each; all must share one answer scale"),
  wave: z.int().positive().optional(),
  show: show.default("percent"),
  stub,
  stem: z.string().optional().describe("The question that the items finish, printed above the rows"),
});

export const changeSpec = z.strictObject({
  kind: z.literal("change"),
  ...common,
  items: z.array(item).min(1),
  waves: z.array(z.int().positive()).min(2).describe("Which waves, in the order of the columns"),
  panel: z
    .boolean()
    .describe("true: only persons with a form at every one of the waves; false: all who answered each time"),
  arrangement: z
    .enum(["stacked", "columns"])
    .default("stacked")
    .describe("stacked: a block of rows for each item; columns: items side by side over a shared scale"),
  stub,
  wave_labels: z
    .record(z.string(), z.string())
    .optional()
    .describe("Column headings instead of the waves' own: {1: Måling 1}"),
  test: testWish,
});

export const crosstabSpec = z.strictObject({
  kind: z.literal("crosstab"),
  ...common,
  rows: z.union([item, z.array(item).min(1)]).describe("The row variable, or several stacked over the same columns"),
  columns: item,
  wave: z.int().positive().optional(),
  percent: z
    .enum(["column", "row", "total", "none"])
    .default("column")
    .describe("What the percentages are of; none prints counts"),
  stub,
  test: crosstabTestWish,
});

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
  wave: z.int().positive().optional(),
  stub,
  test: testWish,
});

export const statusSpec = z.strictObject({
  kind: z.literal("status"),
  ...common,
  variable: item,
  wave: z.int().positive().optional(),
  total_label: z.string().describe("The label of the first row, which is everybody"),
  stub,
});

export const responseSpec = z.strictObject({
  kind: z.literal("response"),
  ...common,
  sources: z.array(z.string()).min(1).describe("One row for each source"),
  waves: z.array(z.int().positive()).min(1),
  stub,
});

export const numbersSpec = z.strictObject({
  kind: z.literal("numbers"),
  ...common,
  items: z.array(item).min(1).describe("Number variables; one row for each"),
  waves: z.array(z.int().positive()).optional().describe("Several waves: a group of columns for each"),
  wave: z.int().positive().optional(),
  panel: z.boolean().default(false),
  statistics: z
    .array(z.enum(["n", "mean", "sd", "minimum", "lower_quartile", "median", "upper_quartile", "maximum"]))
    .min(1)
    .default(["n", "mean", "sd", "minimum", "median", "maximum"]),
  decimals: z.int().min(0).max(6).optional(),
  stub,
  test: testWish,
});

export const multipleSpec = z.strictObject({
  kind: z.literal("multiple"),
  ...common,
  set: variableReference.describe("A multiple-response question: source.question"),
  wave: z.int().positive().optional(),
  order: z.enum(["questionnaire", "most-first"]).default("questionnaire"),
  stub,
});

export const publishedSpec = z.strictObject({
  kind: z.literal("published"),
  title: z.string(),
  path: z.string().describe("A YAML file with the published numbers, each with the address of ours"),
  note: z.string().optional(),
  source: z.string().optional(),
  compare: z.enum(["cells", "bases", "tests", "prose"]).describe("Which part of the file to compare"),
});

/** The tables of the data report, in the order they are printed in. */
export const dataReportParts = [
  "sources",
  "dropped",
  "waves",
  "notes",
  "limits",
  "variables",
  "returns",
  "due",
  "intervals",
  "units",
  "drop-out",
  "straight-lines",
  "contradictions",
] as const;

export type DataReportPart = (typeof dataReportParts)[number];

export const dataReportSpec = z.strictObject({
  kind: z.literal("data-report"),
  title: z.string(),
  part: z
    .enum(dataReportParts)
    .describe("What was read and kept, what was left out and why, answers at each wave, or another look at the data"),
  note: z.string().optional(),
  source: z.string().optional(),
});

export const methodsSpec = z.strictObject({
  kind: z.literal("methods"),
  title: z.string(),
  note: z.string().optional(),
  source: z.string().optional(),
});

export const analysisSpec = z.discriminatedUnion("kind", [
  distributionSpec,
  batterySpec,
  changeSpec,
  crosstabSpec,
  outcomeSpec,
  statusSpec,
  responseSpec,
  numbersSpec,
  multipleSpec,
  publishedSpec,
  dataReportSpec,
  methodsSpec,
]);

export type AnalysisSpec = z.infer<typeof analysisSpec>;
export type AnalysisKind = AnalysisSpec["kind"];
export type SpecOf<Kind extends AnalysisKind> = Extract<AnalysisSpec, {kind: Kind}>;
export type ItemSpec = z.infer<typeof item>;
export type WhereSpec = z.infer<typeof where>;
