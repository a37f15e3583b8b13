/** What an author may write under `analyses:` in evaluation.yaml; one schema for each kind. */
import {z} from "zod";
import {codes, common, item, show, stub, type where} from "./analyses/common.ts";
import {distributionSpec} from "./analyses/distribution.ts";
import {multipleSpec} from "./analyses/multiple.ts";
import {numbersSpec} from "./analyses/numbers.ts";
import {crosstabTestWish, testWish} from "./test-wishes.ts";
import {variableReference} from "./variable-reference.ts";

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
