import {mkdir, readFile, rm} from "node:fs/promises";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {sha256} from "../../src/editions/sha256.ts";
import {type NightlyEffects, nightlyEffects} from "../../src/nightly/effects.ts";
import type {Job} from "../../src/nightly/job.ts";
import type {RunRecord} from "../../src/nightly/journal.ts";
import type {Log} from "../../src/nightly/log.ts";
import {runNight} from "../../src/nightly/run.ts";
import {perform} from "../../src/nightly/tasks/perform.ts";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";
import {silentLog, writeJob} from "./support.ts";

let at: SmallEvaluation;
let server: Server;
let job: Job;
/** What the server says. */
let answer: {status: number; text: string};

beforeEach(async () => {
  at = await writeSmallEvaluation({
    "reports/lille/evaluation.yaml": (text) => text.replace("../../data/register.csv", "../../hentet/register.csv"),
  });
  answer = {status: 200, text: await readFile(join(at.root, "data/register.csv"), "utf8")};
  server = createServer((_, response) => response.writeHead(answer.status).end(answer.text));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  const step = {type: "https", url: `http://127.0.0.1:${port}/udtraek?noegle=hemmelig`, file: "register.csv"};
  await mkdir(join(at.root, "ud"));
  job = await writeJob(at.root, {
    evaluation: "reports/lille",
    out: "ud",
    formats: ["json"],
    check: false,
    fetch: {into: "hentet", from: {register: {...step, columns: ["personid", "job"]}}, retries: {tries: 1}},
  });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(at.root, {recursive: true, force: true});
});

async function night(log: Log = silentLog): Promise<RunRecord> {
  const runner: NightlyEffects["runner"] = async (task, {signal, onProgress}) =>
    await perform(task, onProgress, signal);
  const {signal} = new AbortController();
  return await runNight(job, {slot: null, log, signal}, {...nightlyEffects, runner});
}

describe("a night that fetches", () => {
  it("builds from what has come and notes in the edition what that was; when nothing usable comes, all stays as it was", async () => {
    const lines: string[] = [];
    const note = (message: string, fields: object = {}) => lines.push(`${message} ${JSON.stringify(fields)}`);
    const first = await night({debug: note, info: note, warn: note, error: note});
    expect(first).toMatchObject({outcome: "published", rows: {register: 12}});
    const edition = JSON.parse(await readFile(join(job.out, "current/edition.json"), "utf8"));
    expect(edition.fetched).toEqual([
      {
        name: "register.csv",
        from: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/udtraek$/),
        sha256: sha256(answer.text),
        bytes: Buffer.byteLength(answer.text),
        rows: 12,
      },
    ]);
    expect(lines.join("\n")).toContain("fetched register.csv");
    expect(lines.join("\n")).not.toContain("hemmelig");

    const before = answer.text;
    for (const [bad, kind] of [
      [{status: 503, text: "senere"}, "environment"],
      [{status: 200, text: "<!doctype html><title>Log ind</title>"}, "data"],
    ] as const) {
      answer = bad;
      const failed = await night();
      expect(failed).toMatchObject({outcome: "failed", failure: {kind}});
      expect(failed.steps.map(({name, state}) => [name, state])).toEqual([["fetch", "failed"]]);
      expect(await readFile(join(at.root, "hentet/register.csv"), "utf8")).toBe(before);
    }
    answer = {status: 200, text: `${before}P13;Ja;40\n`};
    expect(await night()).toMatchObject({outcome: "published", rows: {register: 13}});
  });
});
