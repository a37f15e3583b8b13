import {z} from "zod";
import {display} from "./display.ts";
import {amount, key, persons, step, unit} from "./money.ts";
import {numberSource} from "./number-source.ts";

const leaf = z
  .union([numberSource, z.array(numberSource.nullable()).min(1)])
  .describe("A number; with parts, a list of one for each part, null where there is none");

/** Activity costs: hours times wages, and posts in kroner. */
export const costsSpec = z.strictObject({
  kind: z.literal("costs"),
  ...display,
  rates: z
    .record(key, z.strictObject({label: z.string(), wage: amount}))
    .default({})
    .describe("{staff group: {label, wage}}: kroner an hour"),
  parts: z
    .record(key, z.string())
    .default({})
    .describe("{key: label}: columns that the costs are divided on, such as kommuner; then every number is a list"),
  groups: z
    .record(key, z.string())
    .default({})
    .describe("{key: label}: blocks of activities, such as indirekte and direkte, each with its own total"),
  activities: z
    .record(
      key,
      z.strictObject({
        label: z.string(),
        group: z.string().optional().describe("A key under groups"),
        hours: z.record(z.string(), leaf).optional().describe("{staff group: hours}"),
        amount: leaf.optional().describe("A post in kroner, beside the hours or instead of them"),
      }),
    )
    .refine((activities) => Object.keys(activities).length > 0, "needs at least one activity"),
  per: persons.optional(),
  show: z
    .array(z.enum(["hours", "staff-hours", "cost", "per"]))
    .min(1)
    .optional()
    .describe("Which columns, in order; staff-hours is one for each staff group. All but staff-hours when left out"),
  headings: z
    .partialRecord(z.enum(["hours", "cost", "per"]), z.string())
    .default({})
    .describe("Other column headings: {hours: Samlede timer}"),
  total_label: z.string().default("I alt").describe("The label of the last row"),
  unit,
  round: z
    .strictObject({
      hours: step.default(1),
      cost: step.optional().describe("1 when left out; 100 when unit is thousand"),
      per: step.default(1),
    })
    .prefault({})
    .describe("To the nearest so many hours or kroner, in print only: {cost: 100, per: 1, hours: 0.1}"),
});
