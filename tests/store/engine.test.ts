import {existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Engine, openEngine} from "../../src/store/engine.ts";

describe("the engine", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  it.each([
    ["read files", `SELECT * FROM read_csv('${import.meta.filename}')`],
    ["write files", "COPY (SELECT 1) TO '/tmp/maalepunkt-leak.csv'"],
    ["attach files", "ATTACH '/tmp/maalepunkt-leak.db'"],
    ["install extensions", "INSTALL httpfs"],
    ["open the way again", "SET enable_external_access = true"],
    ["spill to disk", "SET temp_directory = '/tmp'"],
  ])("cannot %s", async (_, sql) => {
    await expect(engine.run(sql)).rejects.toThrow("The microdata store could not run a statement");
    expect(existsSync("/tmp/maalepunkt-leak.csv") || existsSync("/tmp/maalepunkt-leak.db")).toBe(false);
  });

  it("reads the files it was allowed before the first statement, and no other", async () => {
    const folder = mkdtempSync(join(tmpdir(), "maalepunkt-"));
    const [open, closed] = [join(folder, "it's open.csv"), join(folder, "closed.csv")];
    for (const file of [open, closed]) writeFileSync(file, "a,b\n1,2\n");
    const reading = await openEngine();
    try {
      await reading.allow([open]);
      const rows = (file: string) => reading.rows(`SELECT a FROM read_csv('${file.replaceAll("'", "''")}')`);
      expect(await rows(open)).toEqual([[1]]);
      await expect(rows(closed)).rejects.toThrow("The microdata store could not run a query");
      await expect(rows(join(folder, "*.csv"))).rejects.toThrow("The microdata store could not run a query");
      await expect(reading.run(`COPY (SELECT 1) TO '${closed}'`)).rejects.toThrow("could not run a statement");
      await expect(reading.run(`SET allowed_paths = ['${closed}']`)).rejects.toThrow("could not run a statement");
      await expect(reading.allow([closed])).rejects.toThrow("before the first statement");
    } finally {
      await reading.close();
      rmSync(folder, {recursive: true});
    }
  });

  it("keeps no directory for spilling", async () => {
    expect(await engine.rows("SELECT current_setting('temp_directory')")).toEqual([[""]]);
  });

  it("loads more rows than one chunk holds, blanks among them", async () => {
    const values = Array.from({length: 5000}, (_, index) => (index % 7 === 0 ? null : `æ${index}`));
    await engine.run(`CREATE TABLE "many ""rows" (line INTEGER, value VARCHAR, number DOUBLE)`);
    await engine.append('many "rows', [
      {type: "integer", values: values.map((_, index) => index)},
      {type: "text", values},
      {type: "number", values: values.map((_, index) => index / 4)},
    ]);
    const sql = `SELECT count(*), count(value), sum(number), max(line) FILTER (value = 'æ4999') FROM "many ""rows"`;
    expect(await engine.rows(sql)).toEqual([[5000, 4285, (4999 * 5000) / 8, 4999]]);
  });

  it("tells a failure as a defect with its cause", async () => {
    const error: unknown = await engine.rows("SELECT nothing").catch((cause: unknown) => cause);
    expect(error).toMatchObject({message: "The microdata store could not run a query", cause: expect.any(Error)});
  });
});

describe("the memory of the embedded database", () => {
  it("is what is asked for, and more than that is refused in words", async () => {
    const engine = await openEngine({memory: "20 MB"});
    try {
      const asking = engine.run("CREATE TABLE t AS SELECT i, i + 1 AS j FROM range(20000000) AS r(i)");
      await expect(asking).rejects.toMatchObject({
        kind: "environment",
        message: "The data want more memory than the database may take.",
      });
    } finally {
      await engine.close();
    }
  });

  it.each(["much", "4", "-1 GB", "4 GB; x"])("is refused when it is no amount: %s", async (memory) => {
    await expect(openEngine({memory})).rejects.toMatchObject({
      kind: "environment",
      message: `MAALEPUNKT_MEMORY is "${memory}", which is no amount of memory.`,
    });
  });
});
