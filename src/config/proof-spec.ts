/** What an author says of the proofs of the chapters: `proofs:` in evaluation.yaml. */
import {z} from "zod";

/** The proofs by name. */
export const proofNames = [
  "typed-number",
  "number-word",
  "claim",
  "unused-analysis",
  "unmentioned",
  "late-mention",
  "headings",
  "doubled-word",
  "punctuation",
  "missing-source",
  "uncited-work",
] as const;

export type ProofName = (typeof proofNames)[number];

export const proofSpec = z.strictObject({
  meant: z
    .array(z.string().trim().min(1))
    .default([])
    .describe("Words that are meant as they stand: the proofs leave what holds any of them alone"),
  off: z.array(z.enum(proofNames)).default([]).describe("Proofs that are not made"),
});
