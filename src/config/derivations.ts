/** `derive` of codebook.yaml: how a variable is made from others of the same source. Closed: each is turned into SQL. */
import {z} from "zod";

/** The measuring instruments that scores can be made by; what each is stands in src/codebook/instruments. */
export const instrumentKeys = ["who5", "brief-inspire-o", "ucla-3", "recovery-star"] as const;
export type InstrumentKey = (typeof instrumentKeys)[number];

/** Bands that belong to instruments: the usual ones by the instrument's own name, others by their limits. */
export const bandSetKeys = ["who5", "who5-50", "who5-28-50", "brief-inspire-o", "ucla-3", "recovery-star"] as const;
export type BandSetKey = (typeof bandSetKeys)[number];

export const code = z.union([z.string(), z.number()]);
const answers = z.union([code, z.array(code).min(1)]);

const band = z.strictObject({
  label: z.string(),
  from: z.number().optional().describe("From and with"),
  to: z.number().optional().describe("Up to and with"),
});

const flags = z
  .array(
    z.union([
      z.string().describe("A variable that is answered Ja, or a multiple-response question: each of its options"),
      z.record(z.string(), answers).describe("{variable: answers} that count, by label or by code"),
    ]),
  )
  .min(1);

const items = z.array(z.string()).min(1);
const require = z.int().positive().optional().describe("How many items must be answered; all when left out");
const points = z
  .record(z.string(), z.number())
  .optional()
  .describe("What each answer counts, when that is not its code: {answer: points}");
const reversed = z
  .array(z.string())
  .min(1)
  .optional()
  .describe("Items that count the other way: lowest + highest - answer");

const duration = z.strictObject({
  from: z.string().describe("A date variable, or a date"),
  to: z.string().describe("A date variable, or a date"),
  until: z.string().optional().describe("The date that stands for `to` where it is empty: still running on that day"),
});

export const derivation = z.union([
  z.strictObject({
    bands: z.string().describe("The number variable to divide"),
    into: z.union([
      z.array(band).min(1),
      z.enum(bandSetKeys).describe("The bands of an instrument; see docs/analyses/scores.md"),
      z
        .strictObject({
          step: z.number().positive().describe("How wide each is: 4 for a step a score in WHO-5"),
          from: z.number().describe("The lowest value"),
          to: z.number().describe("The highest value; the last step ends with it"),
        })
        .describe("Steps of one width from the lowest value to the highest, for a figure of the whole distribution"),
    ]),
  }),
  z.strictObject({
    recode: z.string().describe("The variable to recode"),
    into: z.array(z.strictObject({label: z.string(), from: z.array(code).min(1)})).min(1),
    else: z.string().min(1).optional().describe("The label of all other answers; «ved ikke» and its like are none"),
    unanswered: z
      .string()
      .min(1)
      .optional()
      .describe("The label of those without an answer, with «ved ikke» and «ikke relevant» unless `into` names them"),
  }),
  z.strictObject({
    net: z.string().describe("The variable: Ja when it has one of the answers, Nej when it has another"),
    of: z.array(code).min(1),
    unanswered: z.literal("Nej").optional().describe("Nej for those without an answer too, and for «ved ikke»"),
  }),
  z.strictObject({any: flags.describe("Ja when one of them holds, Nej when all are known and none does")}),
  z.strictObject({all: flags.describe("Ja when all of them hold, Nej when one is known not to")}),
  z.strictObject({
    count: flags.describe("How many of them hold"),
    require: z.int().positive().optional().describe("How many must be known; all when left out"),
  }),
  z.strictObject({answered: z.string().describe("The variable: Ja when it has a value, Nej when it has none")}),
  z.strictObject({difference: z.array(z.string()).length(2).describe("[a, b]: the number a - b")}),
  z.strictObject({days: duration.describe("Days from one date to another")}),
  z.strictObject({months: duration.describe("Days between, divided by 30.4375")}),
  z.strictObject({years: duration.describe("Days between, divided by 365.25")}),
  z.strictObject({
    age: z
      .strictObject({
        born: z.string().describe("The date variable of birth"),
        at: z.string().describe("A date variable, or a date"),
      })
      .describe("Whole years: birthdays that have passed"),
  }),
  z.strictObject({
    quantile: z.strictObject({
      of: z.string().describe("The number variable to divide"),
      into: z.int().min(2).max(10).describe("How many groups: 4 for quartiles"),
      labels: z.array(z.string().min(1)).optional().describe("From the lowest group to the highest"),
    }),
  }),
  z.strictObject({
    sum: items,
    times: z.number().default(1),
    require,
    missing: z
      .literal("person-mean")
      .optional()
      .describe("Unanswered items count as the mean of the person's own answers; wants `require`"),
    reversed,
    points,
  }),
  z.strictObject({mean: items, times: z.number().default(1), require, reversed, points}),
  z.strictObject({
    score: z.enum(instrumentKeys).describe("The instrument"),
    items: items.describe("Its items, in the instrument's own order"),
    require: z
      .int()
      .positive()
      .optional()
      .describe("How many items must be answered, all when left out; the others count as the person's own mean"),
    points,
  }),
]);

export type DerivationSpec = z.infer<typeof derivation>;
export type FlagSpec = z.infer<typeof flags>[number];
export type DurationSpec = z.infer<typeof duration>;
