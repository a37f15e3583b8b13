/** What an author may write for a questionnaire as it was put: its questions, in full, and their answers. */
import {z} from "zod";
import {named} from "./display.ts";

export const questionnaireSpec = z.strictObject({
  kind: z.literal("questionnaire"),
  title: z.string().describe("The caption, without number"),
  form: z.string().describe("The source whose questions are printed"),
  sections: z
    .array(
      z.strictObject({
        ...named,
        question: z
          .string()
          .optional()
          .describe("What is said before the section's questions, printed under its label"),
        items: z
          .array(z.string().min(1))
          .min(1)
          .describe("Variables and multiple-response questions, without their source"),
      }),
    )
    .min(1)
    .optional()
    .describe("In this order, and no others; left out: all questions as they stand in the form, under no headings"),
  codes: z.boolean().default(false).describe("Print the code of each answer before it"),
  note: z.string().optional(),
  source: z.string().optional().describe("Printed after «Kilde:» instead of the form's own name"),
});
