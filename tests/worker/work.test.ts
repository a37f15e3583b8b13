import {afterEach, describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {memoryInUse} from "../../src/worker/memory.ts";
import {mostAttempts} from "../../src/worker/model.ts";
import {execute, testServers} from "../support/postgres.ts";
import {makingAfter, openYard, until, whileWorking, type Yard} from "./support.ts";

const {urls, missing} = await testServers();
const [server = ""] = urls;

const yards: Yard[] = [];
afterEach(async () => {
  for (const yard of yards.splice(0)) await yard.close();
});

async function yardOf(): Promise<Yard> {
  const yard = await openYard(server);
  yards.push(yard);
  return yard;
}

const has = (yard: Yard, wanted: string) => yard.logged.filter(({message}) => message === wanted).length;
const noBrowser = () => new CliError("environment", "The browser does not start.");

describe.skipIf(urls.length === 0)(`a worker${missing}`, () => {
  it("that is told to end gives back what is not done within the grace, which another makes", async () => {
    const yard = await yardOf();
    const dispatched = yard.dispatch({only: ["Aarhus"]});
    await until(() => yard.events.some(({kind}) => kind === "begun"));
    const stop = new AbortController();
    const resume = Promise.withResolvers<void>();
    const working = yard.work(
      {stop: stop.signal, graceMilliseconds: 20},
      makingAfter(() => resume.promise),
    );
    await until(() => has(yard, "begun") === 1);
    stop.abort();
    await until(() => has(yard, "given back") === 1);
    expect(await working).toEqual({made: 0, failed: 0, lost: 0});
    await whileWorking(yard, () => dispatched, {name: "berit"});
    resume.resolve();
    expect(yard.events).toContainEqual(expect.objectContaining({kind: "made", unit: "aarhus", worker: "berit"}));
  });

  it("that is told to end finishes what can be done within the grace", async () => {
    const yard = await yardOf();
    const dispatched = yard.dispatch({only: ["Aarhus"]});
    await until(() => yard.events.some(({kind}) => kind === "begun"));
    const stop = new AbortController();
    const working = yard.work(
      {stop: stop.signal, graceMilliseconds: 20_000},
      makingAfter(async () => stop.abort()),
    );
    expect(await working).toEqual({made: 1, failed: 0, lost: 0});
    expect((await dispatched).reports).toMatchObject([{state: "built"}]);
  });

  it("closes all and begins anew between two reports when more memory is in use than it may", async () => {
    const yard = await yardOf();
    const sizes = [2_000_000, 1_000_000];
    const effects = {memoryInUse: async () => sizes.shift() ?? 0};
    await whileWorking(yard, () => yard.dispatch(), {memory: 1_500_000, jobs: 1}, effects);
    expect(has(yard, "the evaluation is loaded")).toBe(2);
    expect(has(yard, "made")).toBe(3);
  });

  it("tries a report again that may have failed for the machine's sake, and says why in the end", async () => {
    const yard = await yardOf();
    let failures = 0;
    const stumbling = makingAfter(async (_run, {unit}) => {
      if (unit.key === "alle") throw noBrowser();
      if (unit.key === "aarhus" && failures++ === 0) throw noBrowser();
    });
    const {reports} = await whileWorking(yard, () => yard.dispatch(), {}, stumbling);
    expect(reports.map(({state}) => state)).toEqual(["failed", "built", "built"]);
    expect(reports[0]?.error).toMatchObject({kind: "environment", message: "The browser does not start."});
    expect(has(yard, "tried again: The browser does not start.")).toBe(3);
  });

  it("that always dies at a report costs that report only", async () => {
    const yard = await yardOf();
    const dispatched = yard.dispatch();
    await until(() => yard.events.some(({kind}) => kind === "begun"));
    await execute(
      yard.url,
      `UPDATE maalepunkt_queue.report SET attempts = ${mostAttempts} WHERE unit = 'alle'`,
      "DELETE FROM maalepunkt_queue.job WHERE data->>'unit' = 'alle'",
    );
    const {reports} = await whileWorking(yard, () => dispatched);
    expect(reports.map(({state}) => state)).toEqual(["failed", "built", "built"]);
    expect(reports[0]?.error).toMatchObject({kind: "environment", message: expect.stringContaining("No worker")});
  });

  it("of which there is none is asked for after a minute", async () => {
    const yard = await yardOf();
    let now = 0;
    const sleep = async () => {
      now += 30_000;
    };
    const waiting = {now: () => now, sleep};
    await expect(yard.dispatch({waitMilliseconds: 300_000}, yard.database(), waiting)).rejects.toThrow("--wait");
    expect(yard.events.map(({kind}) => kind)).toEqual(["begun", "nobody-works"]);
  });
});

describe("memory in use", () => {
  it("is that of a process and of all it has started", async () => {
    const before = await memoryInUse();
    const held = Buffer.alloc(50_000_000, 1);
    const after = await memoryInUse();
    expect(held[held.length - 1]).toBe(1);
    expect(before).toBeGreaterThan(20_000_000);
    expect(after - before).toBeGreaterThan(25_000_000);
  });
});
