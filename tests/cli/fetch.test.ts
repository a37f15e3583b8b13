import {spawn} from "node:child_process";
import {cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {serve, type WebServer} from "../support/fetch.ts";
import {credentials, type SurveyXactServer, serveSurveyXact} from "../support/surveyxact-server.ts";
import {run} from "../support/terminal.ts";

let surveys: SurveyXactServer;
let web: WebServer;
let root: string;
beforeAll(async () => {
  const folder = "data/paa-vej-til-arbejde";
  const register = await readFile(`${folder}/forloeb.csv`);
  surveys = await serveSurveyXact({100: `${folder}/borgerskema`, 200: `${folder}/medarbejderskema`});
  web = await serve((_, response) => response.writeHead(200, {"content-length": register.length}).end(register));
});
afterAll(async () => {
  await surveys.close();
  await web.close();
});
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "maalepunkt-fetch-cli-"));
  await writeFile(join(root, "surveyxact"), `${credentials}\n`, {mode: 0o600});
  await mkdir(join(root, "data"));
});
afterEach(async () => {
  surveys.faults.length = 0;
  surveys.changes.clear();
  await rm(root, {recursive: true});
});

async function writeJob(): Promise<string> {
  const file = join(root, "job.yaml");
  const survey = `server: ${surveys.rest}, credentials: {file: surveyxact}, requests_per_minute: 6000`;
  await writeFile(
    file,
    `evaluation: reports/paa-vej-til-arbejde
fetch:
  into: data/paa-vej-til-arbejde
  retries: {wait_seconds: 0.05}
  from:
    borgerskema: {type: surveyxact, survey: 100, ${survey}}
    medarbejderskema: {type: surveyxact, survey: 200, format: INTL_US, ${survey}}
    forloeb: {type: https, url: "${web.origin}/forloeb.csv", file: forloeb.csv}
`,
  );
  return file;
}

describe("maalepunkt fetch", () => {
  it("fetches what the evaluation then builds from", async () => {
    const job = await writeJob();
    const fetched = await run("fetch", job);
    expect(fetched.errors).toBe("");
    expect(fetched.exitCode).toBe(0);
    expect(fetched.output).toContain("new        borgerskema/dataset.csv (227 rows, 20937 bytes) from ");
    await cp("reports/paa-vej-til-arbejde", join(root, "reports/paa-vej-til-arbejde"), {recursive: true});
    const {exitCode, output} = await run(
      "build",
      join(root, "reports/paa-vej-til-arbejde"),
      ...["--format", "json", "--out", join(root, "build"), "--json"],
    );
    expect(exitCode).toBe(0);
    expect(output).toContain("results.json");
  });

  it("tells a script all of it, and people what has to be tried again", async () => {
    const job = await writeJob();
    surveys.faults.push((_, response) => {
      response.writeHead(500).end();
      return true;
    });
    const first = await run("fetch", job);
    expect(first.errors).toMatch(/the server answers 500\. Trying again in \d s\./);
    const second = await run("fetch", job, "--json");
    expect(second.errors).toBe("");
    const told = JSON.parse(second.output);
    expect(told).toMatchObject({hasChanged: false, removed: [], warnings: []});
    expect(told.files.map(({name, state}: {name: string; state: string}) => [name, state])).toContainEqual([
      "forloeb.csv",
      "unchanged",
    ]);
    expect(second.output).not.toContain("hemmelig");
  });

  it("ends with the exit code of what went wrong, with the line in the job file", async () => {
    const job = await writeJob();
    await writeFile(join(root, "surveyxact"), "ukendt:kode-9\n");
    const refused = await run("fetch", job);
    expect(refused.exitCode).toBe(7);
    expect(refused.errors).toContain(`${job}:6:`);
    expect(refused.errors).toContain("it does not let this user in");
    expect(refused.errors).not.toContain("kode-9");
    await writeFile(job, "fetch: {into: data, from: {x: {type: ftp}}}\n");
    expect((await run("fetch", job)).exitCode).toBe(3);
    expect((await run("fetch", join(root, "ingen.yaml"))).exitCode).toBe(3);
  });

  it("that is killed leaves whole data, and nothing behind once it has run again", async () => {
    const job = await writeJob();
    await run("fetch", job);
    const data = join(root, "data/paa-vej-til-arbejde");
    const readAll = async () => {
      const names = await readdir(data, {recursive: true});
      const files = names.filter((name) => name.endsWith(".csv")).sort();
      return Promise.all(files.map((name) => readFile(join(data, name), "latin1")));
    };
    const before = await readAll();
    surveys.changes.set("dataset", (text) => text.replace(/(?<=\r\n)[^\r\n]+\r\n$/, ""));
    for (const request of [2, 2]) {
      // What came before the first end is not asked for again.
      const child = spawn(process.execPath, ["bin/maalepunkt.js", "fetch", job], {stdio: "ignore"});
      surveys.faults.push(...Array.from({length: request}, () => () => false), (_, response) => {
        response.writeHead(200, {"content-length": 9000}).write("responde;");
        setTimeout(() => child.kill("SIGKILL"), 30);
        return true;
      });
      await new Promise((resolve) => child.on("exit", resolve));
      expect(await readAll()).toEqual(before);
      surveys.faults.length = 0;
    }
    expect((await run("fetch", job)).exitCode).toBe(0);
    expect((await readAll()).map((text, index) => text === before[index])).toEqual([
      false,
      true,
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(await readdir(join(root, "data/.paa-vej-til-arbejde.fetch"))).toEqual(["lock", "sets", "state.json"]);
  });
});
