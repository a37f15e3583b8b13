import {appendFile} from "node:fs/promises";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {SourceRules} from "../../../src/store/model.ts";
import {openEngine} from "../../../src/store/open.ts";
import {at, has, tally} from "../content.ts";
import {heldTable, inFolder, parquetOf, parquetSpec, spiedEngine, storeOf} from "./support.ts";

type Where = "memory" | "held";

/** What a store tells of a file, in each of the ways it can be read. */
async function both<Value>(rows: string, read: (where: Where, folder: string) => Promise<Value>): Promise<Value[]> {
  return inFolder("a.parquet", await parquetOf(rows), async (folder) => [
    await read("memory", folder),
    await read("held", folder),
  ]);
}

function outcomeOf(codebook: string, by: readonly (readonly string[])[], rules: Partial<SourceRules> = {}) {
  return async (where: Where, folder: string) => {
    const wave = rules.wave == null ? null : 1;
    try {
      const store = await storeOf(where, parquetSpec(), folder, codebook, rules);
      const counts = await Promise.all(
        by.map((names) => {
          const variables = names.map((name) => at("a", name, wave));
          return store.counts({population: "all", where: [], panel: null, by: variables}).then(tally);
        }),
      );
      await store.close();
      return {counts, sources: store.sources, populations: store.populations, lastAnswer: store.lastAnswer};
    } catch (error) {
      return {refused: error instanceof Error ? error.message : error};
    }
  };
}

const codebook = `
scales:
  grad: {codes: [{code: 0, label: Nul}, {code: 1, label: En}, {code: 2, label: To}, {code: -1, label: Minus}, {code: 300, label: Mange}]}
sources:
  a:
    variables:
      kort: {scale: grad}
      lang: {scale: grad}
      halv: {scale: grad}
      sand: {labels: {0: Nej, 1: Ja}}
      tal: {type: number}
      penge: {type: number}
      dag: {type: date}
      "vej ""'ø": {labels: {Bus: Bus, "Cykel's": Cykel}}
      trin: {derive: {bands: tal, into: [{label: Lav, to: 1}, {label: Høj, from: 2}]}}
`;

/** SQL for one value, or NULL. */
const writtenAs = {
  kort: fc.constantFrom("0", "1", "2", "-1", "NULL"),
  lang: fc.constantFrom("0", "2", "300", "NULL"),
  halv: fc.constantFrom("0", "1", "2", "'nan'", "NULL", "-0.0"),
  sand: fc.constantFrom("true", "false", "NULL"),
  tal: fc.constantFrom("1", "2.5", "0.1", "-0.0", "'nan'", "NULL", "1e20", "123456789"),
  penge: fc.constantFrom("12.50", "0.05", "-3", "NULL"),
  dag: fc.constantFrom("'2024-01-31'", "'2020-02-29'", "NULL"),
  vej: fc.constantFrom("'Bus'", "'Cykel''s'", "' Bus '", "''", "'Bus\u00a0'", "'  '", "NULL"),
  id: fc.constantFrom("'A'", "'b'", "'æ'", "' c'", "NULL", "''", "'A'", "'007'", "'7'"),
};
const types = {
  kort: "TINYINT",
  lang: "BIGINT",
  halv: "DOUBLE",
  sand: "BOOLEAN",
  tal: "DOUBLE",
  penge: "DECIMAL(9,2)",
  dag: "DATE",
  vej: "VARCHAR",
  id: "VARCHAR",
};

