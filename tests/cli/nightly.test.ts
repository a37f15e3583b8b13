import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {archiveLayout} from "../../src/nightly/archive/layout.ts";
import {takeLock} from "../../src/nightly/lock.ts";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";
import {run} from "../support/terminal.ts";

/** One job, and the commands in the order that somebody gives them. */
describe("the commands of a nightly job", () => {
  let at: SmallEvaluation;
  let job = "";
  beforeAll(async () => {
    at = await writeSmallEvaluation();
    job = join(at.root, "job.yaml");
    await writeFile(
      job,
      "evaluation: reports/lille\nout: ud\nformats: [json]\ncheck: false\nlog: {level: error, file: nat.log}\n",
    );
  });
  afterAll(() => rm(at.root, {recursive: true, force: true}));

  const register = async (rows: number) => {
    const lines = Array.from({length: rows}, (_, index) => `P${index + 1};${index % 4 === 0 ? "Ja" : "Nej"};40`);
    await writeFile(join(at.root, "data/register.csv"), `personid;job;alder\n${lines.join("\n")}\n`);
  };

  it("nightly: publishes with 0, holds back with 11, fails with the code of what is wrong", async () => {
    expect((await run("health", job)).exitCode).toBe(12);
    const first = await run("nightly", job, "--json");
    expect([first.exitCode, JSON.parse(first.output).outcome]).toEqual([0, "published"]);
    await register(6);
    const held = await run("nightly", job, "--json");
    expect([held.exitCode, JSON.parse(held.output).outcome]).toEqual([11, "held"]);
    const evaluation = join(at.folder, "evaluation.yaml");
    const text = await readFile(evaluation, "utf8");
    await writeFile(evaluation, "title: intet andet\n");
    const failed = await run("nightly", job, "--json");
    expect([failed.exitCode, JSON.parse(failed.output).outcome]).toEqual([3, "failed"]);
    await writeFile(evaluation, text);
    const log = (await readFile(join(at.root, "nat.log"), "utf8"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(log.at(-1)).toMatchObject({level: "error", run: JSON.parse(failed.output).run, job: "lille"});
  });

  it("health: says what is wrong and ends with 12, and with 0 when nothing is", async () => {
    const ill = await run("health", job);
    expect(ill.exitCode).toBe(12);
    expect(ill.output).toMatch(/^lille: the last run failed, edition .*-01, last good run 0 h ago, last run failed/);
    expect((await run("release", job)).output).toContain("The next runs publish again");
    const unchanged = await run("nightly", job, "--zero-unless-failed", "--json");
    expect([unchanged.exitCode, JSON.parse(unchanged.output).outcome]).toEqual([0, "unchanged"]);
    const well = await run("health", job, "--json");
    expect(well.exitCode).toBe(0);
    expect(JSON.parse(well.output)).toMatchObject({healthy: true, problems: [], running: null, held: null});
    expect((await run("health", job, "--max-age", "i går")).exitCode).toBe(2);
  });

  it("editions, rollback and release: list, go back and forth, and say what the next night does", async () => {
    const listed = await run("editions", job, "--json");
    const {editions} = JSON.parse(listed.output);
    expect(editions.map(({state}: {state: string}) => state)).toEqual(["", "published"]);
    const back = await run("rollback", job, "--hold");
    expect(back).toMatchObject({exitCode: 0, output: expect.stringContaining("until maalepunkt release")});
    expect(back.output).toContain(editions[0].id);
    expect((await run("editions", job)).output).toMatch(/published\n.*-02/);
    expect((await run("release", job)).output).toContain("The next runs publish again");
    expect((await run("release", job)).exitCode).toBe(2);
    const forth = await run("rollback", job, editions[1].id);
    expect(forth.output).toContain("The next run publishes anew");
    expect((await run("rollback", job, "2026-13-99-01")).exitCode).toBe(2);
  });

  it("nightly and rollback end with 8 while another run is at work, and --skip-if-running with 0", async () => {
    const layout = archiveLayout(join(at.root, "ud"));
    const since = "2026-05-01T00:30:00.000Z";
    const lock = await takeLock(layout, {what: "nightly", run: "den-anden", pid: 1, host: "vært", since});
    const [busy, skipped, back, health] = [
      await run("nightly", job),
      await run("nightly", job, "--skip-if-running"),
      await run("rollback", job),
      await run("health", job, "--json"),
    ];
    await lock.release();
    expect([busy.exitCode, skipped.exitCode, back.exitCode]).toEqual([8, 0, 8]);
    expect(busy.errors).toContain("den-anden since 2026-05-01 00:30:00 UTC");
    expect(JSON.parse(health.output).running).toMatchObject({run: "den-anden"});
  });

  it("schedule: refuses a job without a schedule before it waits for anything", async () => {
    const refused = await run("schedule", job);
    expect(refused).toMatchObject({exitCode: 3, errors: expect.stringContaining("has no schedule")});
    expect((await run("schedule", job, "--grace-seconds", "lidt")).exitCode).toBe(2);
  });

  it("tells of a job that is not there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "maalepunkt-intet-"));
    try {
      for (const command of ["nightly", "health", "editions", "rollback", "release", "schedule"]) {
        expect((await run(command, join(folder, "job.yaml"))).exitCode, command).toBe(3);
      }
    } finally {
      await rm(folder, {recursive: true});
    }
  });
});
