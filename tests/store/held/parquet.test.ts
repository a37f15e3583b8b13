import {describe, expect, it} from "vitest";
import {openEngine} from "../../../src/store/open.ts";
import {at, tally} from "../content.ts";
import {heldTable, inFolder, memoryTable, parquetOf, parquetSpec, storeOf} from "./support.ts";

async function columnsOf(sql: string): Promise<Record<string, readonly (string | null)[]>> {
  return inFolder("a.parquet", await parquetOf(sql), async (folder) => {
    const table = await memoryTable(parquetSpec(), folder);
    return Object.fromEntries(table.columns.map(({name, values}) => [name, values]));
  });
}

describe("a Parquet file", () => {
  it.each([
    ["whole numbers of 64 bits exactly", "9223372036854775807::BIGINT", "9223372036854775807"],
    ["unsigned ones too", "18446744073709551615::UBIGINT", "18446744073709551615"],
    ["whole numbers stored as floating point", "4::DOUBLE", "4"],
    ["floating point as short as can be", "0.1::DOUBLE", "0.1"],
    ["small floats", "1.5::FLOAT", "1.5"],
    ["NaN as nothing", "'nan'::DOUBLE", null],
    ["decimals without idle zeros", "12.500::DECIMAL(9,3)", "12.5"],
    ["decimals that are whole", "120.000::DECIMAL(9,3)", "120"],
    ["decimals below one", "0.050::DECIMAL(9,3)", "0.05"],
    ["dates", "DATE '2024-01-05'", "2024-01-05"],
    ["times of day and dates", "TIMESTAMP '2024-01-05 09:08:07'", "2024-01-05T09:08:07"],
    ["nanoseconds", "TIMESTAMP_NS '2024-01-05 09:08:07.123456789'", "2024-01-05T09:08:07"],
    ["times with a zone in UTC", "TIMESTAMPTZ '2024-01-05 09:08:07+02'", "2024-01-05T07:08:07"],
    ["true as 1", "true", "1"],
    ["false as 0", "false", "0"],
    ["text, trimmed", "' Ja\u00a0'", "Ja"],
    ["blank text as nothing", "'  '", null],
    ["categories", "'Ja'::ENUM('Nej', 'Ja')", "Ja"],
    ["NULL as nothing", "NULL::INTEGER", null],
  ])("is read: %s", async (_, sql, text) => {
    expect(await columnsOf(`SELECT 'B1' AS id, ${sql} AS "svar ø"`)).toEqual({id: ["B1"], "svar ø": [text]});
  });

  it("is refused when it has more columns than are read", async () => {
    const columns = Array.from({length: 16_385}, (_, index) => `1 AS v${index}`);
    await expect(columnsOf(`SELECT ${columns.join(", ")}`)).rejects.toMatchObject({
      kind: "data",
      message: "The table has 16385 columns, and 16384 is the most.",
    });
  });

  it.each([
    ["lists", "[1, 2]"],
    ["structures", "{a: 1}"],
    ["binary data", "'\\x00'::BLOB"],
  ])("is refused in words where a column holds %s", async (_, sql) => {
    await expect(columnsOf(`SELECT 'B1' AS id, ${sql} AS svar`)).rejects.toMatchObject({
      kind: "data",
      message: expect.stringMatching(/^Column "svar" holds lists, structures or binary data/),
    });
  });

  it("is refused without rows", async () => {
    await expect(columnsOf("SELECT 'B1' AS id WHERE false")).rejects.toThrow("The file has no rows.");
  });

  it("gives the same counts and report held as in memory", async () => {
    const rows = `SELECT 'B' || i AS id, CASE WHEN i % 7 > 0 THEN (i % 5)::DOUBLE END AS svar,
      i::BIGINT * 1000 AS tal, ['Bus', 'Cykel ', ''][i % 3 + 1] AS vej, (i % 3)::TINYINT AS k, NULL::INTEGER AS tom FROM range(1, 15001) AS r(i)`;
    const codebook = `
sources: {a: {variables: {svar: {labels: {0: Nul, 1: En, 2: To, 3: Tre, 4: Fire}}, vej: {labels: {Bus: Bus, Cykel: Cykel}}, k: {labels: {0: Nul, 1: En, 2: To}}}}}`;
    const read = async (where: "memory" | "held", folder: string) => {
      const store = await storeOf(where, parquetSpec(), folder, codebook);
      const counts = await Promise.all(
        [["svar"], ["vej", "svar"], ["tal"], ["k", "vej"]].map(async (names) =>
          tally(
            await store.counts({population: "all", where: [], panel: null, by: names.map((name) => at("a", name))}),
          ),
        ),
      );
      await store.close();
      return {counts, sources: store.sources};
    };
    await inFolder("a.parquet", await parquetOf(rows), async (folder) => {
      const [memory, held] = [await read("memory", folder), await read("held", folder)];
      expect(held).toEqual(memory);
      expect(held.counts[0]).toMatchObject({no_answer: 2142});
    });
  });

  it("ends in one error however it is damaged", async () => {
    const whole = await parquetOf("SELECT 'B' || i AS id, i % 5 AS svar FROM range(50) AS r(i)");
    const cuts = [0, 3, 4, 8, 40, Math.floor(whole.length / 2), whole.length - 9, whole.length - 1];
    for (const cut of cuts) {
      const failing = inFolder("a.parquet", whole.subarray(0, cut), (folder) => memoryTable(parquetSpec(), folder));
      await expect(failing, `cut at ${cut}`).rejects.toMatchObject({kind: "data"});
    }
    const failing = inFolder("a.parquet", whole.subarray(0, 40), async (folder) => {
      const engine = await openEngine();
      return heldTable(engine, parquetSpec(), folder).finally(() => engine.close());
    });
    await expect(failing).rejects.toThrow("This is not a Parquet file, or it is damaged.");
  });
});
