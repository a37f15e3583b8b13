import {z} from "zod";
import {show, stub} from "./common.ts";
import {decimals, pairedItems, pairs} from "./pairs.ts";

/** The means that can be printed of one item. */
export const changeMeans = ["gain", "loss", "change", "largest_gain", "largest_loss"] as const;

export const individualChangeSpec = z.strictObject({
  kind: z.literal("individual-change"),
  ...pairs,
  items: pairedItems,
  show: show.default("percent"),
  higher_is: z
    .enum(["better", "worse"])
    .optional()
    .describe("Which way is progress, for numbers; better when left out. A scale's own good end decides for answers"),
  threshold: z
    .union([z.number().positive(), z.literal("relevant")])
    .optional()
    .describe(
      "The smallest change that counts, in the item's own unit; relevant: the relevant_change of codebook.yaml. Any change counts when left out",
    ),
  means: z
    .array(z.enum(changeMeans))
    .default(["gain", "loss", "change"])
    .describe("Mean change of those with progress, of those with setback, of all; the largest of either"),
  arrangement: z
    .enum(["rows", "blocks"])
    .default("rows")
    .describe("rows: a row for each item; blocks: a block for each item with progress, no change and setback as rows"),
  decimals,
  stub,
  test: z.enum(["auto", "none"]).default("auto").describe("auto: the sign test of progress against setback"),
});
