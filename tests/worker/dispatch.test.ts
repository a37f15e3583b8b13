import {cp, mkdir, readdir, readFile, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {type BatchOptions, type BatchSummary, buildBatch} from "../../src/batch/build.ts";
import {CliError} from "../../src/errors/cli-error.ts";
import {realWaiting} from "../../src/worker/patience.ts";
import {type PlantedOptions, plantedRegister, plantedUnits} from "../batch/planted.ts";
import {execute, testServers} from "../support/postgres.ts";
import {makingAfter, openGate, openYard, until, whileWorking, type Yard} from "./support.ts";

const {urls, missing} = await testServers();
const [server = ""] = urls;

const yards: Yard[] = [];
afterEach(async () => {
  for (const yard of yards.splice(0)) await yard.close();
});

async function yardOf(options: PlantedOptions = {}): Promise<Yard> {
  const yard = await openYard(server, options);
  yards.push(yard);
  return yard;
}

async function contentsOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, {recursive: true})).sort();
  const found = await Promise.all(
    names.map(async (name) =>
      (await stat(join(folder, name))).isFile() ? ([name, await readFile(join(folder, name), "utf8")] as const) : null,
    ),
  );
  return Object.fromEntries(found.filter((each) => each !== null));
}

async function byOneProcess(yard: Yard, wanted: Partial<BatchOptions> = {}): Promise<Record<string, string>> {
  const out = join(yard.planted.root, "one");
  const options: BatchOptions = {formats: ["json"], out, only: [], all: false, jobs: 2, onReport: () => {}};
  await buildBatch(yard.planted.folder, {...options, ...wanted});
  return await contentsOf(out);
}

const statesOf = ({reports}: BatchSummary) => reports.map(({state}) => state);
const all = (state: string) => ["alle", ...plantedUnits.slice(0, 2)].map(() => state);

