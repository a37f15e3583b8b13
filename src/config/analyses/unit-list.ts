/** Which units an analysis lists, and how many of them. */
import {z} from "zod";
import {item} from "./common.ts";

export const unitList = {
  unit: item.describe("The variable whose answers are the units; merge units with a recode in codebook.yaml"),
  wave: z.int().positive().optional(),
  show: z
    .union([
      z.literal("all"),
      z.strictObject({top: z.int().min(1), bottom: z.int().min(1)}).describe("So many from each end, and … between"),
    ])
    .default("all"),
  minimum_n: z.int().min(1).default(1).describe("Units with fewer persons are in the total only"),
  total_label: z.string().default("Alle"),
};
