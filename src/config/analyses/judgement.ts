/** What an author may write for a judgement: goals with a verdict of the evaluator and what it rests on. */
import {z} from "zod";
import {display, named, tone} from "./display.ts";

const liveText = z.string().min(1);

const level = z.union([
  z.string().min(1),
  z.strictObject({
    label: z.string().min(1).describe("The verdict as it is printed"),
    meaning: z.string().min(1).optional().describe("When it is given, printed in the note"),
    tone: tone.optional(),
  }),
]);

const row = z.strictObject({
  ...named,
  result: liveText.optional().describe("What has come out, with live numbers as in chapters"),
  verdict: z.string().min(1).describe("One of the scale"),
  holds_if: z
    .string()
    .min(1)
    .optional()
    .describe(
      "What must be true of the data for the verdict to stand, in the language of claims; else the build stops",
    ),
  evidence: z
    .union([liveText, z.array(liveText).min(1)])
    .optional()
    .describe("What the verdict rests on, with live numbers as in chapters; several are set as a list"),
});

export const judgementSpec = z.strictObject({
  kind: z.literal("judgement"),
  ...display,
  scale: z.array(level).min(2).describe("The verdicts that may be given, the best first"),
  blocks: z
    .array(
      z.strictObject({
        ...named,
        label: named.label.optional().describe("The heading above the rows; none when left out"),
        rows: z.array(row).min(1),
      }),
    )
    .min(1)
    .describe("Groups of goals: Delmål, Succeskriterier"),
  headings: z
    .strictObject({
      result: z.string().default("Resultat"),
      verdict: z.string().default("Evaluators vurdering"),
      evidence: z.string().default("Grundlag"),
    })
    .prefault({})
    .describe("The headings of the columns"),
});
