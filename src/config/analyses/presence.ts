/** Which units (municipalities, schools) are in which sources. */
import {z} from "zod";
import {variableReference} from "../variable-reference.ts";
import {display} from "./display.ts";

const source = z.strictObject({
  unit: variableReference.describe("The variable of that source that holds the unit"),
  label: z.string().min(1).optional().describe("The heading of its column; the source's name when left out"),
  population: z.string().optional().describe("Whose rows are counted; the one population of that source when left out"),
});

export const presenceSpec = z.strictObject({
  kind: z.literal("presence"),
  ...display,
  sources: z
    .record(z.string(), source)
    .refine((sources) => Object.keys(sources).length > 0, "needs at least one source")
    .describe("{key: {unit: source.variable}}: one column for each; units with the same name are the same unit"),
  show: z.enum(["x", "count"]).default("x").describe("An X for each unit that is there, or how many persons it has"),
  sort: z.enum(["name", "codebook"]).default("name").describe("Units by name, or in the order of the first scale"),
});
