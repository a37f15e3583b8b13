/** What tests of nightly runs share: a clock that only they move, jobs, and a log that says nothing. */
import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {Clock} from "../../src/nightly/effects.ts";
import {type Job, readJob} from "../../src/nightly/job.ts";
import type {RunRecord} from "../../src/nightly/journal.ts";
import type {Log} from "../../src/nightly/log.ts";

export interface FakeClock extends Clock {
  /** Lets milliseconds pass. */
  readonly pass: (milliseconds: number) => void;
}

export interface Leaps {
  /** When the clock comes to the first moment, it shows the second. Each happens once. */
  readonly leaps?: readonly (readonly [at: string, to: string])[] | undefined;
  /** What happens when the clock comes to a moment. Each happens once, after all leaps. */
  readonly onReach?: readonly (readonly [at: string, act: () => void])[] | undefined;
}

/** Time passes when somebody waits. */
export function fakeClock(start: string, {leaps = [], onReach = []}: Leaps = {}): FakeClock {
  let now = Date.parse(start);
  let elapsed = 0;
  const leapsLeft = leaps.map(([at, to]) => ({at: Date.parse(at), to: Date.parse(to)}));
  const reachLeft = onReach.map(([at, act]) => ({at: Date.parse(at), act}));
  const pass = (milliseconds: number) => {
    now += milliseconds;
    elapsed += milliseconds;
    const [leap] = leapsLeft;
    if (leap !== undefined && now >= leap.at) {
      leapsLeft.shift();
      now = leap.to;
    }
    const [reach] = reachLeft;
    if (leapsLeft.length === 0 && reach !== undefined && now >= reach.at) {
      reachLeft.shift();
      reach.act();
    }
  };
  return {
    now: () => new Date(now),
    elapsed: () => elapsed,
    pass,
    wait: async (milliseconds, signal) => {
      if (!signal.aborted) pass(milliseconds);
    },
  };
}

const nothing = () => {};
export const silentLog: Log = {debug: nothing, info: nothing, warn: nothing, error: nothing};

/** Writes a job into a folder, and its output folder, and reads it. YAML reads what JSON writes. */
export async function writeJob(root: string, job: object, name = "job.yaml"): Promise<Job> {
  const file = join(root, name);
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, JSON.stringify(job, null, 1));
  const read = await readJob(file);
  await mkdir(read.out, {recursive: true});
  return read;
}

export function runRecord(own: Partial<RunRecord>): RunRecord {
  return {
    schema: "maalepunkt/run@1",
    event: "run",
    run: "20260501T003000Z-abcdef",
    start: "2026-05-01T00:30:00.000Z",
    end: "2026-05-01T00:31:00.000Z",
    slot: null,
    outcome: "published",
    edition: "2026-05-01-01",
    steps: [],
    rows: {},
    reports: null,
    findings: [],
    warnings: [],
    pruned: [],
    failure: null,
    ...own,
  };
}
