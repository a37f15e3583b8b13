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
    .strictObject({kind: z.literal("bars"), ...common, blocks, columns})
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
    .describe("Outcomes with their 95 % interval and the goal; for analyses of kind outcome"),
  z
    .strictObject({kind: z.literal("sankey"), ...common})
    .describe("How persons divide along the way; for analyses of kind flow"),
]);

export type FigureSpec = z.infer<typeof figureSpec>;
export type FigureKind = FigureSpec["kind"];
export type FigureSpecOf<Kind extends FigureKind> = Extract<FigureSpec, {kind: Kind}>;
