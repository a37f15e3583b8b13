import {describe, expect, it} from "vitest";
import {pageBreaks} from "../../../src/render/html/table-length.ts";
import * as sample from "../sample-analyses.ts";
import {column, percentTable} from "../sample-tables.ts";

const oneBlock = (rows: number, label = "Kategori") =>
  percentTable(
    "a",
    [column("percent", "Procent")],
    [{key: "all", label: null, rows: Array.from({length: rows}, (_, index) => [`${label} ${index}`, 1] as const)}],
  );

describe("pageBreaks", () => {
  it.each([
    ["30 rows", oneBlock(30)],
    ["three short blocks", sample.demography.table],
    ["two tables side by side", sample.mentalHealth.table],
  ])("pageBreaks(table) keeps a table that fits on a page together: %s", (_, table) => {
    expect(pageBreaks(table)).toEqual({allowed: "none", firstLines: 0});
  });

  it("pageBreaks(table) lets a table of many blocks break between them, and wants room for the first", () => {
    expect(pageBreaks(sample.readiness.table)).toEqual({allowed: "between-blocks", firstLines: 13});
  });

  it("pageBreaks(table) lets one block longer than a page break between rows, and wants room for a few", () => {
    expect(pageBreaks(oneBlock(60))).toEqual({allowed: "between-rows", firstLines: 9});
  });

  it("pageBreaks(table) counts the lines that long labels take", () => {
    const label = "Det svinger. Indimellem gør mit helbred det svært at arbejde, og så må jeg holde fri. ".repeat(3);
    expect(pageBreaks(oneBlock(16, label)).allowed).toBe("between-rows");
    expect(pageBreaks(oneBlock(16)).allowed).toBe("none");
  });
});
