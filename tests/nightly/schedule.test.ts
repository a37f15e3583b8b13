import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import type {Job} from "../../src/nightly/job.ts";
import {appendJournal, type RunRecord} from "../../src/nightly/journal.ts";
import {keepSchedule} from "../../src/nightly/schedule/keep-schedule.ts";
import {slotsOf} from "../../src/nightly/schedule/slots.ts";
import {fakeClock, runRecord, silentLog, writeJob} from "./support.ts";

const roots: string[] = [];
afterEach(async () => {
  for (const root of roots.splice(0)) await rm(root, {recursive: true, force: true});
});

async function jobIn(settings: Partial<{cron: string; catch_up: boolean; name: string}> = {}): Promise<Job> {
  const root = await mkdtemp(join(tmpdir(), "maalepunkt-schedule-"));
  roots.push(root);
  const {cron = "30 2 * * *", catch_up = true, name = "job"} = settings;
  return await writeJob(root, {name, evaluation: ".", out: "ud", schedule: {cron, catch_up}});
}

interface Watch {
  readonly jobs: readonly Job[];
  readonly from: string;
  readonly until: string;
  /** What a run does besides being noted. */
  readonly onRun?: (job: Job, slot: Date, clock: ReturnType<typeof fakeClock>) => Promise<void> | void;
  /** The machine sleeps, or its clock is set: at the first moment, it shows the second. */
  readonly leaps?: readonly (readonly [at: string, to: string])[];
}

/** What ran, as `name at for`: the moment and the time of the schedule. */
async function watched({jobs, from, until, onRun, leaps}: Watch): Promise<string[]> {
  const stop = new AbortController();
  const clock = fakeClock(from, {leaps, onReach: [[until, () => stop.abort()]]});
  const told: string[] = [];
  await keepSchedule(
    jobs.map(({file}) => file),
    {log: silentLog, stop: stop.signal, end: new AbortController().signal},
    {
      clock,
      readJob: async (file) => jobs.find((job) => job.file === file) as Job,
      run: async (job, slot) => {
        told.push(`${job.name} ${clock.now().toISOString().slice(0, 16)} ${slot.toISOString().slice(0, 16)}`);
        await onRun?.(job, slot, clock);
        return runRecord({});
      },
    },
  );
  return told;
}

