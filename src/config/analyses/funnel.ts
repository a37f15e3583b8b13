/** How many persons reach each phase. */
import {z} from "zod";
import {common, stub, where} from "./common.ts";
import {numberSource} from "./number-source.ts";
import {segments} from "./segments.ts";

const phase = z.strictObject({
  label: z.string().min(1),
  where: where.optional().describe("The answers of those who reached it; everybody when left out"),
  number: numberSource.optional().describe("Instead of where: how many reached it, from elsewhere"),
});

export const funnelSpec = z.strictObject({
  kind: z.literal("funnel"),
  ...common,
  phases: z.array(phase).min(2).describe("From the first to the last"),
  by: segments.by,
  groups: segments.groups,
  total: segments.total,
  wave: segments.wave,
  nested: z
    .boolean()
    .default(true)
    .describe("true: who is in a phase has been in all before it; false: each phase is counted by itself"),
  show: z
    .array(z.enum(["count", "of_start", "of_previous", "lost"]))
    .min(1)
    .default(["count", "of_start", "of_previous"]),
  stub,
});
