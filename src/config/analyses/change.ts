/** The same questions at several waves: how the answers are spread each time. */
import {z} from "zod";
import {testWishes} from "../test-wishes.ts";
import {common, item, nets, onlyNets, stub} from "./common.ts";
import {segments} from "./segments.ts";

export const changeSpec = z.strictObject({
  kind: z.literal("change"),
  ...common,
  items: z.array(item).min(1),
  waves: z.array(z.int().positive()).min(2).describe("Which waves, in the order of the columns"),
  panel: z
    .boolean()
    .describe("true: only persons with a form at every one of the waves; false: all who answered each time"),
  compare: z
    .literal("all")
    .optional()
    .describe("all: in a panel, a column with everybody who answered at the first wave stands before the panel's own"),
  by: segments.by,
  groups: segments.groups,
  total: segments.total.describe("After the groups, everybody; a text is the name"),
  arrangement: z
    .enum(["stacked", "columns"])
    .default("stacked")
    .describe("stacked: a block of rows for each item; columns: items side by side over a shared scale"),
  nets,
  only_nets: onlyNets,
  stub,
  wave_labels: z
    .record(z.string(), z.string())
    .optional()
    .describe("Column headings instead of the waves' own: {1: Måling 1}"),
  test: testWishes.change,
});