describe("maalepunkt schedule", () => {
  it("runs a job at 02:30 once a night, also when the clock is put forward over that time", async () => {
    const job = await jobIn();
    expect(await watched({jobs: [job], from: "2026-03-27T12:00:00Z", until: "2026-03-31T12:00:00Z"})).toEqual([
      "job 2026-03-28T01:30 2026-03-28T01:30",
      "job 2026-03-29T01:00 2026-03-29T01:00",
      "job 2026-03-30T00:30 2026-03-30T00:30",
      "job 2026-03-31T00:30 2026-03-31T00:30",
    ]);
  });

  it("runs a job at 02:30 once a night, also when the clock is put back and shows that time twice", async () => {
    const job = await jobIn();
    expect(await watched({jobs: [job], from: "2026-10-23T12:00:00Z", until: "2026-10-27T12:00:00Z"})).toEqual([
      "job 2026-10-24T00:30 2026-10-24T00:30",
      "job 2026-10-25T00:30 2026-10-25T00:30",
      "job 2026-10-26T01:30 2026-10-26T01:30",
      "job 2026-10-27T01:30 2026-10-27T01:30",
    ]);
  });

  it("runs once on every night of three years, whatever minute of the night it is", () => {
    for (const cron of ["0 0 * * *", "0 2 * * *", "30 2 * * *", "59 2 * * *", "0 3 * * *", "15 23 * * *"]) {
      const slots = slotsOf({cron, catch_up: true}, "Europe/Copenhagen");
      const day = new Intl.DateTimeFormat("en-CA", {timeZone: "Europe/Copenhagen"});
      const days: string[] = [];
      let moment = new Date("2026-01-01T12:00:00Z");
      for (let night = 0; night < 3 * 365; night += 1) {
        moment = slots.next(moment);
        days.push(day.format(moment));
        expect(slots.latest(new Date(0), moment)).toEqual(moment);
      }
      const expected = days.map((_, index) => new Date(Date.UTC(2026, 0, (cron.startsWith("15 23") ? 1 : 2) + index)));
      expect(days, cron).toEqual(expected.map((date) => date.toISOString().slice(0, 10)));
    }
  });

  it("makes up for nights that it slept through by one run", async () => {
    const job = await jobIn();
    const leaps = [["2026-05-01T20:00:00Z", "2026-05-04T06:00:00Z"]] as const;
    expect(await watched({jobs: [job], from: "2026-05-01T12:00:00Z", until: "2026-05-05T06:00:00Z", leaps})).toEqual([
      "job 2026-05-04T06:00 2026-05-04T00:30",
      "job 2026-05-05T00:30 2026-05-05T00:30",
    ]);
  });

  it("passes over nights that it slept through when it shall not catch up", async () => {
    const job = await jobIn({catch_up: false});
    const leaps = [["2026-05-01T20:00:00Z", "2026-05-04T06:00:00Z"]] as const;
    expect(await watched({jobs: [job], from: "2026-05-01T12:00:00Z", until: "2026-05-05T06:00:00Z", leaps})).toEqual([
      "job 2026-05-05T00:30 2026-05-05T00:30",
    ]);
  });

  it("makes up for a night that passed before it was started again, but not for what was run by hand meanwhile", async () => {
    const job = await jobIn();
    const file = join(job.out, "runs.jsonl");
    await writeRuns(file, [{start: "2026-05-01T00:30:00.000Z", slot: "2026-05-01T00:30:00.000Z"}]);
    const times = {from: "2026-05-04T06:00:00Z", until: "2026-05-04T12:00:00Z"};
    expect(await watched({jobs: [job], ...times})).toEqual(["job 2026-05-04T06:00 2026-05-04T00:30"]);
    await writeRuns(file, [{start: "2026-05-04T05:00:00.000Z", slot: null}]);
    expect(await watched({jobs: [job], ...times})).toEqual([]);
  });

  it("has missed nothing when a job has never run", async () => {
    const job = await jobIn();
    expect(await watched({jobs: [job], from: "2026-05-01T12:00:00Z", until: "2026-05-02T12:00:00Z"})).toEqual([
      "job 2026-05-02T00:30 2026-05-02T00:30",
    ]);
  });

  it("never runs a time again when the clock is set back, and goes on when it had been far off", async () => {
    const job = await jobIn();
    const back = [["2026-05-02T00:45:00Z", "2026-05-02T00:05:00Z"]] as const;
    const until = "2026-05-03T12:00:00Z";
    expect(await watched({jobs: [job], from: "2026-05-01T12:00:00Z", until, leaps: back})).toEqual([
      "job 2026-05-02T00:30 2026-05-02T00:30",
      "job 2026-05-03T00:30 2026-05-03T00:30",
    ]);
    const wrong = [
      ["2026-05-01T20:00:00Z", "2027-05-01T20:00:00Z"],
      ["2027-05-01T20:30:00Z", "2026-05-01T20:31:00Z"],
    ] as const;
    expect(await watched({jobs: [job], from: "2026-05-01T12:00:00Z", until, leaps: wrong})).toEqual([
      "job 2027-05-01T20:00 2027-05-01T00:30",
      "job 2026-05-02T00:30 2026-05-02T00:30",
      "job 2026-05-03T00:30 2026-05-03T00:30",
    ]);
  });

  it("runs several jobs in turn, the one that has waited longest first, and none less for that", async () => {
    const [a, b, c] = [
      await jobIn({name: "a", cron: "0 2 * * *"}),
      await jobIn({name: "b", cron: "30 2 * * *", catch_up: false}),
      await jobIn({name: "c", cron: "15 2 * * *"}),
    ];
    const long = (_job: Job, _slot: Date, clock: ReturnType<typeof fakeClock>) => clock.pass(2 * 3_600_000);
    const ran = await watched({
      jobs: [a, b, c],
      from: "2026-05-01T12:00:00Z",
      until: "2026-05-02T12:00:00Z",
      onRun: long,
    });
    expect(ran).toEqual([
      "a 2026-05-02T00:00 2026-05-02T00:00",
      "c 2026-05-02T02:00 2026-05-02T00:15",
      "b 2026-05-02T04:00 2026-05-02T00:30",
    ]);
  });

  it("goes on with the next night, and with other jobs, when a run cannot even begin", async () => {
    const [a, b] = [await jobIn({name: "a"}), await jobIn({name: "b"})];
    const onRun = ({name}: Job) => {
      if (name === "a") throw new CliError("busy", "another run is at work");
    };
    const ran = await watched({jobs: [a, b], from: "2026-05-01T12:00:00Z", until: "2026-05-03T12:00:00Z", onRun});
    expect(ran.map((line) => line.slice(0, 18))).toEqual([
      "a 2026-05-02T00:30",
      "b 2026-05-02T00:30",
      "a 2026-05-03T00:30",
      "b 2026-05-03T00:30",
    ]);
  });

  it("refuses a job without a schedule", async () => {
    const root = await mkdtemp(join(tmpdir(), "maalepunkt-schedule-"));
    roots.push(root);
    const job = await writeJob(root, {evaluation: ".", out: "ud"});
    await expect(watched({jobs: [job], from: "2026-05-01T12:00:00Z", until: "2026-05-02T12:00:00Z"})).rejects.toThrow(
      "has no schedule",
    );
  });
});

async function writeRuns(file: string, runs: readonly Partial<RunRecord>[]): Promise<void> {
  for (const run of runs) await appendJournal(file, runRecord(run));
}
