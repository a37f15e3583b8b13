import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {openEngine} from "../../../src/store/open.ts";
import {at, tally} from "../content.ts";
import {csvSpec, heldTable, inFolder, memoryTable, storeOf} from "./support.ts";

const codebook = `
scales:
  grad: {codes: [{code: 1, label: Lidt}, {code: 2, label: Noget}, {code: 4, label: Meget}, {code: 99, label: Uoplyst}]}
sources:
  a:
    variables:
      svar: {scale: grad, no_answer: [99]}
      tal: {type: number}
      vej: {labels: {Bus: Bus, "Cykel; el": Cykel, å: Å}}
      gruppe: {derive: {bands: tal, into: [{label: Lav, to: 3}, {label: Høj, from: 4}]}}
`;

/** Delimited text with fields in quotes where they need them, and now and then where they do not. */
function delimited(header: readonly string[], rows: readonly (readonly string[])[], newLine = "\n"): string {
  const field = (text: string, index: number) =>
    /[;"\n]/.test(text) || (text.length + index) % 7 === 3 ? `"${text.replaceAll('"', '""')}"` : text;
  return `${[header.map(String), ...rows].map((row) => row.map(field).join(";")).join(newLine)}${newLine}`;
}

async function both<Value>(content: string, read: (where: "memory" | "held", folder: string) => Promise<Value>) {
  return inFolder("a.csv", content, async (folder) => [await read("memory", folder), await read("held", folder)]);
}

async function countsOf(where: "memory" | "held", folder: string) {
  const store = await storeOf(where, csvSpec(), folder, codebook);
  try {
    const queries = [["svar"], ["tal"], ["vej", "svar"], ["gruppe", "vej"]];
    const counts = await Promise.all(
      queries.map(async (names) =>
        tally(
          await store.counts({population: "all", where: [], panel: null, by: names.map((name) => at("a", name, null))}),
        ),
      ),
    );
    const {dropped, kept, rowsRead, orphans, files} = store.sources[0] ?? {};
    return {counts, dropped, kept, rowsRead, orphans, files};
  } finally {
    await store.close();
  }
}

describe("a large delimited file in the database", () => {
  const svar = fc.constantFrom("1", "2", "4", "4,0", "2,00", "", "99", " 1", "NA");
  const tal = fc.constantFrom("1", "2", "3", "4,0", "4", "12,5", "", "-3", "1.000", "+2");
  const vej = fc.constantFrom("Bus", "Cykel; el", "å", "", " Bus ", "Bus\u00a0");
  const note = fc.constantFrom("", "to\nlinjer", 'et "ord"', "007", "26-01-2018", "a\tb", "x");

  it("gives the same counts as in memory, however its answers are written", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(svar, tal, vej, note), {minLength: 2, maxLength: 25}),
        fc.constantFrom("\n", "\r\n"),
        async (rows, newLine) => {
          const numbered = rows.map((row, index) => [`B${index}`, ...row]);
          const content = delimited(["id", "svar", "tal", "vej", "note"], numbered, newLine);
          const outcomes = await both(content, (where, folder) =>
            countsOf(where, folder).catch((error: Error) => (where === "held" ? error.message : error.message)),
          );
          const [memory, held] = outcomes;
          if (held === "the source is not held") return;
          expect(held).toEqual(memory);
        },
      ),
      {numRuns: 25, seed: 4},
    );
  });

  const many = (row: (index: number) => string, count = 3000) =>
    `id,q,tekst\n${Array.from({length: count}, (_, index) => `${index},${row(index)}\n`).join("")}`;

  it.each([
    ["codes that are rare", (index: number) => (index === 2999 ? "77,a" : `${index % 5},b`)],
    ["a text after thousands of codes", (index: number) => (index === 2999 ? "0x2,a" : `${index % 5},b`)],
    ["leading zeros after thousands of codes", (index: number) => (index === 2999 ? "04,a" : `${index % 5},b`)],
    ["decimals after thousands of codes", (index: number) => (index === 2999 ? "4.6,a" : `${index % 5},b`)],
    ["exponents after thousands of codes", (index: number) => (index === 2999 ? "1e1,a" : `${index % 5},b`)],
    ["signs after thousands of codes", (index: number) => (index === 2999 ? "+4,a" : `${index % 5},b`)],
    [
      "longer and shorter writings that make up for each other",
      (index: number) => `${["04", "1e2", "3"][index % 3]},b`,
    ],
    ["blanks at the ends", (index: number) => (index === 2999 ? " 4 , a " : `${index % 5},b`)],
    ["quotes late in the file", (index: number) => (index === 2999 ? '"4","a,""b"""' : `${index % 5},b`)],
    ["marks for nothing", (index: number) => (index % 9 === 0 ? "NA,NA" : `${index % 5},b`)],
    [
      "lines of nothing but blanks and delimiters",
      (index: number) => `${index % 5},b${index % 9 === 0 ? "\n,, \n" : ""}`,
    ],
    ["dates", (index: number) => `${(index % 28) + 1}-01-2024,2024-01-${(index % 28) + 1}`],
  ])("has the values, readings and notes of memory: %s", async (_, row) => {
    const engine = await openEngine();
    try {
      await inFolder("a.csv", many(row), async (folder) => {
        const memory = await memoryTable(csvSpec(), folder);
        const held = await heldTable(engine, csvSpec(), folder);
        expect(held?.rowCount).toBe(memory.rowCount);
        expect(held?.notes).toEqual(memory.notes);
        expect(held?.files).toEqual(memory.files);
        expect(held?.variables).toEqual(memory.variables);
        for (const [index, column] of memory.columns.entries()) {
          const values = [...new Set(column.values)].filter((value) => value !== null);
          expect([...(held?.columns[index]?.values ?? [])].sort()).toEqual(values.sort());
          expect(held?.columns[index]?.reading).toEqual(column.reading);
        }
      });
    } finally {
      await engine.close();
    }
  });

  it.each([
    ["rows that are too short", `id,q\n1,2\n2\n`],
    ["rows that are too long", "id,q\n1,2,3\n2,3,4\n"],
    ["windows-1252", Buffer.from("id,q\n1,æ\n2,ø\n", "latin1").toString("latin1")],
    ["one column", "id\n1\n2\n"],
    ["lines that end in two ways", "id,q\r\n1,2\n2,3\r\n"],
    ["a NUL", "id,q\n1,a\n2,b\0\n"],
    ["a byte order mark in the middle", "id,q\n1,a\n\ufeff2,b\n"],
    ["the header once more", "id,q\nid,q\n"],
    ["a header without rows", "id,q\n"],
    ["nothing", ""],
  ])("is left to the readers that know every line when it has %s", async (what, content) => {
    const engine = await openEngine();
    try {
      const bytes = what === "windows-1252" ? Buffer.from(content, "latin1") : content;
      expect(await inFolder("a.csv", bytes, (folder) => heldTable(engine, csvSpec(), folder))).toBeNull();
    } finally {
      await engine.close();
    }
  });

  it("holds short codes as numbers, but only where each is written as a number is", async () => {
    const numbered = async (last: string) => {
      const engine = await openEngine();
      try {
        const content = many((index) => (index === 2999 ? last : `${index % 5},b`));
        return await inFolder("a.csv", content, async (folder) => {
          const table = await heldTable(engine, csvSpec(), folder);
          return [...(table?.held?.numbered ?? [])];
        });
      } finally {
        await engine.close();
      }
    };
    expect(await numbered("4,b")).toEqual(["q"]);
    expect(await numbered("04,b")).toEqual([]);
    expect(await numbered("100,b")).toEqual([]);
    expect(await numbered('"4",b')).toEqual([]);
  });

  it("counts each wave, keeps the earliest of double entries and tells the rows by number", async () => {
    const rows = [
      ["B1", "1", "2024-02-01 10:00", "1", "1"],
      ["B1", "1", "2024-01-01 10:00", "1", "2"],
      ["B1", "2", "2024-06-01 10:00", "1", "4"],
      ["B2", "1", "2024-01-05 10:00", "0", "4"],
      ["B3", "1,0", "", "1", "1"],
      ["", "1", "", "1", "1"],
    ];
    const content = delimited(["id", "bolge", "lukket", "faerdig", "svar"], rows);
    const rules = {wave: "bolge", closed: "lukket", completed: "faerdig"};
    const [memory, held] = await both(content, async (where, folder) => {
      const store = await storeOf(where, csvSpec(), folder, codebook.split("      tal:")[0], rules);
      const counts = await store.counts({population: "all", where: [], panel: null, by: [at("a", "svar", 1)]});
      await store.close();
      return {counts: tally(counts), source: store.sources[0], lastAnswer: store.lastAnswer};
    });
    expect(held).toEqual(memory);
    expect(held?.counts).toEqual({1: 1, 2: 1});
    expect(held?.source?.dropped.map(({reason, rows: numbers}) => [reason, numbers])).toEqual([
      ["no-id", [6]],
      ["not-completed", [4]],
      ["duplicate", [1]],
    ]);
    expect(held?.lastAnswer).toBe("2024-06-01");
  });

  it("numbers its rows where it has no ids", async () => {
    const [memory, held] = await both("q,k\n1,2\n1,4\n2,2\n", async (where, folder) => {
      const store = await storeOf(where, csvSpec({id: "$row"}), folder);
      const counts = await store.counts({population: "all", where: [], panel: null, by: [at("a", "q", null)]});
      await store.close();
      return tally(counts);
    });
    expect(held).toEqual({1: 2, 2: 1});
    expect(memory).toEqual(held);
  });

  it("names the rows of values that do not fit", async () => {
    const content = delimited(
      ["id", "svar"],
      [...Array(30).keys()].map((row) => [`B${row}`, row % 10 === 5 ? "7" : "1"]),
    );
    const failing = inFolder("a.csv", content, (folder) =>
      storeOf("held", csvSpec(), folder, "sources: {a: {variables: {svar: {labels: {1: Ja}}}}}"),
    );
    await expect(failing).rejects.toMatchObject({
      kind: "data",
      message: 'a.svar has the value "7", which is not in its scale (3 rows: rows 6, 16, 26).',
      place: {file: expect.stringMatching(/a\.csv$/)},
    });
  });

  it("reads columns with more values than are fetched to their end", async () => {
    const rows = Array.from({length: 12_000}, (_, index) => [
      `B${index}`,
      `${index},5`,
      index === 11_999 ? "x" : `${index}`,
    ]);
    const content = delimited(["id", "tal", "blandet"], rows);
    const [memory, held] = await both(content, async (where, folder) => {
      const store = await storeOf(where, csvSpec(), folder, "sources: {a: {variables: {tal: {type: number}}}}");
      const counts = await store.counts({population: "all", where: [], panel: null, by: [at("a", "tal", null)]});
      await store.close();
      return tally(counts);
    });
    expect(held).toEqual(memory);
    expect(Object.keys(held ?? {})).toHaveLength(12_000);
    const failing = inFolder("a.csv", content, (folder) =>
      storeOf("held", csvSpec(), folder, "sources: {a: {variables: {blandet: {type: number}}}}"),
    );
    await expect(failing).rejects.toThrow('a.blandet is a number variable and has the value "x" (1 row: row 12000).');
  });
});
