import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {composeReport} from "../../src/pipeline/compose.ts";
import type {ReportDocument, TableBlock} from "../../src/report/model.ts";
import {allBlocks} from "../../src/report/walk.ts";
import type {AnalysisResult, Block, Results, Row} from "../../src/results/model.ts";
import {institute} from "../support/themes.ts";
import {type ExpectedColumn, expected} from "./expected.ts";

const folder = fileURLToPath(new URL("../../reports/paa-vej-til-arbejde", import.meta.url));

let results: Results;
let report: ReportDocument;

beforeAll(async () => {
  const files = await readEvaluation(folder);
  results = await analyse(files, () => {});
  report = await composeReport(files, results, {onStep: () => {}, theme: institute});
});

/** The analysis that is printed as, say, Tabel 4.1. */
function printedAs(number: string): AnalysisResult {
  const blocks = report.chapters.flatMap((chapter) => allBlocks(chapter.blocks));
  const table = blocks.find(
    (block): block is TableBlock => block.kind === "table" && `Tabel ${block.number}` === number,
  );
  if (table === undefined) throw new Error(`the report has no ${number}`);
  return table.analysis;
}

const categories = (block: Block): Row[] =>
  block.rows.filter((row) => row.role !== "total" && !(row.key === "interval" || row.key === "target"));

/** Lays one of our columns beside one of the reference's: every count, percentage and base. */
function compareColumn(rows: readonly Row[], column: number, reference: ExpectedColumn): number {
  expect(rows.map((row) => row.label).length).toBe(reference.labels.length);
  rows.forEach((row, index) => {
    const cell = row.cells[column];
    if (cell?.kind !== "share") throw new Error(`${row.label} is not a share`);
    expect([cell.address, cell.count]).toEqual([cell.address, reference.counts[index]]);
    expect([cell.address, cell.base]).toEqual([cell.address, reference.n]);
    expect([cell.address, cell.printed]).toEqual([cell.address, String(reference.percent?.[index])]);
    expect(cell.exact).toBeCloseTo((reference.counts[index] ?? 0) / (reference.n ?? 1), 12);
  });
  return rows.length;
}

const ordinaryTables = [
  "4.1",
  "4.2",
  "4.3",
  "4.4",
  "4.6",
  "4.7",
  "5.2",
  "5.3",
  "5.4",
  "6.1",
  "6.2",
  "6.3",
  "6.4",
  "6.5",
  "6.6",
];

describe("the report på vej til arbejde, against the reference", () => {
  for (const number of ordinaryTables) {
    it(`Tabel ${number} has the reference's counts, bases and percentages`, () => {
      const {table} = printedAs(`Tabel ${number}`);
      const reference = expected.tables[`Tabel ${number}`] ?? [];
      const names = [...new Set(reference.map((each) => each.block))];
      expect(table.blocks).toHaveLength(names.length);
      let compared = 0;
      table.blocks.forEach((block, index) => {
        const columns = reference.filter((each) => each.block === names[index]);
        expect(table.columns).toHaveLength(columns.length);
        columns.forEach((each, column) => {
          compared += compareColumn(categories(block), column, each);
          const total = block.rows.find((row) => row.role === "total")?.cells[column];
          expect(total).toMatchObject({kind: "base", base: each.n, printed: `100 (${each.n})`});
        });
      });
      expect(compared).toBe(reference.reduce((sum, each) => sum + each.counts.length, 0));
    });
  }

  it("Tabel 2.1 has the forms at each wave", () => {
    const {table} = printedAs("Tabel 2.1");
    (expected.tables["Tabel 2.1"] ?? []).forEach((reference, column) => {
      const counts = table.blocks[0]?.rows.map((row) => row.cells[column]);
      expect(counts?.map((cell) => cell?.kind === "count" && cell.count)).toEqual(reference.counts);
    });
  });

  it("Tabel 4.5 has every cell and both margins of the grand total", () => {
    const {table} = printedAs("Tabel 4.5");
    const [block] = table.blocks;
    if (block === undefined) throw new Error("no block");
    const reference = expected.tables["Tabel 4.5"] ?? [];
    reference.slice(0, 6).forEach((each, column) => {
      expect(compareColumn(categories(block), column, each)).toBe(5);
    });
    const margin = block.rows.find((row) => row.role === "total")?.cells ?? [];
    reference[6]?.counts.forEach((count, column) => {
      expect(margin[column]).toMatchObject({count, base: 97, printed: String(reference[6]?.percent?.[column])});
    });
    expect(margin[5]).toMatchObject({kind: "base", base: 97, printed: "100 (97)"});
  });

  it("Tabel 5.1 has the status of all 98", () => {
    const {table} = printedAs("Tabel 5.1");
    const [reference] = expected.tables["Tabel 5.1"] ?? [];
    const rows = table.blocks[0]?.rows ?? [];
    expect(rows.map((row) => row.cells[0]?.kind === "count" && row.cells[0].count)).toEqual(reference?.counts);
    expect(rows.map((row) => row.cells[1]?.printed)).toEqual(reference?.percent?.map(String));
  });

  it("compares all eighteen tables", () => {
    const compared = [...ordinaryTables, "2.1", "4.5", "5.1"].map((number) => `Tabel ${number}`);
    expect(new Set(compared)).toEqual(new Set(Object.keys(expected.tables)));
  });

  for (const [name, reference] of Object.entries(expected.tests)) {
    it(`${name}: χ² and the exact test are the reference's`, () => {
      const [number = "", variable = ""] = name.split(" | ");
      const {tests, table} = printedAs(number);
      const block = table.blocks.find((each) =>
        each.label?.toLowerCase().startsWith(variable.split(" ")[0]?.toLowerCase() ?? ""),
      );
      const test = tests.find((each) => each.block === block?.key);
      if (test === undefined) throw new Error(`no test of ${variable}`);
      const outcomes = [test.chosen, ...test.alternatives];
      const pearson = outcomes.find((each) => each.method === "pearson-chi-square");
      expect(pearson?.statistic).toBeCloseTo(reference.statistic, 10);
      expect(pearson).toMatchObject({df: reference.df, n: reference.n});
      expect(Math.abs((pearson?.p ?? 0) / reference.p - 1)).toBeLessThan(1e-10);
      expect(test.expected).toMatchObject({cells: reference.expected_cells, below5: reference.expected_below_5});
      expect(test.expected?.minimum).toBeCloseTo(reference.expected_min, 12);
      expect(test.chosen).toMatchObject({method: "fisher-freeman-halton", exact: true});
      expect(Math.abs(test.chosen.p / reference.fisher_freeman_halton_exact_p - 1)).toBeLessThan(1e-10);
    });
  }

  it("finds the 16 cells and 11 bases that differ from print, and no others", () => {
    const differing = (key: string) =>
      results.analyses[key]?.table.blocks[0]?.rows.filter((row) => row.role !== "total");
    expect(expected.differences).toHaveLength(16);
    expect(expected.printed_n_differences).toHaveLength(11);
    expect(differing("afvigende_celler")).toHaveLength(16);
    expect(differing("afvigende_baser")).toHaveLength(11);
  });
});

describe("every number of the report", () => {
  it("has an address of its own", () => {
    const addresses = Object.values(results.analyses).flatMap(({table}) =>
      table.blocks.flatMap((block) => block.rows.flatMap((row) => row.cells.map((cell) => cell.address))),
    );
    expect(addresses.length).toBeGreaterThan(800);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});
