/** Many units (municipalities, schools) beside each other by shares of their persons. */
import {z} from "zod";
import {codes, common, item, stub} from "./common.ts";
import {unitList} from "./unit-list.ts";

const measure = z.strictObject({
  label: z.string().min(1).describe("The heading of its column"),
  answers: codes.describe("The answers that count"),
});

export const unitsSpec = z.strictObject({
  kind: z.literal("units"),
  ...common,
  ...unitList,
  variable: item.describe("The variable that the measures are shares of"),
  measures: z
    .record(z.string().regex(/^[a-zæøå_][a-zæøå0-9_-]*$/u, "is not a key: small letters, digits, _ and -"), measure)
    .refine((measures) => [1, 2].includes(Object.keys(measures).length), "needs one measure or two")
    .describe("One or two shares, by key; two must have no answers in common, and are stacked in figures"),
  of: codes.optional().describe("Percent of those with these answers; of all valid answers when left out"),
  sort: z
    .enum(["measure", "sum", "name"])
    .default("measure")
    .describe("By the first measure or the sum of both, highest first; or by name"),
  stub,
  test: z
    .enum(["auto", "none", "pearson-chi-square", "fisher-freeman-halton"])
    .default("auto")
    .describe("Whether the units differ at all: auto is exact where expected counts are small"),
});
