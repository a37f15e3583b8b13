/** Several items on one answer scale. */
import {z} from "zod";
import {common, item, nets, onlyNets, show, stub} from "./common.ts";
import {segments} from "./segments.ts";

export const batterySpec = z.strictObject({
  kind: z.literal("battery"),
  ...common,
  items: z.array(item).min(1).describe("All must share one answer scale"),
  ...segments,
  arrangement: z
    .enum(["items-in-columns", "items-in-rows"])
    .default("items-in-columns")
    .describe("items-in-columns: answers are rows; items-in-rows: answers are columns"),
  blocks: z
    .enum(["segments", "items"])
    .optional()
    .describe(
      "segments: a block of rows for each group and wave; items: one for each item, with groups and waves as its rows",
    ),
  show: show.default("percent"),
  nets,
  only_nets: onlyNets,
  sort: z
    .union([
      z.literal("given"),
      z.strictObject({
        by: z.union([z.string(), z.number()]).describe("A net or an answer"),
        order: z.enum(["most-first", "least-first"]).default("most-first"),
      }),
    ])
    .default("given")
    .describe(
      "given: the items as they are written; {by: net or answer, order: most-first}: by that share of everybody",
    ),
  polarity: z
    .enum(["aligned", "as-answered"])
    .default("aligned")
    .describe(
      "aligned: an item that is worded against the others has its answers turned round, and a note says so; as-answered: never",
    ),
  n: z.boolean().default(true).describe("Whether items-in-rows has a last column with each row's n"),
  stub,
  stem: z.string().optional().describe("The question that the items finish, printed above the rows"),
});
