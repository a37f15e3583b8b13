import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {readJob} from "../../src/nightly/job.ts";
import type {Progress} from "../../src/nightly/tasks/model.ts";
import {perform} from "../../src/nightly/tasks/perform.ts";
import {testServers} from "../support/postgres.ts";
import {openYard, whileWorking, type Yard} from "./support.ts";

const {urls, missing} = await testServers();
const [server = ""] = urls;

const yards: Yard[] = [];
afterEach(async () => {
  for (const yard of yards.splice(0)) await yard.close();
});

describe.skipIf(urls.length === 0)(`a nightly job with workers${missing}`, () => {
  it("has its reports made by them", async () => {
    const yard = await openYard(server);
    yards.push(yard);
    const {root, folder, out} = yard.planted;
    await writeFile(join(root, "queue"), yard.url, {mode: 0o600});
    const workers = "workers: {queue: {file: queue}, share: share}";
    await writeFile(join(root, "job.yaml"), `evaluation: reports/enheder\nout: nightly\n${workers}\n`);
    const job = await readJob(join(root, "job.yaml"));
    expect(job.workers).toEqual({queue: join(root, "queue"), share: yard.share, leaseSeconds: 60});
    const told: Progress[] = [];
    const task = {
      kind: "build",
      folder,
      out,
      formats: ["json"],
      theme: null,
      sign: null,
      notices: {},
      hasUnits: true,
      atOnce: 1,
      workers: job.workers,
    } as const;
    const {reports} = await whileWorking(yard, () => perform(task, (progress) => told.push(progress)));
    expect(reports.map(({key, state}) => [key, state])).toEqual([
      ["alle", "built"],
      ["aarhus", "built"],
      ["aeroe", "built"],
    ]);
    expect(yard.logged.filter(({message}) => message === "made")).toHaveLength(3);
    expect(told.map(({message}) => message)).toContain("made aarhus (anders)");
  });
});
