import {cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {fileEffects} from "../../src/nightly/archive/file-effects.ts";
import {archiveLayout} from "../../src/nightly/archive/layout.ts";
import {type NightlyEffects, nightlyEffects} from "../../src/nightly/effects.ts";
import {exitCodeOf} from "../../src/nightly/failure.ts";
import {healthOf} from "../../src/nightly/health.ts";
import type {Job} from "../../src/nightly/job.ts";
import {type RunRecord, readJournal} from "../../src/nightly/journal.ts";
import type {Log} from "../../src/nightly/log.ts";
import {runNight} from "../../src/nightly/run.ts";
import {release, rollBack} from "../../src/nightly/switch.ts";
import type {Task} from "../../src/nightly/tasks/model.ts";
import {perform} from "../../src/nightly/tasks/perform.ts";
import {type Changes, type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";
import {type FakeClock, fakeClock, silentLog, writeJob} from "./support.ts";

const roots: string[] = [];
afterEach(async () => {
  for (const root of roots.splice(0)) await rm(root, {recursive: true, force: true});
});

interface Place extends SmallEvaluation {
  readonly job: Job;
  readonly clock: FakeClock;
}

async function place(job: object = {}, changes: Changes = {}): Promise<Place> {
  const written = await writeSmallEvaluation(changes);
  roots.push(written.root);
  const whole = {evaluation: "reports/lille", out: "ud", formats: ["json"], ...job};
  return {...written, job: await writeJob(written.root, whole), clock: fakeClock("2026-05-01T00:30:00Z")};
}

/** In this process, and building in earnest. */
const inEarnest: NightlyEffects["runner"] = async (task, {signal}) => await perform(task, () => {}, signal);

const builtOnce = new Map<string, Promise<string>>();
afterAll(async () => {
  for (const folder of builtOnce.values()) await rm(await folder, {recursive: true, force: true});
});

/** Checks nothing, and builds the small evaluation once for each register and notice; afterwards that is copied. */
const quickly: NightlyEffects["runner"] = async (task, options) => {
  const result: unknown = await quickResult(task, options);
  return result as Awaited<ReturnType<typeof inEarnest<typeof task>>>;
};

async function quickResult(task: Task, options: Parameters<typeof inEarnest>[1]): Promise<unknown> {
  if (task.kind === "check") return {title: "Lille evaluering", warnings: []};
  if (task.kind === "fetch") throw new Error("nothing is fetched here");
  const key = JSON.stringify([await readFile(join(task.folder, "../../data/register.csv"), "utf8"), task.notices]);
  const build = async () => {
    const out = await mkdtemp(join(tmpdir(), "maalepunkt-lavet-"));
    await inEarnest({...task, out}, options);
    return out;
  };
  const made = builtOnce.get(key) ?? build();
  builtOnce.set(key, made);
  await cp(await made, task.out, {recursive: true});
  return {reports: [{key: "", name: "Lille", state: "built", milliseconds: 1, warnings: [], failure: null}]};
}

/** Everything as it is, but in this process and by the test's clock. */
const effectsOf = ({clock}: Place, own: Partial<NightlyEffects> = {}): NightlyEffects => ({
  ...nightlyEffects,
  clock,
  runner: quickly,
  random: () => 0.5,
  ...own,
});

interface RunOptions extends Partial<NightlyEffects> {
  readonly signal?: AbortSignal;
  readonly log?: Log;
}

async function run(at: Place, {signal, log = silentLog, ...own}: RunOptions = {}): Promise<RunRecord> {
  at.clock.pass(86_400_000);
  const given = signal ?? new AbortController().signal;
  return await runNight(at.job, {slot: null, log, signal: given}, effectsOf(at, own));
}

/** Fails some of its tasks, the first times that it is asked. */
function failing(kind: Task["kind"], times: number, error: unknown): NightlyEffects["runner"] {
  let left = times;
  return async (task, options) => {
    if (task.kind === kind && left > 0) {
      left -= 1;
      throw error;
    }
    return await quickly(task, options);
  };
}

const registerOf = (rows: number) =>
  `personid;job;alder\n${Array.from({length: rows}, (_, index) => `P${index + 1};${index % 4 === 0 ? "Ja" : "Nej"};${22 + 3 * index}`).join("\n")}\n`;
const register = (at: Place, rows: number) => writeFile(join(at.root, "data/register.csv"), registerOf(rows));
const shown = async (at: Place): Promise<string> => await readFile(join(at.job.out, "current/results.json"), "utf8");
const temporaryLeft = async () => (await readdir(tmpdir())).filter((name) => /^maalepunkt-[0-9a-f]{12}-/.test(name));

describe("maalepunkt nightly", () => {
  it("publishes what is new, and leaves the edition alone when nothing is", async () => {
    const at = await place();
    const first = await run(at, {runner: inEarnest});
    expect(first).toMatchObject({outcome: "published", edition: "2026-05-02-01", failure: null, warnings: []});
    expect(first.steps.map(({name, state}) => `${name} ${state}`)).toEqual([
      "fetch skipped",
      "check done",
      "build done",
      "protect skipped",
      "judge done",
      "publish done",
      "prune done",
    ]);
    expect(first.rows).toEqual({skema: 24, register: 12});
    const second = await run(at, {runner: inEarnest});
    expect(second).toMatchObject({outcome: "unchanged", edition: null});
    await register(at, 13);
    expect(await run(at)).toMatchObject({outcome: "published", edition: "2026-05-04-01", rows: {register: 13}});
    expect(await readdir(join(at.job.out, "editions"))).toEqual(["2026-05-02-01", "2026-05-04-01"]);
    expect(await readdir(join(at.job.out, ".nightly"))).toEqual(["lock"]);
    const journal = await readJournal(join(at.job.out, "runs.jsonl"));
    expect(journal.map((line) => line.event === "run" && line.outcome)).toEqual([
      "published",
      "unchanged",
      "published",
    ]);
    expect(journal[0]).toEqual(first);
  });

  it("tells what is wrong in files by kind and place, and publishes nothing", async () => {
    const at = await place();
    await run(at);
    const before = await shown(at);
    await writeFile(join(at.root, "data/register.csv"), "personid;job;alder\nP1;Ja;3\nP1;Ja;4;5\n");
    const data = await run(at, {runner: inEarnest});
    expect(data).toMatchObject({outcome: "failed", edition: null, failure: {kind: "data"}});
    expect(exitCodeOf(data)).toBe(4);
    await writeFile(join(at.folder, "evaluation.yaml"), "title: x\n");
    const config = await run(at, {
      runner: async () => {
        throw new Error("nothing may be fetched or built");
      },
    });
    expect(config.failure).toMatchObject({kind: "config", place: expect.stringContaining("evaluation.yaml:1:1")});
    expect(exitCodeOf(config)).toBe(3);
    expect(await shown(at)).toBe(before);
    expect(await readdir(join(at.job.out, ".nightly"))).toEqual(["lock"]);
  });

  it("fails with the claim that does not hold any more, and keeps the last good edition", async () => {
    const at = await place();
    await run(at);
    const file = join(at.root, "data/skema/dataset.csv");
    await writeFile(file, (await readFile(file, "utf8")).replace(/;(1|2);\d;1$/gm, ";$1;3;1"));
    const record = await run(at, {runner: inEarnest});
    expect(record).toMatchObject({outcome: "failed", failure: {kind: "claim"}});
    expect(exitCodeOf(record)).toBe(5);
    expect(record.failure?.message).toContain("flertal godt");
  });

  it("holds back what stops say, shows it to nobody but who looks, and publishes it when it is released", async () => {
    const at = await place();
    await run(at);
    const before = await shown(at);
    await register(at, 7);
    const held = await run(at);
    expect(held).toMatchObject({outcome: "held", edition: null});
    expect(held.findings).toContainEqual(
      expect.objectContaining({kind: "fewer-rows", action: "hold", about: "register"}),
    );
    expect(exitCodeOf(held)).toBe(11);
    expect(await shown(at)).toBe(before);
    expect(await readdir(join(at.job.out, "held"))).toEqual(["2026-05-03-01"]);
    expect((await healthOf(at.job, 36, effectsOf(at))).held).toBe("2026-05-03-01");
    // The next night it is made anew, and what was held is of yesterday.
    expect((await run(at)).outcome).toBe("held");
    expect(await readdir(join(at.job.out, "held"))).toEqual(["2026-05-04-01"]);
    expect(await release(at.job, effectsOf(at))).toEqual({
      from: "2026-05-02-01",
      edition: "2026-05-04-01",
      hold: false,
    });
    expect(await shown(at)).not.toBe(before);
    expect((await run(at)).outcome).toBe("unchanged");
    await expect(release(at.job, effectsOf(at))).rejects.toMatchObject({kind: "usage"});
  });

  it("publishes with a banner that the next good night takes away", async () => {
    const at = await place({stops: {rows: {action: "banner"}}});
    await run(at);
    await register(at, 7);
    const banner = await run(at);
    expect(banner).toMatchObject({outcome: "banner", edition: "2026-05-03-01"});
    expect(exitCodeOf(banner)).toBe(10);
    expect(banner.steps.map(({name}) => name)).toContain("banner");
    const edition = JSON.parse(await readFile(join(at.job.out, "current/edition.json"), "utf8"));
    const notice = edition.notices[""];
    expect(notice).toMatch(/mindre end i den forrige/);
    expect(await shown(at)).toContain(JSON.stringify(notice));
    const next = await run(at);
    expect(next).toMatchObject({outcome: "published", findings: []});
    expect(await shown(at)).not.toContain(notice);
  });

  it("tries again what may go well the next time, and nothing else", async () => {
    const at = await place({retries: {tries: 3, wait_seconds: 60}});
    const busy = new CliError("environment", "the browser has died");
    const started = at.clock.elapsed();
    const mended = await run(at, {runner: failing("build", 2, busy)});
    expect(mended.outcome).toBe("published");
    expect(mended.steps.find(({name}) => name === "build")?.tries).toBe(3);
    expect((at.clock.elapsed() - started - 86_400_000) / 1000, "45 s, then 90 s").toBe(135);
    const dead = await run(at, {runner: failing("build", 3, busy)});
    expect(dead).toMatchObject({outcome: "failed", failure: {kind: "environment", message: "the browser has died"}});
    expect(exitCodeOf(dead)).toBe(7);
    const wrong = await run(at, {runner: failing("build", 1, new CliError("data", "broken"))});
    expect(wrong.steps.find(({name}) => name === "build")).toMatchObject({tries: 1, state: "failed"});
    const defect = await run(at, {runner: failing("build", 1, new TypeError("a defect"))});
    expect([defect.failure?.kind, exitCodeOf(defect)]).toEqual(["defect", 1]);
  });

  it("ends a step that takes too long", async () => {
    const at = await place({limits: {build_minutes: 0.002}});
    const record = await run(at, {
      runner: async (task, {signal}) => {
        if (task.kind !== "build") return await quickly(task, {signal, temporary: "", onProgress: () => {}});
        return await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      },
    });
    expect(record.failure).toMatchObject({kind: "environment", message: expect.stringContaining("longer than 0.002")});
    expect(record.outcome).toBe("failed");
  });

  it("stops when it is told to, cleans up and says so", async () => {
    const at = await place();
    const stop = new AbortController();
    const record = await run(at, {
      signal: stop.signal,
      runner: async (_task, {signal}) => {
        stop.abort(new CliError("environment", "The run was stopped (SIGTERM)."));
        signal.throwIfAborted();
        throw new Error("it went on");
      },
    });
    expect(record.failure?.message).toBe("The run was stopped (SIGTERM).");
    expect(await readdir(join(at.job.out, ".nightly"))).toEqual(["lock"]);
  });

  it("builds nothing when the disk is nearly full", async () => {
    const at = await place({limits: {free_disk_mb: 500}});
    const record = await run(at, {files: {...fileEffects, freeBytes: async () => 499 * 1024 * 1024}});
    expect(record.failure).toMatchObject({kind: "output", message: expect.stringContaining("499 MB left")});
  });

  it("lets one run in, and tells the other who it is", async () => {
    const at = await place();
    const second: unknown[] = [];
    const first = await run(at, {
      runner: async (task, options) => {
        if (task.kind === "build") second.push(await run(at).catch((error: unknown) => error));
        return await quickly(task, options);
      },
    });
    expect(first.outcome).toBe("published");
    expect(second).toEqual([expect.objectContaining({kind: "busy", message: expect.stringContaining(first.run)})]);
  });

  it("builds anew what a disk has damaged, holds it against the last whole edition, and says so", async () => {
    const at = await place({}, {});
    await run(at);
    await register(at, 13);
    await run(at);
    await writeFile(join(at.job.out, "editions/2026-05-03-01/results.json"), "{}");
    expect((await healthOf(at.job, 36, effectsOf(at))).problems).toEqual([
      expect.stringContaining("the published edition 2026-05-03-01 is damaged: results.json"),
    ]);
    const record = await run(at);
    expect(record).toMatchObject({outcome: "published", edition: "2026-05-04-01"});
    expect(record.warnings).toEqual([
      expect.stringContaining("2026-05-03-01 is damaged (results.json)"),
      expect.stringContaining("held against 2026-05-02-01 instead"),
    ]);
    expect((await healthOf(at.job, 36, effectsOf(at))).problems).toEqual([]);
  });

  it("goes back to an earlier edition for one night, or until it is released", async () => {
    const at = await place();
    for (const rows of [12, 13, 14]) {
      await register(at, rows);
      await run(at);
    }
    expect(await rollBack(at.job, undefined, false, effectsOf(at))).toMatchObject({edition: "2026-05-03-01"});
    expect(await run(at)).toMatchObject({outcome: "published", rows: {register: 14}});
    await rollBack(at.job, "2026-05-02-01", true, effectsOf(at));
    const first = await shown(at);
    expect(await run(at)).toMatchObject({outcome: "held", findings: []});
    expect(await shown(at)).toBe(first);
    expect((await healthOf(at.job, 36, effectsOf(at))).onHold).toBe(true);
    expect(await release(at.job, effectsOf(at))).toMatchObject({from: "2026-05-02-01", edition: "2026-05-06-01"});
    expect(await run(at)).toMatchObject({outcome: "unchanged"});
    await expect(rollBack(at.job, "2026-05-02-02", false, effectsOf(at))).rejects.toMatchObject({
      kind: "usage",
      hint: expect.stringContaining("2026-05-02-01"),
    });
    await writeFile(join(at.job.out, "editions/2026-05-02-01/results.json"), "{}");
    await expect(rollBack(at.job, "2026-05-02-01", false, effectsOf(at))).rejects.toMatchObject({kind: "data"});
  });

  it("writes what became of a run that died, as far as it had come", async () => {
    const at = await place();
    const layout = archiveLayout(at.job.out);
    const done = await run(at);
    const holder = {what: "nightly", pid: 1, host: "vært", since: "2026-05-02T00:30:00.000Z"};
    await mkdir(layout.work, {recursive: true});
    await mkdir(join(layout.work, "staging-20260502T003000Z-dead"));
    await writeFile(layout.holder, JSON.stringify({...holder, run: "20260502T003000Z-dead"}));
    await run(at);
    // The power goes after an edition is published and before the journal says so.
    await writeFile(layout.journal, "");
    await writeFile(layout.holder, JSON.stringify({...holder, run: done.run}));
    await run(at);
    const journal = await readJournal(layout.journal);
    expect(journal.map((line) => line.event === "run" && [line.run === done.run, line.outcome, line.edition])).toEqual([
      [true, "published", "2026-05-02-01"],
      [false, "unchanged", null],
    ]);
    expect(await readdir(layout.work)).toEqual(["lock"]);
  });

  it("goes on when neither journal, metrics nor notices can be written", async () => {
    const at = await place({
      metrics: "reports/lille/evaluation.yaml/x.prom",
      notices: {webhook: [{url: "http://127.0.0.1:9/", tries: 1, on: "always"}]},
    });
    await mkdir(join(at.job.out, "runs.jsonl"), {recursive: true});
    const told: string[] = [];
    const record = await run(at, {log: {...silentLog, error: (message) => told.push(message)}});
    expect(record.outcome).toBe("published");
    expect(told).toEqual([
      expect.stringContaining("runs.jsonl"),
      expect.stringContaining("metrics could not be written"),
      expect.stringContaining("could not tell by webhook 127.0.0.1:9"),
    ]);
  });

  it("leaves no temporary folder behind", async () => {
    const at = await place();
    const before = await temporaryLeft();
    let during: readonly string[] = [];
    await run(at, {
      runner: async (task, options) => {
        during = (await temporaryLeft()).filter((name) => options.temporary.endsWith(name));
        return await quickly(task, options);
      },
    });
    expect(during).toHaveLength(1);
    expect((await temporaryLeft()).filter((name) => during.includes(name) && !before.includes(name))).toEqual([]);
  });
});
