import {z} from "zod";
import {display} from "./display.ts";
import {key, persons, shares, step, term, unit} from "./money.ts";

const split = z.strictObject({
  shares,
  source: z.string().min(1).describe("Where the division is agreed"),
});

/** Payment by results. Every term of the agreement has to be written, with its source. Its own table is the months by group. */
export const impactInvestmentSpec = z.strictObject({
  kind: z.literal("impact-investment"),
  ...display,
  months: z.string().min(1).describe("What is counted, in the plural: personmåneder i beskæftigelse"),
  groups: z
    .record(
      key,
      z.strictObject({
        label: z.string(),
        persons: term.describe("How many persons are in the group"),
        realised: term.describe("Months that came about"),
        expected: term.describe("Months that would have come about anyhow"),
        value: term.describe("What a month is worth to the payer, in kroner"),
      }),
    )
    .refine((groups) => Object.keys(groups).length > 0, "needs at least one group"),
  persons: persons.describe("Unique persons in all groups together: one who is in two groups is one"),
  shortfall: z
    .enum(["subtract", "ignore"])
    .describe("subtract: a group with fewer months than expected counts against the others; ignore: it counts nothing"),
  payment: z
    .union([
      z.strictObject({share_of_value: term.describe("From 0 to 1, or a fact in percent")}),
      z.strictObject({per_month: term.describe("Kroner for each month beyond the expected")}),
    ])
    .describe("What is paid for the effect"),
  cap: z
    .union([
      z.strictObject({amount: term.describe("Kroner in all")}),
      z.strictObject({per_person: term.describe("Kroner for each unique person")}),
      z.strictObject({none: z.string().min(1).describe("Why there is no cap, or where that is agreed")}),
    ])
    .describe("The most that is paid"),
  investment: term.describe("What the investor has paid, in kroner"),
  years: term.describe("How many years the investment is out"),
  parties: z
    .record(key, z.string())
    .refine((parties) => Object.keys(parties).length > 0, "needs at least one party")
    .describe("{key: label}: {investor: Investor, kommune: Kommunen, leverandoer: Leverandøren}"),
  payer: z.string().describe("The party that has the value and pays"),
  gain_split: split.describe("How a surplus is divided between the parties"),
  loss_split: split.describe("How a deficit is"),
  round_months: step.default(1).describe("To the nearest so many months, in print only"),
  unit,
  round: step.optional().describe("To the nearest so many kroner, in print only; 1, or 100 when unit is thousand"),
});

export const impactTableSpec = z.strictObject({
  kind: z.literal("impact-table"),
  ...display,
  analysis: z.string().describe("The analysis of kind impact-investment that is shown"),
  part: z
    .enum(["payment", "terms"])
    .describe("payment: from value to payment, surplus, return and its division; terms: every term with its source"),
  unit,
  round: step.optional().describe("To the nearest so many kroner, in print only; 1, or 100 when unit is thousand"),
});
