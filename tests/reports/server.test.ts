import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {createDatabase, type TestDatabase, testServers} from "../support/postgres.ts";
import {comparable, type LoadedEvaluation, loadEvaluation, urlVariable} from "../support/server-evaluation.ts";
import {createReader, createShards, type Reader, type Shards} from "../support/shards.ts";

const {urls, missing} = await testServers();
const examples = ["paa-vej-til-arbejde", "isolerede-sindslidende", "brug-for-alle"];

describe.skipIf(urls.length === 0)(`results of tables in PostgreSQL${missing}`, () => {
  let single: TestDatabase;
  let shards: Shards;
  const readers: Reader[] = [];
  const inSingle = new Map<string, LoadedEvaluation>();
  const inShards = new Map<string, LoadedEvaluation>();

  beforeAll(async () => {
    single = await createDatabase(urls[0] ?? "");
    shards = await createShards(urls);
    for (const example of examples) {
      const files = await readEvaluation(`reports/${example}`);
      inSingle.set(example, await loadEvaluation(files, {url: single.url, isTyped: false}));
      const {makeTable, coordinator} = shards;
      inShards.set(example, await loadEvaluation(files, {url: coordinator.url, isTyped: true, makeTable}));
    }
    readers.push(await createReader(single.url), await createReader(shards.coordinator.url));
  });

  afterAll(async () => {
    for (const reader of readers) await reader.drop();
    await shards.drop();
    await single.drop();
  });

  it.each(examples)("are those of the files of %s, on one server and on three", {timeout: 240_000}, async (example) => {
    const files = await readEvaluation(`reports/${example}`);
    const {options} = inSingle.get(example) ?? {};
    const expected = comparable(await analyse(files, () => {}), options);
    for (const [index, evaluations] of [inSingle, inShards].entries()) {
      process.env[urlVariable] = readers[index]?.url;
      const evaluation = evaluations.get(example)?.files ?? files;
      expect(evaluation.evaluation.value.database).toBeDefined();
      expect(comparable(await analyse(evaluation, () => {}), options)).toEqual(expected);
    }
  });
});