describe.skipIf(urls.length === 0)(`reports made by workers${missing}`, () => {
  it("are those that one process makes, byte for byte, whichever of two workers has made them", async () => {
    const yard = await yardOf();
    const notice = {all: "Foreløbige tal.", reports: {aarhus: "Kun halvdelen har svaret."}};
    const wanted = {formats: ["html", "json"], notice} as const;
    const [summary] = await Promise.all([
      whileWorking(yard, () => yard.dispatch(wanted), {name: "berit", jobs: 1}),
      whileWorking(yard, () => until(() => yard.events.filter(({kind}) => kind === "made").length === 3), {jobs: 1}),
    ]);
    expect(statesOf(summary)).toEqual(all("built"));
    const contents = await contentsOf(yard.planted.out);
    expect(contents).toEqual(await byOneProcess(yard, wanted));
    expect(contents["aarhus/aarhus-report.html"]).toContain("Foreløbige tal. Kun halvdelen har svaret.");
    expect(await readdir(join(yard.share, "enheder"))).toEqual([]);
  });

  it("are made as far as something has changed, and the others stay", async () => {
    const yard = await yardOf();
    await whileWorking(yard, () => yard.dispatch());
    expect(await contentsOf(yard.planted.out)).toEqual(await byOneProcess(yard));
    expect(statesOf(await yard.dispatch())).toEqual(all("unchanged"));
    const grown = plantedUnits.slice(0, 2).map((unit, index) => (index === 1 ? {...unit, n: unit.n + 2} : unit));
    await writeFile(join(yard.planted.root, "data/register.csv"), plantedRegister(grown));
    const second = await whileWorking(yard, () => yard.dispatch());
    expect(statesOf(second)).toEqual(["built", "unchanged", "built"]);
    expect(await contentsOf(yard.planted.out)).toEqual(await byOneProcess(yard));
  });

  it("fail each for itself, as the worker says why, and are tried again the next time", async () => {
    const claim = '{{#claim "faa" test="share(svar, \'Ja\') < 0.2"}}Få svarer ja.{{/claim}} {{ref "table:svar"}}';
    const yard = await yardOf({chapter: `# Svar\n\n${claim}\n\n{{table "svar"}}\n`});
    const {reports} = await whileWorking(yard, () => yard.dispatch());
    expect(reports.map(({state}) => state)).toEqual(["failed", "built", "failed"]);
    const {error} = reports[2] ?? {};
    expect(error).toBeInstanceOf(CliError);
    expect(error).toMatchObject({kind: "claim", message: expect.stringContaining('"faa"'), place: {line: 3}});
    const again = await whileWorking(yard, () => yard.dispatch());
    expect(statesOf(again)).toEqual(["failed", "unchanged", "failed"]);
  });

  it("are not made by a worker with other data, other words or without the folder", async () => {
    const yard = await yardOf();
    const dispatched = yard.dispatch();
    await until(() => yard.events.some(({kind}) => kind === "begun"));
    const refusing = async (name: string, file: string, change: (text: string) => string) => {
      const other = join(yard.planted.root, name);
      for (const part of ["data", "reports"])
        await cp(join(yard.planted.root, part), join(other, part), {recursive: true});
      await writeFile(join(other, file), change(await readFile(join(other, file), "utf8")));
      return yard.work({once: true, name, folder: join(other, "reports/enheder")});
    };
    const chapter = "reports/enheder/chapters/01-resultater.md";
    await expect(refusing("tal", "data/register.csv", (text) => text.replace("Ja", "Nej"))).rejects.toThrow(
      "begun with other data",
    );
    await expect(refusing("ord", chapter, (text) => `${text}\nMere.\n`)).rejects.toThrow(
      "begun with another evaluation.yaml",
    );
    await expect(refusing("fejl", chapter, (text) => `${text}\n{{nix}}\n`)).rejects.toThrow();
    await expect(yard.work({once: true, name: "mappe", share: join(yard.share, "x")})).rejects.toThrow(
      "does not see the folder",
    );
    expect(await yard.work({once: true})).toEqual({made: 3, failed: 0, lost: 0});
    expect(statesOf(await dispatched)).toEqual(all("built"));
    const refused = yard.events.flatMap((event) =>
      event.kind === "refused" ? [`${event.worker} ${event.reason}`] : [],
    );
    expect(refused.sort()).toEqual(["fejl configuration", "mappe share", "ord configuration", "tal data"]);
    expect(yard.events.filter(({kind}) => kind === "begun")).toHaveLength(1);
  });

  it("are begun anew when a worker refuses since the data have changed after the dispatcher read them", async () => {
    const yard = await yardOf();
    const dispatched = yard.dispatch();
    await until(() => yard.events.some(({kind}) => kind === "begun"));
    const grown = plantedUnits.slice(0, 2).map((unit) => ({...unit, n: unit.n + 1}));
    await writeFile(join(yard.planted.root, "data/register.csv"), plantedRegister(grown));
    const {reports} = await whileWorking(yard, () => dispatched);
    expect(reports.map(({state, n}) => [state, n])).toEqual([
      ["built", 206],
      ["built", 102],
      ["built", 104],
    ]);
    expect(yard.events.map(({kind}) => kind).filter((kind) => kind !== "made")).toEqual([
      "begun",
      "refused",
      "input-changed",
      "begun",
    ]);
  });

  it("are made while another worker, thought to be dead, still makes one of them: what it hands in is not taken", async () => {
    const yard = await yardOf();
    const resume = Promise.withResolvers<void>();
    const stop = new AbortController();
    const dispatched = yard.dispatch({leaseMilliseconds: 100});
    await until(() => yard.events.some(({kind}) => kind === "begun"));
    const sleep = async (milliseconds: number, signal?: AbortSignal) => {
      await resume.promise;
      await realWaiting.sleep(milliseconds, signal);
    };
    const waiting = {...realWaiting, sleep};
    const slow = yard.work(
      {name: "zombie", jobs: 1, stop: stop.signal},
      {...makingAfter(() => resume.promise), waiting},
    );
    await until(() => yard.events.some(({kind}) => kind === "worker-gone"));
    const summary = await whileWorking(yard, () => dispatched, {jobs: 1});
    stop.abort();
    resume.resolve();
    expect(await slow).toEqual({made: 0, failed: 0, lost: 1});
    expect(statesOf(summary)).toEqual(all("built"));
    expect(await contentsOf(yard.planted.out)).toEqual(await byOneProcess(yard));
    expect(await readdir(join(yard.share, "enheder"))).toEqual([]);
  });

  it("are published by one of two dispatchers; the other waits and finds that nothing has changed", async () => {
    const yard = await yardOf();
    const summaries = await whileWorking(yard, () => Promise.all([yard.dispatch(), yard.dispatch()]));
    expect(summaries.map(statesOf).sort()).toEqual([all("built"), all("unchanged")]);
    expect(yard.events.filter(({kind}) => kind === "begun")).toHaveLength(1);
    expect(yard.events.filter(({kind}) => kind === "other-dispatcher")).toHaveLength(1);
  });

  it("are not made twice when the dispatcher dies and is started again", async () => {
    const yard = await yardOf();
    const database = yard.database();
    const dispatched = yard.dispatch({}, database).catch((error: unknown) => error);
    await until(() => yard.events.some(({kind}) => kind === "begun"));
    await execute(
      yard.url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()",
    );
    expect(statesOf(await whileWorking(yard, () => yard.dispatch()))).toEqual(all("built"));
    await dispatched;
    const runs = new Set(yard.events.flatMap((event) => ("run" in event ? [event.run] : [])));
    expect(runs.size).toBe(1);
    expect(yard.logged.filter(({message}) => message === "made")).toHaveLength(3);
  });

  it("are begun anew when the data changed before a dispatcher that died is started again", async () => {
    const yard = await yardOf();
    await expect(yard.dispatch({waitMilliseconds: 1})).rejects.toThrow("--wait");
    await writeFile(join(yard.planted.root, "data/register.csv"), plantedRegister(plantedUnits.slice(0, 1)));
    const summary = await whileWorking(yard, () => yard.dispatch());
    expect(summary.reports.map(({state, n}) => [state, n])).toEqual([
      ["built", 101],
      ["built", 101],
    ]);
    expect(yard.events.filter(({kind}) => kind === "begun")).toHaveLength(2);
    expect(yard.events.filter(({kind}) => kind === "continued")).toHaveLength(0);
  });

  it("are published although the server is away for a while, for dispatcher and worker", async () => {
    const yard = await yardOf();
    const gate = await openGate(yard.url);
    const isShut = Promise.withResolvers<void>();
    const stop = new AbortController();
    const through = () => yard.database(gate.url);
    const working = yard.work(
      {stop: stop.signal},
      makingAfter(() => isShut.promise),
      through(),
    );
    const dispatched = yard.dispatch({}, through());
    await until(() => yard.logged.some(({message}) => message === "begun"));
    gate.shut();
    isShut.resolve();
    await until(() => yard.logged.some(({message}) => message.startsWith("The queue's server cannot be reached")));
    gate.open();
    expect(statesOf(await dispatched)).toEqual(all("built"));
    stop.abort();
    expect(await working).toEqual({made: 3, failed: 0, lost: 0});
    expect(yard.logged.some(({message}) => message === "the queue's server is there again")).toBe(true);
    await gate.close();
  });

  it("are made again when the files in the shared folder are not what the worker wrote", async () => {
    const yard = await yardOf();
    let isSpoiled = false;
    // Before the dispatcher looks again, all are made, and one is spoiled.
    const sleep = async () => {
      if (isSpoiled) return await realWaiting.sleep(20);
      await until(() => yard.logged.filter(({message}) => message === "made").length === 3);
      const folder = join(yard.share, "enheder");
      const file = (await readdir(folder, {recursive: true})).find((name) => name.endsWith("aarhus-results.json"));
      await writeFile(join(folder, file ?? ""), "{}");
      isSpoiled = true;
    };
    const summary = await whileWorking(yard, () => yard.dispatch({}, yard.database(), {sleep}));
    expect(statesOf(summary)).toEqual(all("built"));
    expect(yard.events.filter(({kind}) => kind === "damaged")).toHaveLength(1);
    expect(await contentsOf(yard.planted.out)).toEqual(await byOneProcess(yard));
  });

  it("leave an edition whole when putting it in place ends half way, which the next dispatcher mends", async () => {
    const yard = await yardOf();
    let isFirst = true;
    const onReport = () => {
      if (isFirst) throw new Error("the power is gone");
    };
    await whileWorking(yard, async () => {
      await expect(yard.dispatch({onReport})).rejects.toThrow("the power is gone");
      isFirst = false;
      await rm(join(yard.planted.out, "alle"), {recursive: true});
      await mkdir(join(yard.planted.out, "aarhus/.staging-x"), {recursive: true});
      await yard.dispatch();
    });
    expect(await contentsOf(yard.planted.out)).toEqual(await byOneProcess(yard));
    expect(await readdir(join(yard.planted.out, "aarhus"))).toEqual(["aarhus-results.json", "manifest.json"]);
    expect(yard.events.filter(({kind}) => kind === "continued")).toHaveLength(1);
    expect(yard.logged.filter(({message}) => message === "made")).toHaveLength(3);
  });
});
