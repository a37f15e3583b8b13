import {rm} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {killWorkers} from "../../scripts/faults/workers.ts";
import {plantedUnits, writePlanted} from "../batch/planted.ts";
import {createDatabase, testServers} from "../support/postgres.ts";

const {urls, missing} = await testServers();
const [server = ""] = urls;

describe.skipIf(urls.length === 0)(`workers and dispatchers that are killed at any moment${missing}`, () => {
  it("leave every report published once, as one process writes it, and nothing else", async () => {
    const [{url, drop}, {folder, root}] = await Promise.all([
      createDatabase(server),
      writePlanted({units: plantedUnits.slice(0, 3)}),
    ]);
    const {problems, killedWorkers, killedDispatchers} = await killWorkers({
      url,
      evaluation: folder,
      formats: ["json"],
      kills: 3,
      seed: 20261122,
      workers: 2,
      longestLifeMilliseconds: 2500,
    }).finally(async () => {
      await drop();
      await rm(root, {recursive: true, force: true});
    });
    expect(problems).toEqual([]);
    expect(killedWorkers + killedDispatchers).toBe(3);
  });
});
