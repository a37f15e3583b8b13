/** codebook.yaml: what the exports do not tell, or tell differently from what the report shall print. */
import {z} from "zod";

const code = z.union([z.string(), z.number()]);

const scale = z.strictObject({
  codes: z
    .array(z.strictObject({code, label: z.string().min(1)}))
    .min(2)
    .describe("The answers in the order they are printed"),
  best: z.enum(["first", "last"]).optional().describe("Which end is the good one; left out when there is none"),
  dont_know: z.array(code).default([]).describe("Codes that mean «ved ikke»"),
  not_relevant: z.array(code).default([]).describe("Codes that mean «ikke relevant»"),
  no_answer: z.array(code).default([]).describe("Codes that mean that no answer was given"),
});

const band = z.strictObject({
  label: z.string(),
  from: z.number().optional().describe("From and with"),
  to: z.number().optional().describe("Up to and with"),
});

const derivation = z.union([
  z.strictObject({bands: z.string().describe("The number variable to divide"), into: z.array(band).min(1)}),
  z.strictObject({
    recode: z.string().describe("The variable to recode"),
    into: z.array(z.strictObject({label: z.string(), from: z.array(code).min(1)})).min(1),
  }),
  z.strictObject({
    net: z.string().describe("The variable: Ja when it has one of the answers, Nej when it has another"),
    of: z.array(code).min(1),
  }),
  z.strictObject({
    sum: z.array(z.string()).min(1),
    times: z.number().default(1),
    require: z.int().positive().optional().describe("How many items must be answered; all when left out"),
  }),
  z.strictObject({
    mean: z.array(z.string()).min(1),
    times: z.number().default(1),
    require: z.int().positive().optional().describe("How many items must be answered; all when left out"),
  }),
]);

const variable = z.strictObject({
  label: z.string().optional().describe("Short, for tables"),
  question: z.string().optional().describe("In full"),
  type: z.enum(["categorical", "number", "text", "date"]).optional(),
  scale: z.string().optional().describe("A key under scales"),
  labels: z
    .record(z.string(), z.string())
    .optional()
    .describe("Other labels than the export's: {code: label}; the order stays"),
  order: z.array(code).optional().describe("The codes in the order they are printed"),
  best: z.enum(["first", "last"]).optional(),
  dont_know: z.array(code).optional(),
  not_relevant: z.array(code).optional(),
  no_answer: z.array(code).optional(),
  unit: z.string().optional(),
  relevant_change: z
    .number()
    .positive()
    .optional()
    .describe("Of a number: the smallest change that matters, in its own unit; for WHO-5 it is 10"),
  asked_at: z.array(z.int().positive()).min(1).optional().describe("The waves at which it is asked; all when left out"),
  personal: z
    .union([
      z.literal("drop"),
      z.literal("pseudonymise"),
      z.strictObject({keep: z.string().min(1).describe("Why; printed in the data report")}),
    ])
    .optional()
    .describe("What to do with a column that looks like personal data: CPR numbers, e-mail addresses, phone numbers"),
  derive: derivation.optional(),
});

export const codebookFileSpec = z.strictObject({
  scales: z.record(z.string(), scale).default({}),
  sources: z
    .record(
      z.string(),
      z.strictObject({
        variables: z.record(z.string(), variable).default({}),
        sets: z
          .record(z.string(), z.strictObject({label: z.string().optional(), question: z.string().optional()}))
          .default({})
          .describe("Multiple-response questions"),
      }),
    )
    .default({}),
});

export type CodebookFile = z.infer<typeof codebookFileSpec>;
export type ScaleSpec = z.infer<typeof scale>;
export type VariableSpec = z.infer<typeof variable>;
export type DerivationSpec = z.infer<typeof derivation>;
