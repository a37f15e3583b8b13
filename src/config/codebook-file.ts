/** codebook.yaml: what the exports do not tell, or tell differently from what the report shall print. */
import {z} from "zod";
import {code, derivation} from "./derivations.ts";

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

const share = z.number().min(0).max(100);

const end = z.union([z.number(), z.iso.date("is no date: write 2025-01-31")]);

const simulatedVariable = z.strictObject({
  from: end.optional().describe("The smallest number; the first day of a date; with after so many days at least"),
  to: end.optional().describe("The largest number; the last day of a date; with after so many days at most"),
  after: z.string().optional().describe("Of a date: another date of the same source, from which days are counted"),
  mean: z.number().optional(),
  sd: z.number().positive().optional(),
  missing: share.optional().describe("How many leave it blank, in percent; none when left out"),
  when: z
    .record(z.string(), z.union([code, z.array(code).min(1)]))
    .optional()
    .describe("Only answered by those with these answers in the same form: {variable: code}"),
});

const simulatedSource = z.strictObject({
  persons: z
    .int()
    .positive()
    .optional()
    .describe(
      "How many persons are in the source, whatever --n says; of those it shares with others, how many have a form",
    ),
  waves: z
    .record(z.string().regex(/^[1-9]\d*$/, "is not a wave number"), share)
    .optional()
    .describe("How many of the persons have a form at each wave, in percent: {1: 100, 2: 70}"),
});

const variable = z.strictObject({
  label: z.string().optional().describe("Short, for tables"),
  question: z.string().optional().describe("In full"),
  type: z.enum(["categorical", "number", "text", "date"]).optional(),
  scale: z.string().optional().describe("A key under scales"),
  labels: z
    .record(z.string(), z.string())
    .optional()
    .describe("Other labels than the export's: {code: label}; the order stays"),
  order: z
    .union([z.array(code), z.literal("danish")])
    .optional()
    .describe(
      "The codes in the order they are printed; danish: by the Danish alphabet, all values that occur where the export labels none",
    ),
  merge: z
    .record(z.string(), z.array(code).min(1))
    .optional()
    .describe("Answers that are one: {new label: [answers]}, for instance {Esbjerg/Fanø: [Esbjerg, Fanø]}"),
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
  simulate: simulatedVariable.optional().describe("What invented people answer; for maalepunkt simulate only"),
});

const responseSet = z.strictObject({
  label: z.string().optional(),
  question: z.string().optional(),
  options: z
    .union([z.array(z.string()).min(1), z.record(z.string(), z.string())])
    .optional()
    .describe("Of an export that knows no such questions: the columns that are its options, or {column: label}"),
  chosen: z
    .union([code, z.array(code).min(1)])
    .optional()
    .describe("What a column holds when its option was chosen; 1, Ja, x or true when left out"),
  blank: z
    .enum(["no_answer", "not_chosen"])
    .optional()
    .describe("What an empty field means; no_answer when left out, which only counts where all options are empty"),
});

export const codebookFileSpec = z.strictObject({
  scales: z.record(z.string(), scale).default({}),
  sources: z
    .record(
      z.string(),
      z.strictObject({
        variables: z.record(z.string(), variable).default({}),
        sets: z.record(z.string(), responseSet).default({}).describe("Multiple-response questions"),
        simulate: simulatedSource.optional().describe("When invented people answer; for maalepunkt simulate only"),
      }),
    )
    .default({}),
});

export type CodebookFile = z.infer<typeof codebookFileSpec>;
export type ScaleSpec = z.infer<typeof scale>;
export type VariableSpec = z.infer<typeof variable>;

/** The codes that `order` lists; none when it says «danish» or nothing. */
export function listedOrder({order}: Pick<VariableSpec, "order">): readonly (string | number)[] {
  return order === undefined || order === "danish" ? [] : order;
}
