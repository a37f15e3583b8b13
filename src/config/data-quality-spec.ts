/** What an author may write under `data_quality:` in evaluation.yaml. */
import {z} from "zod";
import {where} from "./analyses/common.ts";
import {variableReference} from "./variable-reference.ts";

const percent = z.number().min(0).max(100);

const limits = z.strictObject({
  dropped: percent.optional().describe("Rows of a source that are left out, in percent"),
  duplicates: percent.optional().describe("Rows of a source that are double entries, in percent"),
  missing: percent.optional().describe("Forms without an answer to a question that was put, in percent"),
  overdue: percent.optional().describe("Measurements that are due and missing, in percent"),
  straight_lines: percent.optional().describe("Forms with one and the same answer all through a battery, in percent"),
  contradictions: z.int().min(0).optional().describe("Persons who contradict themselves"),
  orphans: z.int().min(0).optional().describe("Persons with answers who are in no population"),
});

export const dataQualitySpec = z.strictObject({
  start: variableReference.optional().describe("The date on which a person's course begins"),
  end: variableReference.optional().describe("The date on which it ended; blank while it goes on"),
  unit: variableReference.optional().describe("The unit a person belongs to, for instance the kommune"),
  due: z
    .record(z.string().regex(/^[1-9]\d*$/, "is not a wave number"), z.number().min(0))
    .default({})
    .describe("{2: 3, 3: 6}: how many months after the start each wave is due"),
  contradictions: z
    .array(z.strictObject({text: z.string().min(1).describe("In Danish, for print"), where}))
    .default([])
    .describe("Answers that cannot all be true of one person"),
  warn: limits.prefault({}).describe("More than this is told as a warning"),
  stop: limits.prefault({}).describe("More than this stops the build"),
});

export type QualityLimits = z.infer<typeof limits>;
