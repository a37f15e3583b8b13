/** runs.jsonl: one line a run, what became of it. Documented for its readers in docs/nightly.md. */
import {open, readFile} from "node:fs/promises";
import {z} from "zod";
import {outputError} from "../pipeline/write-output.ts";

/** What may become of a run. */
export const outcomes = ["published", "banner", "unchanged", "held", "failed", "died"] as const;

const stepNames = ["fetch", "check", "build", "protect", "judge", "banner", "publish", "prune"] as const;

const stepSpec = z.strictObject({
  name: z.enum(stepNames),
  milliseconds: z.int().nonnegative(),
  tries: z.int().positive(),
  /** `skipped`: there was nothing to do; `failed`: what ended the run, or a warning of a step that ends none. */
  state: z.enum(["done", "skipped", "failed"]),
});

const findingSpec = z.strictObject({
  kind: z.string(),
  action: z.enum(["warn", "banner", "hold"]),
  report: z.string().nullable(),
  about: z.string(),
  message: z.string(),
});

const failureSpec = z.strictObject({
  kind: z.enum(["usage", "config", "data", "claim", "output", "environment", "busy", "defect"]),
  message: z.string(),
  hint: z.string().nullable(),
  place: z.string().nullable(),
});

const common = {
  schema: z.literal("maalepunkt/run@1"),
  run: z.string(),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
};

const runSpec = z.strictObject({
  ...common,
  event: z.literal("run"),
  /** The time of the schedule that it was for; null where somebody or something else has started it. */
  slot: z.iso.datetime().nullable(),
  outcome: z.enum(outcomes),
  /** What it has published; null where nothing was. */
  edition: z.string().nullable(),
  steps: z.array(stepSpec),
  /** By source, of the report for everybody. */
  rows: z.record(z.string(), z.int().nonnegative()),
  reports: z
    .strictObject({built: z.int().nonnegative(), unchanged: z.int().nonnegative(), failed: z.int().nonnegative()})
    .nullable(),
  findings: z.array(findingSpec),
  warnings: z.array(z.string()),
  pruned: z.array(z.string()),
  failure: failureSpec.nullable(),
});

const switchSpec = z.strictObject({
  ...common,
  event: z.enum(["rollback", "release"]),
  from: z.string().nullable(),
  edition: z.string().nullable(),
  /** Whether nothing is published from then on until it is released. */
  hold: z.boolean(),
});

const lineSpec = z.discriminatedUnion("event", [runSpec, switchSpec]);

export type JournalLine = z.infer<typeof lineSpec>;
export type RunRecord = z.infer<typeof runSpec>;
export type Outcome = RunRecord["outcome"];
export type StepRecord = z.infer<typeof stepSpec>;
export type StepName = StepRecord["name"];
export type Failure = z.infer<typeof failureSpec>;

/** All lines that can be read; one that was cut short by a crash or a full disk is passed over. */
export async function readJournal(file: string): Promise<JournalLine[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    const read = lineSpec.safeParse(parsed(line));
    return read.success ? [read.data] : [];
  });
}

export function isRun(line: JournalLine): line is RunRecord {
  return line.event === "run";
}

/** Whether a run left readers with what they should see: something new, or the certainty that nothing is. */
export function isGood({outcome}: Pick<RunRecord, "outcome">): boolean {
  return outcome === "published" || outcome === "banner" || outcome === "unchanged";
}

/** @throws CliError (output) */
export async function appendJournal(file: string, line: JournalLine): Promise<void> {
  try {
    const handle = await open(file, "a+");
    try {
      const {size} = await handle.stat();
      const last = Buffer.alloc(1);
      if (size > 0) await handle.read(last, 0, 1, size - 1);
      // After a line that was cut short, this one begins a line of its own.
      const start = size === 0 || last.toString() === "\n" ? "" : "\n";
      await handle.appendFile(`${start}${JSON.stringify(line)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw outputError(file, cause);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
