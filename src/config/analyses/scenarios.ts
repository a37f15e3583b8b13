import {z} from "zod";
import {display} from "./display.ts";
import {amount, key, persons, share, shares, step, unit} from "./money.ts";

const byScenario = <Value extends z.ZodType>(value: Value) =>
  z.union([value, z.record(z.string(), value)]).describe("One for all scenarios, or {scenario: …} for each");

const paidBy = shares.optional().describe("Who pays, as shares that sum to 1; wanted by part: stakeholders");

/** A budget model in scenarios. Its own table is the definition of the scenarios; the others are of kind scenario-table. */
export const scenariosSpec = z.strictObject({
  kind: z.literal("scenarios"),
  ...display,
  scenarios: z
    .record(key, z.string())
    .refine((scenarios) => Object.keys(scenarios).length > 0, "needs at least one scenario")
    .describe("{key: label}, from low to high"),
  persons,
  activities: z
    .record(key, z.strictObject({label: z.string(), amount, paid_by: paidBy}))
    .default({})
    .describe("What the intervention itself costs in all; {cell: …} takes it from an analysis of kind costs"),
  services: z
    .record(
      key,
      z.strictObject({
        label: z.string(),
        probability: byScenario(share).describe("The share of persons who get a service of this category"),
        unit_cost: byScenario(amount).optional().describe("Kroner for one who gets it; instead of items"),
        items: z
          .record(
            key,
            z.strictObject({
              label: z.string(),
              weight: share.describe("How the category is divided; weights sum to 1"),
              unit_cost: byScenario(amount),
            }),
          )
          .optional()
          .describe("The services of the category; a person gets one of them"),
        paid_by: paidBy,
      }),
    )
    .default({})
    .describe("New services that follow"),
  gains: z
    .record(
      key,
      z.strictObject({
        label: z.string(),
        probability: byScenario(share).describe("The share of persons for whom it is prevented"),
        unit_gain: byScenario(amount).describe("Kroner saved for one of them"),
        saved_by: shares.optional().describe("Who saves it, as shares that sum to 1"),
      }),
    )
    .default({})
    .describe("Costs that are prevented"),
  stakeholders: z.record(key, z.string()).default({}).describe("{key: label} of those who pay and save, in order"),
  discount: z
    .strictObject({
      rate: z.number().min(0).max(100).describe("Percent a year: 3.5"),
      years: z.int().min(1).max(100).describe("In how many years services and gains come"),
      first: z.int().min(0).max(100).default(0).describe("How many years from now the first of them is; 0 is now"),
    })
    .optional()
    .describe("Services and gains come again each year, and are worth less the later they come. Activities are now"),
  decimals: z.int().min(0).max(3).optional().describe("Of the percentages; as many as are written when left out"),
});

export const scenarioTableSpec = z.strictObject({
  kind: z.literal("scenario-table"),
  ...display,
  analysis: z.string().describe("The analysis of kind scenarios that is shown"),
  part: z
    .enum(["costs", "gains", "net", "stakeholders", "unit-costs"])
    .describe(
      "costs: new services; gains: what is prevented; net: gains less all costs; stakeholders: the net of each; unit-costs: how each is made up",
    ),
  per_person: z.boolean().default(false).describe("Divided by the model's number of persons"),
  labels: z
    .partialRecord(z.enum(["activities", "services", "gains", "net", "category", "total", "unit"]), z.string())
    .default({})
    .describe("Other row labels (and the heading of the unit costs): {net: Nettoresultat}"),
  unit,
  round: step.optional().describe("To the nearest so many kroner, in print only; 1, or 100 when unit is thousand"),
  round_unit: step.default(1).describe("The same of unit costs and unit gains, which are in kroner"),
});