describe("a Parquet file that is read where it is", () => {
  it("gives what it gives in memory, whatever its columns hold", async () => {
    const by = [["kort"], ["lang", "sand"], ["halv"], ["tal"], ["penge"], ["dag"], [`vej "'ø`, "kort"], ["trin"], []];
    const row = fc.record(writtenAs);
    await fc.assert(
      fc.asyncProperty(fc.array(row, {minLength: 1, maxLength: 12}), async (rows) => {
        const values = rows.map((each) =>
          Object.entries(types).map(([name, type]) => `CAST(${each[name as keyof typeof each]} AS ${type})`),
        );
        const names = Object.keys(types).map((name) => (name === "vej" ? `"vej ""'ø"` : name));
        const sql = `SELECT * FROM (VALUES ${values.map((each) => `(${each.join(", ")})`).join(", ")}) AS t(${names.join(", ")})`;
        const [memory, held] = await both(sql, outcomeOf(codebook, by));
        expect(held).toEqual(memory);
      }),
      {numRuns: 12, seed: 7},
    );
  });

  it("reads many numbers, dates and times as they are read in memory, and what is declared missing among them", async () => {
    const rows = `SELECT 'P' || i AS id, i::BIGINT - 20 AS hel, i / 8 AS brudt, (i / 100)::DECIMAL(9,2) AS kroner,
      CASE WHEN i % 3 = 0 THEN '+' ELSE '' END || i || '.50' AS skrevet, DATE '1980-01-01' + i::INTEGER AS dag,
      TIMESTAMP '2020-01-01' + i * INTERVAL 1 MINUTE AS tid, (i / 8)::FLOAT AS enkelt FROM range(15000) AS r(i)`;
    const written = `sources: {a: {variables: {hel: {type: number, no_answer: [7, 9]}, brudt: {type: number}, kroner: {type: number},
      skrevet: {type: number}, dag: {type: date}, enkelt: {type: number},
      hel3: {derive: {bands: hel, into: [{label: Lav, to: 0}, {label: Høj, from: 1}]}},
      brudt3: {derive: {bands: brudt, into: [{label: Lav, to: 100}, {label: Høj, from: 101}]}},
      alle: {derive: {sum: [hel, brudt, kroner, skrevet, enkelt]}}}}}`;
    const by = [["hel3"], ["brudt3", "hel3"], ["alle"]];
    const [memory, held] = await both(rows, outcomeOf(written, by, {closed: "tid"}));
    expect(held).toEqual(memory);
    expect(held).toMatchObject({counts: [{1: 21, 2: 14_977, no_answer: 2}, {}, {}], lastAnswer: "2020-01-11"});
  });

  it("finds double entries and rows that do not count in a file that stands in no order", async () => {
    const rows = `SELECT CASE WHEN i % 50 = 7 THEN NULL ELSE 'P' || (i * 7919) % 1000 END AS id, 1 + i % 2 AS maaling,
      CASE WHEN i % 9 = 4 THEN 'nej' ELSE 'Ja' END AS faerdig, TIMESTAMP '2024-01-01' - i * INTERVAL 1 HOUR AS tid,
      CASE WHEN i % 11 > 0 THEN (i % 3)::TINYINT END AS kort FROM range(1500) AS r(i)`;
    const written = "sources: {a: {variables: {kort: {labels: {0: Nul, 1: En, 2: To}}}}}";
    const rules = {wave: "maaling", completed: "faerdig", closed: "tid"};
    const [memory, held] = await both(rows, outcomeOf(written, [["kort"], ["$answered"]], rules));
    expect(held).toEqual(memory);
    const [source] = (held as {sources: {dropped: {reason: string}[]}[]}).sources;
    expect(source?.dropped.map(({reason}) => reason)).toEqual(["no-id", "not-completed", "unanswered", "duplicate"]);
  });

  it("counts thirty cross-tables in few readings, and reads the ids of a file in order once", async () => {
    const questions = Array.from({length: 30}, (_, index) => `q${index + 1}`);
    const columns = questions.map((name, index) => `((i * ${index + 3}) % 5 + 1)::TINYINT AS ${name}`);
    const rows = `SELECT 'P' || lpad(i::VARCHAR, 6, '0') AS id, ${columns.join(", ")}, ['Nord', 'Syd '][i % 2 + 1] AS egn,
      ['K', 'M', 'X'][i % 3 + 1] AS koen FROM range(15000) AS r(i)`;
    const written = `scales: {grad: {codes: [${[1, 2, 3, 4, 5].map((code) => `{code: ${code}, label: S${code}}`)}]}}
sources: {a: {variables: {${questions.map((name) => `${name}: {scale: grad}`)}, egn: {labels: {Nord: N, Syd: S}}, koen: {labels: {K: K, M: M, X: X}}}}}`;
    await inFolder("a.parquet", await parquetOf(rows), async (folder) => {
      const queries: string[] = [];
      const store = await storeOf("held", parquetSpec(), folder, written, {}, spiedEngine(queries));
      // Whole columns: limits of numbers and counts of rows come from the file's own statistics.
      const reading = queries.filter((sql) => !/LIMIT|min\(|parquet_schema|DESCRIBE/.test(sql));
      expect(reading.filter((sql) => sql.includes("joint"))).toHaveLength(5);
      expect(reading.filter((sql) => sql.includes("lag("))).toHaveLength(1);
      expect(queries.length).toBeLessThan(25);
      queries.length = 0;
      const tables = questions.map((name, index) => [at("a", name), at("a", index % 2 === 0 ? "egn" : "koen")]);
      const asked = tables.map((by) => store.counts({population: "all", where: [], panel: null, by}));
      const counts = await Promise.all(asked);
      expect(queries.length).toBeLessThan(10);
      for (const table of counts) expect(table.reduce((sum, {n}) => sum + n, 0)).toBe(15_000);
      expect(tally(counts[0] ?? [])).toEqual(
        Object.fromEntries([1, 2, 3, 4, 5].flatMap((code) => ["Nord", "Syd"].map((egn) => [`${code} ${egn}`, 1500]))),
      );
      queries.length = 0;
      const some = await store.counts({population: "all", where: [has("a", "egn", null, "Syd")], panel: null, by: []});
      expect([some[0]?.n, queries.length]).toEqual([7500, 1]);
      await store.close();
    });
  });

  it("is refused when it was changed while it was read, and when it is gone", async () => {
    const rows = "SELECT 'P' || i AS id, (i % 3)::TINYINT AS kort FROM range(5000) AS r(i)";
    const written = "sources: {a: {variables: {kort: {labels: {0: Nul, 1: En, 2: To}}}}}";
    await inFolder("a.parquet", await parquetOf(rows), async (folder) => {
      const store = await storeOf("held", parquetSpec(), folder, written);
      await appendFile(join(folder, "a.parquet"), "x");
      const counting = store.counts({population: "all", where: [], panel: null, by: [at("a", "kort")]});
      await expect(counting).rejects.toMatchObject({kind: "data", message: "The file was changed while it was read."});
      await store.close();
    });
  });

  it("has no rows to count when it is empty, and nested columns are refused", async () => {
    const empty = outcomeOf("", []);
    expect(
      await inFolder("a.parquet", await parquetOf("SELECT 'P' AS id, 1 AS q WHERE false"), (folder) =>
        empty("held", folder),
      ),
    ).toEqual({
      refused: 'Source "a" has no rows.',
    });
    const nested = await parquetOf("SELECT 'P' AS id, [1] AS q");
    const engine = await openEngine();
    const holding = inFolder("a.parquet", nested, (folder) => heldTable(engine, parquetSpec(), folder));
    await expect(holding.finally(() => engine.close())).rejects.toThrow(/Column "q" holds lists/);
  });
});
