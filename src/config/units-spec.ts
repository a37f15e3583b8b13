/** `units:` of evaluation.yaml: one report a unit, and one for all. */
import {z} from "zod";
import {variableReference} from "./variable-reference.ts";

const common = {
  variable: variableReference.describe("The variable that tells a person's unit, such as register.kommune"),
  name: z.string().min(1).default("Enhed").describe("What a unit is called: Kommune"),
  all: z.string().min(1).default("Alle").describe("What {{unit}} is in the report for all: Alle kommuner"),
  rest: z
    .string()
    .min(1)
    .default("Øvrige")
    .describe("What the others are called where a unit is compared: Øvrige kommuner"),
  smallest: z
    .int()
    .positive()
    .describe("Units with fewer persons of the evaluation's population get no report of their own"),
  order: z.enum(["codebook", "name", "size"]).default("codebook").describe("How index.html and the summary list them"),
  claims: z
    .enum(["stop", "warn"])
    .default("stop")
    .describe(
      "What becomes of a unit's report when a claim does not hold for it: it is not built, or built with a warning",
    ),
};

export const unitsSpec = z
  .discriminatedUnion("below", [
    z.strictObject({below: z.literal("skip"), ...common}).describe("Smaller units get no report"),
    z
      .strictObject({
        below: z.literal("merge"),
        into: z.string().min(1).describe("The unit that the smaller ones are merged into: Mindre kommuner"),
        ...common,
      })
      .describe("Smaller units are merged into one"),
  ])
  .describe("One report a unit and one for all, built by maalepunkt batch");

export type UnitsSpec = z.infer<typeof unitsSpec>;
