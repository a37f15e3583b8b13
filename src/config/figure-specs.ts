/** What an author may write under `figures:` in evaluation.yaml; one schema for each kind. */
import {z} from "zod";
import {numberSource} from "./analyses/number-source.ts";

const common = {
  title: z.string().optional().describe("The caption, without number; the analysis's title when left out"),
  analysis: z.string().describe("The analysis whose numbers are drawn"),
  alt: z
    .string()
    .optional()
    .describe(
      "What the figure shows, in a sentence or two, for readers who cannot see it; live numbers with {{share …}}. Written from the numbers when left out",
    ),
  patterns: z.boolean().optional().describe("Hatches on colours, or none; as style.patterns says when left out"),
};

const blocks = z
  .array(z.string())
  .min(1)
  .optional()
  .describe("Only these blocks of the analysis's table, in this order");
const columns = z.array(z.string()).min(1).optional().describe("Only these columns, in this order");

const rows = z.array(z.string()).min(1).optional().describe("Only these rows, in this order");
const reference = z
  .union([
    z.string().describe("A key under facts"),
    z.strictObject({label: z.string().min(1).describe("What it is, with its source"), number: numberSource}),
  ])
  .optional()
  .describe("A line at a number to compare with: a fact, or {label, number}");

export const figureSpec = z.discriminatedUnion("kind", [
  z
    .strictObject({
      kind: z.literal("bars"),
      ...common,
      blocks,
      columns,
      rows: z
        .array(z.string())
        .min(1)
        .optional()
        .describe("Only these rows, in this order, totals and nets too; a single one gets a bar for each column"),
    })
    .describe("Horizontal bars, one for each category"),
  z
    .strictObject({kind: z.literal("stacked-bars"), ...common, blocks, columns})
    .describe("One bar of 100 % for each column (or wave), divided by category"),
  z.strictObject({kind: z.literal("heatmap"), ...common, columns}).describe("A cross-tab as shaded cells"),
  z
    .strictObject({
      kind: z.literal("dumbbell"),
      ...common,
      rows: z.array(z.string()).min(1).describe("The answers whose summed share is followed from first to last wave"),
      blocks,
    })
    .describe("The share with certain answers at two waves, one line for each item"),
  z
    .strictObject({kind: z.literal("targets"), ...common})
    .describe("Outcomes with their 95 % interval and the goal; for analyses of kind outcome and goals"),
  z
    .strictObject({kind: z.literal("paired-bars"), ...common, blocks, columns})
    .describe("Each item's means at the waves as bars under one another, with stars; for paired-means and numbers"),
  z
    .strictObject({
      kind: z.literal("profile"),
      ...common,
      blocks,
      columns,
      from: z.number().optional().describe("Where the axis begins: the scale's lowest value"),
      to: z.number().optional().describe("Where the axis ends: the scale's highest value"),
    })
    .describe("The means of items under one another, a line for each wave or group; for paired-means and numbers"),
  z
    .strictObject({kind: z.literal("sankey"), ...common, blocks})
    .describe("How persons divide along the way, or from which answer to which they moved; for flow and transition"),
  z
    .strictObject({kind: z.literal("tornado"), ...common})
    .describe("How far the net moves with each number of a budget model; for analyses of kind sensitivity"),
  z
    .strictObject({kind: z.literal("traffic-lights"), ...common, blocks, columns})
    .describe(
      "Lights and verdicts as a matrix of signs and words; for analyses of kind traffic-light, judgement and goals",
    ),
  z
    .strictObject({kind: z.literal("survival"), ...common})
    .describe("The share it has happened to as time goes, stepped lines; for analyses of kind time-to-event"),
  z
    .strictObject({
      kind: z.literal("lines"),
      ...common,
      rows: rows.describe("The answers whose summed share is followed; each answer has a line when left out"),
      blocks,
    })
    .describe("Shares or means over waves or years as lines, named at their ends, with n under the waves"),
  z
    .strictObject({kind: z.literal("league"), ...common})
    .describe("A bar for each unit in the table's order; for analyses of kind units"),
  z
    .strictObject({kind: z.literal("funnel-plot"), ...common})
    .describe("Each unit's share against its size, with what chance allows; for analyses of kind units"),
  z
    .strictObject({
      kind: z.literal("diverging"),
      ...common,
      blocks,
      columns,
      neutral: z
        .array(z.string())
        .optional()
        .describe("The answers in the middle, [] for none; the middle one of an odd number when left out"),
      positive: z
        .enum(["first", "last"])
        .optional()
        .describe("Which printed answers stand to the right; as codebook.yaml says of the scale when left out"),
      sort: z.enum(["given", "positive"]).default("given").describe("positive: the largest positive share first"),
    })
    .describe("Answers about a neutral middle: negative left, positive right, «ved ikke» in a column of its own"),
  z
    .strictObject({kind: z.literal("grouped-bars"), ...common, blocks, columns, rows})
    .describe("A bar for each column (group or wave) under each category"),
  z
    .strictObject({kind: z.literal("small-multiples"), ...common, blocks, columns, rows})
    .describe("A panel of bars for each block or column, side by side on one scale"),
  z
    .strictObject({
      kind: z.literal("slope"),
      ...common,
      rows: rows.describe("The answers whose summed share is followed; for change"),
      blocks,
    })
    .describe("A line for each item over the waves, named at both ends; for change, paired-means and numbers"),
  z
    .strictObject({kind: z.literal("dots"), ...common, blocks, columns, rows, reference})
    .describe("A dot for each share or number, with its interval where the analysis gives one"),
  z
    .strictObject({kind: z.literal("waterfall"), ...common, blocks, columns})
    .describe("Amounts that add up to a total, one after another; for scenario-table and costs"),
  z
    .strictObject({
      kind: z.literal("bands"),
      ...common,
      blocks,
      columns,
      bands: z
        .array(
          z.strictObject({
            label: z.string().min(1),
            to: z.number().optional().describe("Up to and with; the last band has none"),
          }),
        )
        .min(1)
        .optional()
        .describe("The named bands of the score, from the lowest"),
      reference,
    })
    .describe("How a score is spread, over its named bands; for distribution and change of steps of a number"),
]);

/** A figure as an author may write it: of a kind, or of the kind that its analysis asks for. */
export const writtenFigure = z.discriminatedUnion("kind", [
  z
    .strictObject({kind: z.literal("auto").optional(), ...common, blocks, columns})
    .describe("The kind of figure that suits the analysis; see docs/configuration.md"),
  ...figureSpec.options,
]);

export type WrittenFigure = z.infer<typeof writtenFigure>;
export type FigureSpec = z.infer<typeof figureSpec>;
export type FigureKind = FigureSpec["kind"];
export type FigureSpecOf<Kind extends FigureKind> = Extract<FigureSpec, {kind: Kind}>;
