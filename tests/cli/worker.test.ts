import {spawn} from "node:child_process";
import {once} from "node:events";
import {readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Planted, plantedUnits, writePlanted} from "../batch/planted.ts";
import {createDatabase, type TestDatabase, testServers} from "../support/postgres.ts";
import {run} from "../support/terminal.ts";

const {urls, missing} = await testServers();
const [server = ""] = urls;
const program = join(import.meta.dirname, "../../bin/maalepunkt.js");

describe.skipIf(urls.length === 0)(`maalepunkt worker and batch --queue${missing}`, () => {
  let place: TestDatabase;
  let planted: Planted;
  let where: string[];
  beforeAll(async () => {
    [place, planted] = await Promise.all([createDatabase(server), writePlanted({units: plantedUnits.slice(0, 2)})]);
    const file = join(planted.root, "queue");
    await writeFile(file, place.url, {mode: 0o600});
    where = ["--queue", file];
  });
  afterAll(async () => {
    await place?.drop();
    await rm(planted.root, {recursive: true, force: true});
  });

  it("make a queue, and tell what it holds", async () => {
    expect(await run("queue", ...where)).toMatchObject({exitCode: 7, errors: expect.stringContaining("has no queue")});
    expect(await run("queue", ...where, "--create")).toEqual({exitCode: 0, output: "no run is open\n", errors: ""});
    const {output} = await run("queue", "--sql", "--role", 'et "navn"');
    expect(output).toContain('GRANT USAGE ON SCHEMA maalepunkt_queue TO "et ""navn""";');
  });

  it("build together: a worker that is a process of its own ends well when it is told to", async () => {
    const share = ["--share", join(planted.root, "share")];
    const child = spawn(process.execPath, [program, "worker", planted.folder, ...where, ...share], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines: {msg: string; run?: string; unit?: string}[] = [];
    createInterface({input: child.stdout}).on("line", (line) => lines.push(JSON.parse(line)));
    const closed = once(child, "close");
    const built = await run("batch", planted.folder, ...where, ...share, "--out", planted.out, "--format", "json");
    expect(built).toMatchObject({
      exitCode: 0,
      errors: "",
      output: expect.stringMatching(/built {6}3\nunchanged {2}0\nfailed {5}0\n/),
    });
    child.kill("SIGTERM");
    expect(await closed).toEqual([0, null]);
    expect(lines.at(-1)).toMatchObject({msg: "ended", made: 3});
    const made = lines.filter(({msg}) => msg === "made");
    expect(made.map(({unit}) => unit).sort()).toEqual(["aarhus", "aeroe", "alle"]);
    expect(new Set(made.map((line) => line.run)).size).toBe(1);
    expect(JSON.parse(await readFile(join(planted.out, "aarhus/aarhus-results.json"), "utf8")).unit).toBe("Aarhus");
  });

  it("end at once, with --once, when nothing waits", async () => {
    const {exitCode, output} = await run("worker", planted.folder, ...where, "--once");
    expect(exitCode).toBe(0);
    expect(
      output
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).msg),
    ).toEqual(["ready", "ended"]);
  });

  it("end with 7 for a password that is not accepted, and do not print it", async () => {
    const wrong = new URL(place.url);
    wrong.password = "hemmeligt";
    const file = join(planted.root, "wrong");
    await writeFile(file, wrong.href, {mode: 0o600});
    for (const command of ["worker", "batch"]) {
      const {exitCode, errors, output} = await run(command, planted.folder, "--queue", file);
      expect([exitCode, errors]).toEqual([7, expect.stringContaining("does not let the user in")]);
      expect(errors + output).not.toContain("hemmeligt");
    }
  });
});

describe("maalepunkt worker, queue and batch --queue", () => {
  it.each([
    [["worker", "x", "--queue", "postgres://u:p@h/d"], "everybody on this machine"],
    [["worker", "x", "--queue", "MAALEPUNKT_NIX"], "no environment variable"],
    [["worker", "x", "--queue", "q", "--jobs", "0"], "no number that --jobs"],
    [["worker", "x", "--queue", "q", "--memory", "4G"], "no number that --memory"],
    [["worker", "x", "--queue", "q", "--log-level", "inof"], 'Did you mean "info"?'],
    [["batch", "x", "--share", "y"], "--share belongs to --queue"],
    [["batch", "x", "--queue", "q", "--jobs", "2"], "each worker has its own --jobs"],
    [["queue"], "Say which queue"],
    [["queue", "--role", "x"], "--role belongs to"],
  ])("refuse %j", async (args, message) => {
    expect(await run(...args)).toMatchObject({exitCode: 2, errors: expect.stringContaining(message)});
  });
});
