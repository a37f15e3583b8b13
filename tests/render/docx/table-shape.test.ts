import {describe, expect, it} from "vitest";
import {lookOf} from "../../../src/render/docx/look.ts";
import {hangingWidth, tableShape} from "../../../src/render/docx/table-shape.ts";
import {textRoom} from "../../../src/render/docx/units.ts";
import type {Table} from "../../../src/results/model.ts";
import {institute} from "../../support/themes.ts";
import * as sample from "../sample-analyses.ts";

const look = await lookOf(institute);
const room = textRoom.portrait.width;
const tables = Object.values(sample).flatMap((value): Table[] =>
  typeof value === "object" && value !== null && "table" in value ? [value.table] : [],
);

describe("the columns of a table", () => {
  it("fit the page, and have a width each", () => {
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      const {widths} = tableShape(table, room, look);
      expect(widths).toHaveLength(table.columns.length + 1);
      expect(widths.every((width) => Number.isInteger(width) && width > 0)).toBe(true);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(room);
    }
  });

  it("have room for each number on one line", () => {
    for (const table of tables) {
      const shape = tableShape(table, room, look);
      table.columns.forEach((column, index) => {
        if (column.unit === "text") return;
        for (const {rows} of table.blocks) {
          for (const row of rows) {
            const printed = row.cells[index]?.printed ?? "";
            expect(shape.widthOf(printed)).toBeLessThanOrEqual((shape.widths[index + 1] ?? 0) - shape.gap);
          }
        }
      });
    }
  });

  it("stand the units of their numbers over each other: what hangs to the right is made up for", () => {
    const cell = (printed: string) => ({kind: "text" as const, address: "a", printed});
    const widthOf = (text: string) => text.length;
    expect(hangingWidth(cell("31"), false, widthOf)).toBe(0);
    expect(hangingWidth(cell("100 (98)"), false, widthOf)).toBe(" (98)".length);
    expect(hangingWidth(cell("100 (98)"), true, widthOf)).toBe(0);
    expect(hangingWidth(cell("4,3"), false, widthOf)).toBe(",3".length);
  });
});
