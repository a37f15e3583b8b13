import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {type Database, openDatabase} from "../../src/worker/database.ts";
import {tryLock} from "../../src/worker/lock.ts";
import {type Claim, mostAttempts, type OpenRun} from "../../src/worker/model.ts";
import {openQueue, type Queue} from "../../src/worker/queue.ts";
import {install, installationSql} from "../../src/worker/schema.ts";
import {queueStatus} from "../../src/worker/status.ts";
import {connectionHere, createDatabase, execute, type TestDatabase, testServers} from "../support/postgres.ts";

const {urls, missing} = await testServers();
const [server = ""] = urls;
const lease = 60_000;
let runs = 0;

/** A run of an evaluation that no other test has. */
function runOf(evaluation: string): OpenRun {
  runs += 1;
  const id = `00000000-0000-4000-8000-${String(runs).padStart(12, "0")}`;
  return {id, evaluation, order: "o", program: "p", configuration: "c", content: `data ${runs}`};
}

describe.skipIf(urls.length === 0)(`the queue${missing}`, () => {
  let place: TestDatabase;
  let database: Database;
  let queue: Queue;
  beforeAll(async () => {
    place = await createDatabase(server);
    database = openDatabase(connectionHere(place.url), "maalepunkt test", 4);
    queue = await openQueue(database);
  });
  afterAll(async () => {
    await database?.close();
    await place?.drop();
  });

  const begin = async (run: OpenRun, units: readonly string[]) => queue.start({run, print: run.content, units});
  const taken = async (run: OpenRun): Promise<Claim> => {
    const claim = await queue.claim(run, "anders", lease);
    if (typeof claim === "string") throw new Error(claim);
    return claim;
  };

  it("deals each report out once, in the order wanted", async () => {
    const run = runOf("orden");
    expect(await begin(run, ["alle", "b", "a"])).toEqual({id: run.id, isContinued: false});
    expect([(await taken(run)).unit, (await taken(run)).unit, (await taken(run)).unit]).toEqual(["alle", "b", "a"]);
    expect(await queue.claim(run, "berit", lease)).toBe("none");
  });

  it("holds units' keys and prints in its jobs, and nothing else", async () => {
    const run = runOf("hemmelig");
    await begin(run, ["alle"]);
    const {rows} = await database.executeSql("SELECT data FROM maalepunkt_queue.job WHERE name = 'hemmelig'");
    expect(rows).toEqual([{data: {run: run.id, unit: "alle"}}]);
  });

  it("takes a report from whoever holds its last attempt, once", async () => {
    const run = runOf("zombie");
    await begin(run, ["alle"]);
    const first = await taken(run);
    await database.executeSql(
      "UPDATE maalepunkt_queue.report SET lease_until = now() - interval '1 second' WHERE token = $1",
      [first.token],
    );
    expect(await queue.reclaim(run.evaluation, run.id, lease)).toEqual([{unit: "alle", worker: "anders"}]);
    expect(await queue.handIn(run.evaluation, first, "x")).toBe(false);
    const second = await taken(run);
    expect([second.attempt, second.token === first.token]).toEqual([2, false]);
    expect(await queue.renew([first.token, second.token], lease)).toEqual(new Set([second.token]));
    expect(await queue.handIn(run.evaluation, first, "x")).toBe(false);
    expect(await queue.giveBack(run.evaluation, first, false)).toBe(false);
    expect(await queue.handIn(run.evaluation, second, "y")).toBe(true);
    expect(await queue.handIn(run.evaluation, second, "y")).toBe(true);
    expect(await queue.handIn(run.evaluation, second, "z")).toBe(false);
    expect(await queue.reports(run.id)).toMatchObject([{unit: "alle", state: "made", attempts: 2, outcome: "y"}]);
  });

  it("takes a report back from a lease that ends far ahead, since the server's clock was set back", async () => {
    const run = runOf("ur");
    await begin(run, ["alle"]);
    await taken(run);
    expect(await queue.reclaim(run.evaluation, run.id, lease)).toEqual([]);
    await database.executeSql(
      "UPDATE maalepunkt_queue.report SET lease_until = now() + interval '1 day' WHERE run = $1",
      [run.id],
    );
    expect(await queue.reclaim(run.evaluation, run.id, lease)).toHaveLength(1);
  });

  it("takes a report back that hangs, though its worker says that it is at work", async () => {
    const run = runOf("haenger");
    await begin(run, ["alle"]);
    await taken(run);
    await database.executeSql(
      "UPDATE maalepunkt_queue.job SET started_on = now() - interval '1 day' WHERE name = 'haenger'",
    );
    expect(await queue.reclaim(run.evaluation, run.id, lease)).toHaveLength(1);
    expect((await taken(run)).attempt).toBe(2);
  });

  it("deals a report out again that is given back, and gives up in the end", async () => {
    const run = runOf("opgivet");
    await begin(run, ["alle"]);
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const claim = await taken(run);
      expect([claim.attempt, claim.failures]).toEqual([attempt, attempt - 1]);
      expect(await queue.giveBack(run.evaluation, claim, true)).toBe(true);
    }
    expect(await queue.claim(run, "anders", lease)).toBe("none");
    expect(await queue.reports(run.id)).toMatchObject([{state: "waiting", attempts: mostAttempts}]);
  });

  it("goes on with a run of the same print, and ends one of another, whose reports nobody can hand in", async () => {
    const before = runOf("igen");
    await begin(before, ["alle", "a"]);
    const claim = await taken(before);
    expect(await queue.start({run: {...runOf("igen")}, print: before.content, units: ["alle", "a"]})).toEqual({
      id: before.id,
      isContinued: true,
    });
    const after = runOf("igen");
    await begin(after, ["alle"]);
    expect(await queue.openRun("igen")).toEqual(after);
    expect(await queue.handIn("igen", claim, "x")).toBe(false);
    expect(await queue.claim(before, "anders", lease)).toBe("other");
    const status = await queueStatus(database);
    expect(status.runs.filter(({evaluation}) => evaluation === "igen")).toMatchObject([
      {id: after.id, waiting: 1, taken: 0, made: 0},
    ]);
    expect((await taken(after)).unit).toBe("alle");
    await queue.end(after.id);
    expect(await queue.openRun("igen")).toBeNull();
  });

  it("lets one dispatcher at a time at an evaluation, and the next one when the first is gone", async () => {
    const first = await tryLock(database, "laas");
    expect(await tryLock(database, "laas")).toBeNull();
    const other = await tryLock(database, "anden");
    await first?.assertHeld();
    await first?.release();
    await expect(first?.assertHeld()).rejects.toThrow("cannot be reached");
    const second = await tryLock(database, "laas");
    expect(second).not.toBeNull();
    await Promise.all([second?.release(), other?.release()]);
  });

  it("can be used by a role that may do nothing else, and made by none such", async () => {
    const own = await createDatabase(server);
    const role = `koe_${own.url.slice(-12)}`;
    const address = new URL(own.url);
    address.username = role;
    address.password = "hemmeligt";
    const lesser = openDatabase(connectionHere(address.href), "maalepunkt test", 2);
    const owner = openDatabase(connectionHere(own.url), "maalepunkt test", 2);
    try {
      await execute(own.url, `CREATE ROLE ${role} LOGIN PASSWORD 'hemmeligt'`);
      await expect(openQueue(lesser)).rejects.toMatchObject({
        kind: "environment",
        hint: expect.stringContaining("queue --create"),
      });
      await install(owner, role);
      await install(owner, role);
      const theirs = await openQueue(lesser);
      const run = runOf("ringe");
      await theirs.start({run, print: "x", units: ["alle"]});
      const claim = await theirs.claim(run, "anders", lease);
      if (typeof claim === "string") throw new Error(claim);
      await theirs.giveBack("ringe", claim, false);
      const again = await theirs.claim(run, "anders", lease);
      if (typeof again === "string") throw new Error(again);
      expect(await theirs.handIn("ringe", again, "x")).toBe(true);
      await theirs.refuse(run.id, "berit", "data");
      expect(await theirs.refusals(run.id)).toMatchObject([{worker: "berit", reason: "data"}]);
      expect(await theirs.reclaim("ringe", run.id, lease)).toEqual([]);
      await theirs.end(run.id);
      for (const statement of [
        "CREATE TABLE maalepunkt_queue.x (y int)",
        "DROP TABLE maalepunkt_queue.report",
        "SELECT maalepunkt_queue.delete_queue('ringe')",
      ])
        await expect(lesser.executeSql(statement)).rejects.toBeInstanceOf(CliError);
    } finally {
      await Promise.all([lesser.close(), owner.close()]);
      await execute(own.url, `DROP OWNED BY ${role}`, `DROP ROLE ${role}`);
      await own.drop();
    }
  });

  it("can be made by the statements that are printed for its owner", async () => {
    const own = await createDatabase(server);
    await execute(own.url, installationSql("postgres"));
    const theirs = openDatabase(connectionHere(own.url), "maalepunkt test", 1);
    expect(await (await openQueue(theirs)).openRun("x")).toBeNull();
    await theirs.executeSql("UPDATE maalepunkt_queue.house SET version = 99");
    await expect(openQueue(theirs)).rejects.toThrow("another version");
    await theirs.close();
    await own.drop();
  });
});
