import {describe, expect, it} from "vitest";
import {mayBreak} from "../../../src/render/html/table-length.ts";
import * as sample from "../sample-analyses.ts";
import {column, percentTable} from "../sample-tables.ts";

const oneBlock = (rows: number) =>
  percentTable(
    "a",
    [column("percent", "Procent")],
    [{key: "all", label: null, rows: Array.from({length: rows}, (_, index) => [`Kategori ${index}`, 1] as const)}],
  );

describe("mayBreak", () => {
  it("mayBreak(table) keeps a table that fits on a page together", () => {
    expect(mayBreak(oneBlock(30))).toBe(false);
    expect(mayBreak(sample.demography.table)).toBe(false);
    expect(mayBreak(sample.mentalHealth.table)).toBe(false);
  });

  it("mayBreak(table) lets a table longer than a page break", () => {
    expect(mayBreak(oneBlock(60))).toBe(true);
  });

  it("mayBreak(table) lets many blocks break before they fill the page", () => {
    expect(mayBreak(sample.readiness.table)).toBe(true);
  });

  it("mayBreak(table) counts the lines that long labels take", () => {
    const label = "Det svinger. Indimellem gør mit helbred det svært at arbejde, og så må jeg holde fri. ".repeat(3);
    const rows = Array.from({length: 16}, () => [label, 1] as const);
    expect(mayBreak(percentTable("a", [column("percent", "Procent")], [{key: "all", label: null, rows}]))).toBe(true);
  });
});
