import {describe, expect, it} from "vitest";
import {valueWidth} from "../../../src/render/html/value-width.ts";
import type {Table} from "../../../src/results/model.ts";
import {column, textCell} from "../sample-tables.ts";

/** A table of columns of numbers under headings, with rows of these labels. */
function table(headings: readonly string[], labels: readonly string[], printed = "12"): Table {
  const rows = labels.map((label, row) => ({
    key: `r${row}`,
    label,
    role: "category" as const,
    cells: headings.map((_, index) => textCell(`a/b/r${row}/c${index}`, printed)),
  }));
  return {
    stub: "",
    arrangement: "stacked",
    columns: headings.map((label, index) => column(`c${index}`, label)),
    blocks: [{key: "b", label: null, question: null, rows}],
  };
}

const short = ["Ja", "Nej"];
const longest = "Realistisk forståelse af egne muligheder på arbejdsmarkedet";
const long = [longest, "Nej"];

describe("valueWidth", () => {
  it("leaves the usual width where the labels have room", () => {
    expect(valueWidth(table(["A", "B", "C", "D", "E"], short))).toBeNull();
  });

  it("gives long labels the room that columns of short numbers do not need", () => {
    const width = valueWidth(table(["A", "B", "C", "D", "E"], long)) ?? 0;
    expect(width).toBeGreaterThan(0);
    expect(width).toBeLessThan(13.5);
    expect(5 * width + longest.length).toBeCloseTo(100, 0);
  });

  it("keeps columns as wide as their numbers and the words of their headings", () => {
    const numbers = valueWidth(table(["A", "B", "C", "D", "E"], long, "1.234.567")) ?? 0;
    const words = valueWidth(table(["A", "B", "Relevante", "D", "E"], long)) ?? 0;
    const narrow = valueWidth(table(["A", "B", "C", "D", "E"], long)) ?? 0;
    expect(numbers).toBeGreaterThan(narrow);
    expect(words).toBe(numbers);
  });

  it("has nothing to say of tables with few columns or with texts", () => {
    expect(valueWidth(table(["A", "B"], long))).toBeNull();
    const texts = table(["A", "B", "C", "D", "E"], long);
    expect(valueWidth({...texts, columns: texts.columns.map((column) => ({...column, unit: "text"}))})).toBeNull();
  });
});
