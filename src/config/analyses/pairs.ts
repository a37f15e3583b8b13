/** What the kinds share that follow the same persons from one wave to another. */
import {z} from "zod";
import {common, item} from "./common.ts";
import {segments} from "./segments.ts";

export const pairs = {
  ...common,
  waves: z
    .array(z.int().positive())
    .min(2)
    .describe("The change is from the first of them to the last; only persons with an answer at every one are counted"),
  wave_labels: segments.wave_labels,
  by: segments.by,
  groups: segments.groups,
  total: segments.total,
  panel: z.literal(true).default(true).describe("Always true: the same persons are followed; may be left out"),
};

export const pairedItems = z.array(item).min(1).describe("Numbers, or answers to choose among, of one source");

export const decimals = z.int().min(0).max(6).optional().describe("Of means; the report's own when left out");
