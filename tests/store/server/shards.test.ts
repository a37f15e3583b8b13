import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readEvaluation} from "../../../src/config/read-files.ts";
import {analyseLoaded, loadData} from "../../../src/pipeline/analyse.ts";
import {openEngine} from "../../../src/store/open.ts";
import {testServers} from "../../support/postgres.ts";
import {type Folder, loadRegister, registerFolder, registerVariable} from "../../support/register.ts";
import {createReader, createShards, explained, type Reader, type Shards} from "../../support/shards.ts";

const {urls, missing} = await testServers();

describe.skipIf(urls.length === 0)(`tables over three servers${missing}`, () => {
  let shards: Shards;
  let reader: Reader;
  let folder: Folder;
  const statements: string[] = [];

  beforeAll(async () => {
    shards = await createShards(urls);
    folder = await registerFolder();
    await loadRegister(shards.coordinator.url, 3000, shards.makeTable);
    reader = await createReader(shards.coordinator.url);
    process.env[registerVariable] = reader.url;
    const files = await readEvaluation(folder.path);
    const data = await loadData(files, openEngine(), "refuse", (sql) => statements.push(sql));
    await analyseLoaded(files, data).finally(data.store.close);
  });
  afterAll(async () => {
    await reader.drop();
    await shards.drop();
    await folder.remove();
  });

  const countsBy = (...columns: string[]) =>
    statements.find(
      (sql) => sql.includes("AS task") && columns.every((name) => sql.includes(name)) && sql.includes("value"),
    ) ?? "";

  it("are counted by the servers that hold them", async () => {
    const plan = await explained(reader.url, countsBy('"koen"', '"kommune"'));
    expect(plan.match(/Relations: Aggregate on \(public\."person \d"\)/g)).toHaveLength(3);
    expect(plan.match(/Remote SQL: SELECT count\(\*\), koen, kommune FROM .* GROUP BY 2, 3/g)).toHaveLength(3);
  });

  it("are joined and counted there, where a person's rows are in one server", async () => {
    const plan = await explained(reader.url, countsBy('"helbred"', '"koen"'));
    expect(
      plan.match(/Relations: Aggregate on \(\(public\."person \d"\) LEFT JOIN \(public\."svar \d"\)\)/g),
    ).toHaveLength(3);
    expect(plan).not.toContain("Seq Scan");
  });

  it("are looked into without a row leaving its server", async () => {
    const looks = statements.filter((sql) => /FILTER \(WHERE/.test(sql) && sql.includes('"person 0"'));
    expect(looks.length).toBeGreaterThan(0);
    for (const sql of looks) {
      const plan = await explained(reader.url, sql);
      expect(plan.match(/Remote SQL: SELECT count\(/g)?.length).toBeGreaterThanOrEqual(3);
    }
  });
});
