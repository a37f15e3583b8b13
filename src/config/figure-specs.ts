/** What an author may write under `figures:` in evaluation.yaml; one schema for each kind. */
import {z} from "zod";

const common = {
  title: z.string().describe("The caption, without number"),
  analysis: z.string().describe("The analysis whose numbers are drawn"),
  alt: z
    .string()
    .describe(
      "What the figure shows, in a sentence or two, for readers who cannot see it; live numbers with {{share …}}",
    ),
};

const blocks = z
  .array(z.string())
  .min(1)
  .optional()
  .describe("Only these blocks of the analysis's table, in this order");
const columns = z.array(z.string()).min(1).optional().describe("Only these columns, in this order");

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
    .strictObject({kind: z.literal("sankey"), ...common})
    .describe("How persons divide along the way; for analyses of kind flow"),
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
    .strictObject({kind: z.literal("lines"), ...common})
    .describe("Means over years as lines, named at their ends; for analyses of kind series"),
  z
    .strictObject({kind: z.literal("league"), ...common})
    .describe("A bar for each unit in the table's order; for analyses of kind units"),
  z
    .strictObject({kind: z.literal("funnel-plot"), ...common})
    .describe("Each unit's share against its size, with what chance allows; for analyses of kind units"),
]);

export type FigureSpec = z.infer<typeof figureSpec>;
export type FigureKind = FigureSpec["kind"];
export type FigureSpecOf<Kind extends FigureKind> = Extract<FigureSpec, {kind: Kind}>;
