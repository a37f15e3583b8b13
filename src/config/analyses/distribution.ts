/** How the answers to questions are spread. */
import {z} from "zod";
import {testWishes} from "../test-wishes.ts";
import {common, item, nets, onlyNets, show, stub} from "./common.ts";
import {segments} from "./segments.ts";

export const distributionSpec = z.strictObject({
  kind: z.literal("distribution"),
  ...common,
  items: z.array(item).min(1).describe("One block of rows for each"),
  ...segments,
  arrangement: z.enum(["stacked", "beside"]).default("stacked"),
  show: show.default("percent"),
  nets,
  only_nets: onlyNets,
  total_row: z.boolean().default(true).describe("Whether the bases stand in a last row"),
  stub,
  reference: z
    .strictObject({
      label: z.string().min(1).describe("What it is the distribution of, over its column: Befolkningen"),
      source: z.string().min(1).describe("Where it comes from, printed in the note"),
      shares: z.record(z.string(), z.number().min(0).max(100)).describe("{answer: percent}, for every answer"),
    })
    .optional()
    .describe("A known distribution that the one item is printed beside; everybody is tested against it"),
  test: testWishes.distribution,
});
