import {mkdir, mkdtemp, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {diffEditions, isSame} from "../../src/editions/diff.ts";
import type {EditionDiff} from "../../src/editions/diff-model.ts";
import {digest} from "../../src/editions/digest.ts";
import {readEdition} from "../../src/editions/read-edition.ts";
import {nightlyEffects} from "../../src/nightly/effects.ts";
import type {Job} from "../../src/nightly/job.ts";
import {isRun, type RunRecord, readJournal} from "../../src/nightly/journal.ts";
import {runNight} from "../../src/nightly/run.ts";
import {keepSchedule} from "../../src/nightly/schedule/keep-schedule.ts";
import {perform} from "../../src/nightly/tasks/perform.ts";
import {fakeClock, silentLog, writeJob} from "./support.ts";

let root = "";
afterEach(() => rm(root, {recursive: true, force: true}));

/** What is planted in the data of a night: persons, and how many of them have answered Ja. */
interface Planted {
  readonly persons: number;
  readonly yes: number;
}

/** Each night three more persons answer; every other night one of them with Ja. On the tenth an earlier answer is corrected. */
const plantedFor = (night: number): Planted => {
  if (night === 9) return {...plantedFor(8), yes: plantedFor(8).yes - 1};
  if (night === 14) return plantedFor(13);
  return {persons: 40 + 3 * night, yes: 20 + Math.floor(night / 2)};
};

const dataOf = ({persons, yes}: Planted) =>
  `personid;job\n${Array.from({length: persons}, (_, index) => `P${index};${index < yes ? "Ja" : "Nej"}`).join("\n")}\n`;

async function writeEvaluation(): Promise<Job> {
  root = await mkdtemp(join(tmpdir(), "maalepunkt-naetter-"));
  const folder = join(root, "reports/nat");
  await mkdir(join(folder, "chapters"), {recursive: true});
  await writeFile(
    join(folder, "evaluation.yaml"),
    `title: Job efter indsatsen
data_date: 2026-03-01
disclosure: {none: Personerne er opdigtede.}
population: alle
sources:
  register: {type: csv, path: ../../data/register.csv, name: Register, id: personid}
populations:
  alle: {source: register, label: deltagere}
analyses:
  job: {kind: distribution, items: [register.job], show: count-and-percent, title: I job}
`,
  );
  await writeFile(
    join(folder, "codebook.yaml"),
    "sources:\n  register:\n    variables:\n      job: {label: Job, order: [Ja, Nej]}\n",
  );
  await writeFile(
    join(folder, "chapters/01-job.md"),
    '# Job\n\n{{share "job" row="Ja"}} er i job.\n\n{{table "job"}}\n',
  );
  await mkdir(join(root, "data"));
  return await writeJob(root, {
    evaluation: "reports/nat",
    out: "ud",
    formats: ["json"],
    schedule: {cron: "30 2 * * *"},
    keep: {last: 5, weekly: 3, monthly: 3, yearly: 1},
  });
}

interface Nights {
  readonly job: Job;
  readonly diffs: EditionDiff[];
  night: number;
}

/** Keeps the schedule from one moment to another, with data that grow before each run. */
async function keep(
  nights: Nights,
  from: string,
  until: string,
  leaps: readonly (readonly [string, string])[] = [],
): Promise<void> {
  const {job, diffs} = nights;
  const stop = new AbortController();
  const clock = fakeClock(from, {leaps, onReach: [[until, () => stop.abort()]]});
  const effects = {
    ...nightlyEffects,
    clock,
    // The check takes the same way as the build once more.
    runner: (async (task) =>
      task.kind === "check"
        ? {title: "Job", warnings: []}
        : await perform(task, () => {})) as typeof nightlyEffects.runner,
  };
  const run = async (_: Job, slot: Date, signal: AbortSignal): Promise<RunRecord> => {
    await writeFile(join(root, "data/register.csv"), dataOf(plantedFor(nights.night)));
    nights.night += 1;
    const before = await readEdition(join(job.out, "current")).catch(() => null);
    const record = await runNight(job, {slot, log: silentLog, signal}, effects);
    const after = await readEdition(join(job.out, "current"));
    if (before !== null) diffs.push(diffEditions(before, after));
    return record;
  };
  const signals = {stop: stop.signal, end: new AbortController().signal};
  await keepSchedule([job.file], {log: silentLog, ...signals}, {clock, readJob: async () => job, run});
}

describe("twenty-four nights", () => {
  it("tell each morning what is new, keep what they are told to, make up for a missed night, and run once when clocks change", async () => {
    const job = await writeEvaluation();
    const nights: Nights = {job, diffs: [], night: 0};
    // The machine sleeps through a night of March, and is away from April to October.
    await keep(nights, "2026-03-20T12:00:00Z", "2026-04-01T12:00:00Z", [
      ["2026-03-25T20:00:00Z", "2026-03-26T07:10:00Z"],
    ]);
    await keep(nights, "2026-10-19T06:00:00Z", "2026-10-30T12:00:00Z");

    const runs = (await readJournal(join(job.out, "runs.jsonl"))).filter(isRun);
    expect(runs.map(({start, slot, outcome}) => `${start.slice(0, 16)} ${slot?.slice(0, 16)} ${outcome}`)).toEqual([
      "2026-03-21T01:30 2026-03-21T01:30 published",
      "2026-03-22T01:30 2026-03-22T01:30 published",
      "2026-03-23T01:30 2026-03-23T01:30 published",
      "2026-03-24T01:30 2026-03-24T01:30 published",
      "2026-03-25T01:30 2026-03-25T01:30 published",
      // Missed, and made up for in the morning.
      "2026-03-26T07:10 2026-03-26T01:30 published",
      "2026-03-27T01:30 2026-03-27T01:30 published",
      "2026-03-28T01:30 2026-03-28T01:30 published",
      // There is no 02:30.
      "2026-03-29T01:00 2026-03-29T01:00 published",
      "2026-03-30T00:30 2026-03-30T00:30 published",
      "2026-03-31T00:30 2026-03-31T00:30 published",
      "2026-04-01T00:30 2026-04-01T00:30 published",
      // Half a year is made up for by one run.
      "2026-10-19T06:00 2026-10-19T00:30 published",
      "2026-10-20T00:30 2026-10-20T00:30 published",
      "2026-10-21T00:30 2026-10-21T00:30 unchanged",
      "2026-10-22T00:30 2026-10-22T00:30 published",
      "2026-10-23T00:30 2026-10-23T00:30 published",
      "2026-10-24T00:30 2026-10-24T00:30 published",
      // 02:30 comes twice.
      "2026-10-25T00:30 2026-10-25T00:30 published",
      "2026-10-26T01:30 2026-10-26T01:30 published",
      "2026-10-27T01:30 2026-10-27T01:30 published",
      "2026-10-28T01:30 2026-10-28T01:30 published",
      "2026-10-29T01:30 2026-10-29T01:30 published",
      "2026-10-30T01:30 2026-10-30T01:30 published",
    ]);
    expect(runs.map(({rows}) => rows.register)).toEqual(runs.map((_, night) => plantedFor(night).persons));

    expect(nights.diffs).toHaveLength(23);
    for (const [index, diff] of nights.diffs.entries()) expectDigest(diff, plantedFor(index), plantedFor(index + 1));

    expect(await readdir(join(job.out, "editions"))).toEqual([
      "2026-03-31-01",
      "2026-04-01-01",
      "2026-10-25-01",
      "2026-10-26-01",
      "2026-10-27-01",
      "2026-10-28-01",
      "2026-10-29-01",
      "2026-10-30-01",
    ]);
    const pruned = runs.flatMap((run) => run.pruned);
    expect(pruned).toHaveLength(runs.filter(({outcome}) => outcome === "published").length - 8);
    expect(await readdir(join(job.out, ".nightly"))).toEqual(["lock"]);
  });
});

/** The share of those in job, before and after, as planted; and why it is another. */
function expectDigest(diff: EditionDiff, before: Planted, after: Planted): void {
  if (before.yes === after.yes && before.persons === after.persons) {
    expect(isSame(diff)).toBe(true);
    return;
  }
  const kind = after.persons > before.persons ? "new-answers" : "corrected-answers";
  const rows = ({persons}: Planted) => ({read: persons, kept: persons});
  expect(diff.sources).toEqual([{key: "register", name: "Register", kind, before: rows(before), after: rows(after)}]);
  const share = diff.numbers.find(({address}) => address === "job/job/Ja/percent");
  const figure = ({yes, persons}: Planted) => ({count: yes, n: persons, exact: yes / persons});
  expect(share).toMatchObject({before: figure(before), after: figure(after), causes: [{kind, source: "Register"}]});
  expect(diff.claims).toEqual([]);
  const mail = digest(diff)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  const why = kind === "new-answers" ? "nye svar" : "rettede svar";
  expect(mail).toContain(`Register ${why} ${before.persons} ${after.persons}`);
  if (share?.isVisible === true) expect(mail).toContain(`${share.before.printed} ${share.after.printed}`);
}
