import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readEntry} from "../../../src/analyses/kinds/entered/entry.ts";
import {printNumber} from "../../../src/numbers/print.ts";
import {analyse, cell, failure, grid, noteTexts} from "../support.ts";

const complaints = `{kind: entered, title: Klager, stub: År, source: Klagenævnet, columns: [Modtaget, {label: Medhold, key: medhold}],
    rows: [{label: 2014, values: [12, 3]}, {label: 2015, values: [15, 4]}]`;

const spec = (rest: string) => `${complaints}${rest}}`;
const failing = (rest: string, world = {}) => failure(`  a: ${spec(rest)}\n`, world);

describe("entered", () => {
  it("prints what is typed, each number at its address, with the source", async () => {
    const result = await analyse(spec(""));
    expect(grid(result)).toEqual([
      ["2014", "12", "3"],
      ["2015", "15", "4"],
    ]);
    expect(cell(result, "a/all/2015/medhold")).toMatchObject({kind: "count", count: 4, base: null});
    expect(result.source).toBe("Klagenævnet");
    expect(result.table.stub).toBe("År");
  });

  it("adds up the totals that are wanted", async () => {
    const result = await analyse(spec(", total_row: I alt, total_column: Alle"));
    expect(grid(result)).toEqual([
      ["2014", "12", "3", "15"],
      ["2015", "15", "4", "19"],
      ["I alt", "27", "7", "34"],
    ]);
    expect(cell(result, "a/all/total/total")).toMatchObject({count: 34});
    expect(result.table.blocks[0]?.rows.map(({role}) => role)).toEqual(["category", "category", "total"]);
    expect(result.table.columns.map(({role}) => role)).toEqual(["value", "value", "total"]);
  });

  it("keeps a typed total that fits, fills in one that is not known, and refuses one that does not fit", async () => {
    const typed = (values: string) =>
      spec(", total_row: I alt").replace("values: [15, 4]}", `values: [15, 4]}, {label: I alt, values: ${values}}`);
    expect(grid(await analyse(typed("[27, null]"))).at(-1)).toEqual(["I alt", "27", "7"]);
    expect(await failure(`  a: ${typed("[27, 8]")}\n`)).toEqual({
      kind: "data",
      message: 'The total of column "Medhold" is typed as 8, but its parts add up to 7.',
      hint: "Correct one of the numbers, or write sum: false when the parts overlap or are not all there.",
      at: expect.stringMatching(/^8\]/),
    });
    const free = await analyse(typed("[27, 8]").replace("total_row: I alt", "total_row: I alt, sum: false"));
    expect(grid(free).at(-1)).toEqual(["I alt", "27", "8"]);
    expect(free.table.blocks[0]?.rows.at(-1)?.role).toBe("sub");
  });

  it("checks a typed column of totals too", async () => {
    const typed = (
      total: string,
    ) => `{kind: entered, title: T, source: S, columns: [A, B, Sum], total_column: Sum, total_row: Alt,
      rows: [{label: r, values: [1, 2, 3]}, {label: s, values: [1.5, 2, ${total}]}]}`;
    expect(grid(await analyse(typed("3.5")))).toEqual([
      ["r", "1,0", "2", "3,0"],
      ["s", "1,5", "2", "3,5"],
      ["Alt", "2,5", "4", "6,5"],
    ]);
    expect(await failure(`  a: ${typed("3.6")}\n`)).toMatchObject({
      message: 'The total of row "s" is typed as 3,6, but its parts add up to 3,5.',
      at: expect.stringMatching(/^3.6/),
    });
  });

  it("takes decimals as people add them", async () => {
    const result = await analyse(`{kind: entered, title: T, source: S, columns: [A], total_row: Sum,
      rows: [{label: r, values: [0.1]}, {label: s, values: [0.2]}, {label: Sum, values: [0.3]}]}`);
    expect(cell(result, "a/all/total/A")).toMatchObject({kind: "number", exact: 0.3});
  });

  it("adds the ends of intervals, and says so", async () => {
    const result = await analyse(`{kind: entered, title: T, source: S, columns: [Henvendelser], total_row: I alt,
      rows: [{label: Aarhus, values: [Ca. 60-65]}, {label: Viborg, values: [{from: 90, to: 95, about: true}]}, {label: Ny, values: [Ca. 5]}, {label: X, values: [1]}]}`);
    expect(grid(result)).toEqual([
      ["Aarhus", "Ca. 60-65"],
      ["Viborg", "Ca. 90-95"],
      ["Ny", "Ca. 5"],
      ["X", "1"],
      ["I alt", "Ca. 156-166"],
    ]);
    expect(cell(result, "a/all/total/Henvendelser")).toMatchObject({kind: "text", range: {low: 156, high: 166}});
    expect(noteTexts(result)).toEqual(["method: Intervaller er lagt sammen for hver ende for sig."]);
  });

  it("leaves what is not known empty, and a total of it too", async () => {
    const result = await analyse(spec(", total_row: I alt").replace("values: [15, 4]", "values: [15, null]"));
    expect(grid(result)).toEqual([
      ["2014", "12", "3"],
      ["2015", "15", "–"],
      ["I alt", "27", "–"],
    ]);
    expect(cell(result, "a/all/2015/medhold")).toMatchObject({kind: "empty", reason: "tallet er ikke oplyst"});
    expect(noteTexts(result)).toEqual(["missing: – angiver, at tallet ikke er oplyst."]);
  });

  it("computes percentages of the column or of the row", async () => {
    const columns = await analyse(spec(", percent: column, total_row: I alt"));
    expect(grid(columns)).toEqual([
      ["2014", "12", "44", "3", "43"],
      ["2015", "15", "56", "4", "57"],
      ["I alt", "27", "100", "7", "100"],
    ]);
    expect(columns.table.columns.map(({key, label, group}) => [key, label, group])).toEqual([
      ["Modtaget", "Antal", "Modtaget"],
      ["Modtaget-percent", "Procent", "Modtaget"],
      ["medhold", "Antal", "Medhold"],
      ["medhold-percent", "Procent", "Medhold"],
    ]);
    const rows = await analyse(spec(", percent: row"));
    expect(cell(rows, "a/all/2014/medhold-percent")).toMatchObject({kind: "share", count: 3, base: 15, printed: "20"});
    expect(noteTexts(rows)).toEqual(["base: Procenttallene er beregnet af rækkens sum."]);
  });

  it("has no percentage of an interval, of nothing, or of less than itself", async () => {
    const result =
      await analyse(`{kind: entered, title: T, source: S, percent: row, columns: [A, B, Sum], total_column: Sum, sum: false,
      rows: [{label: r, values: [60-65, 1, 70]}, {label: s, values: [0, 0, 0]}, {label: t, values: [5, 4, 4]}]}`);
    const reasons = ["r", "s", "t"].map((row) => cell(result, `a/all/${row}/A-percent`));
    expect(reasons).toMatchObject([
      {reason: "af intervaller beregnes ingen procent"},
      {reason: "summen er nul"},
      {reason: "tallet er større end summen"},
    ]);
  });

  it("prints words in columns of words", async () => {
    const result =
      await analyse(`{kind: entered, title: T, source: S, total_row: Sum, columns: [{label: Form, unit: text}, Timer],
      rows: [{label: a, values: [Kursus, 3]}, {label: b, values: [2016, 4]}]}`);
    expect(grid(result)).toEqual([
      ["a", "Kursus", "3"],
      ["b", "2016", "4"],
      ["Sum", "", "7"],
    ]);
    expect(result.table.columns[0]?.unit).toBe("text");
  });

  describe("from a file", () => {
    const fromFile = `{kind: entered, title: T, source: S, path: klager.csv, total_row: I alt}`;

    it("takes the header for the columns, the first column for the rows, and numbers the Danish way", async () => {
      const files = {"klager.csv": "År;Modtaget;Timer\n2014;1.200;2,5\n2015; 15 ;\nI alt;1.215;\n"};
      const result = await analyse(fromFile, {files});
      expect(grid(result)).toEqual([
        ["2014", "1.200", "2,5"],
        ["2015", "15", "–"],
        ["I alt", "1.215", "–"],
      ]);
      expect(result.table.stub).toBe("År");
    });

    it("tells the line of what does not fit", async () => {
      const at = async (text: string) => await failure(`  a: ${fromFile}\n`, {files: {"klager.csv": text}});
      expect(await at("År;A\n2014;12\n2015;1O\n")).toMatchObject({
        kind: "config",
        message: '"1O" is neither a number nor an interval.',
        at: "2015;1O",
      });
      expect(await at("År;A\n2014;12;3\n")).toMatchObject({
        message: '"2014" does not have one value for each of the columns: it has 2, and they are 1.',
        at: "2014;12;3",
      });
      expect(await at("År;A\n2014;12\nI alt;13\n")).toMatchObject({kind: "data", at: "I alt;13"});
      expect(await at("År;A\n")).toMatchObject({message: "The file has no rows below a header."});
      expect(
        await failure(`  a: ${fromFile.replace("path:", "columns: [A, B], path:")}\n`, {
          files: {"klager.csv": "År;A\n1;2\n"},
        }),
      ).toMatchObject({message: "The file has 1 columns of values, and 2 are named."});
    });
  });

  it("refuses a table that is typed nowhere or twice, without columns, or without a source", async () => {
    const bare = "{kind: entered, title: T, source: S";
    expect(await failure(`  a: ${bare}, columns: [A]}\n`)).toMatchObject({message: "Neither rows nor path is given."});
    expect(await failing(", path: x.csv")).toMatchObject({message: "Both rows and path are given."});
    expect(await failure(`  a: ${bare}, rows: [{label: r, values: [1]}]}\n`)).toMatchObject({
      message: "columns is missing.",
    });
    expect(
      await failure(`  a: {kind: entered, title: T, columns: [A], rows: [{label: r, values: [1]}]}\n`),
    ).toMatchObject({
      message: expect.stringContaining("source"),
    });
  });

  it("refuses names given twice, rows of another width, an interval from high to low, and a total to be found nowhere", async () => {
    const one = (columns: string, values: string) =>
      failure(
        `  a: {kind: entered, title: T, source: S, columns: ${columns}, rows: [{label: r, values: ${values}}]}\n`,
      );
    expect(await one("[A, A]", "[1, 2]")).toMatchObject({message: 'The name "A" is given twice.'});
    expect(await one("[A]", "[1, 2]")).toMatchObject({
      message: '"r" does not have one value for each of the columns: it has 2, and they are 1.',
      at: expect.stringMatching(/^\{label: r/),
    });
    expect(await one("[A]", "[{from: 6, to: 5}]")).toMatchObject({message: "The interval goes from 6 to 5."});
    expect(await one("[A]", "[65-60]")).toMatchObject({message: '"65-60" is neither a number nor an interval.'});
    expect(await failing(", total_row: I alt, sum: false")).toMatchObject({
      message: 'There is no row "I alt", and sum: false says that it is not to be added up.',
      at: expect.stringMatching(/^total_row/),
    });
  });

  it("has no percentage of a whole that is no number of things", async () => {
    const result = await analyse(
      "{kind: entered, title: T, source: S, columns: [A, B], percent: row, rows: [{label: r, values: [0, 12.5]}]}",
    );
    expect(cell(result, "a/all/r/A-percent")).toMatchObject({
      kind: "empty",
      reason: "procent beregnes kun af hele antal",
    });
  });

  it("reads every number as it prints it", () => {
    fc.assert(
      fc.property(fc.integer({min: -10_000_000, max: 10_000_000}), fc.integer({min: 0, max: 3}), (digits, decimals) => {
        const value = digits / 10 ** decimals;
        expect(readEntry(printNumber(value, decimals))).toEqual({kind: "number", value: value === 0 ? 0 : value});
      }),
    );
  });
});
