import {fileURLToPath} from "node:url";
import {read, type WorkSheet} from "@e965/xlsx";
import {describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {composeReport} from "../../src/pipeline/compose.ts";
import {numberedTables} from "../../src/render/xlsx/numbered-tables.ts";
import {renderXlsx} from "../../src/render/xlsx.ts";
import {shownIn} from "../../src/results/shown.ts";
import {institute} from "../support/themes.ts";

const reports = ["paa-vej-til-arbejde", "isolerede-sindslidende", "brug-for-alle"];

describe("the example reports' workbooks", () => {
  it.each(reports)("%s: every number of every table is in its sheet, exact, with its count and base", async (key) => {
    const files = await readEvaluation(fileURLToPath(new URL(`../../reports/${key}`, import.meta.url)));
    const results = await analyse(files, () => {});
    const report = await composeReport(files, results, {onStep: () => {}, theme: institute});
    const workbook = read(await renderXlsx(report, {theme: institute}));
    const tables = numberedTables(report);
    expect(workbook.SheetNames).toEqual(["Indhold", ...tables.map(({sheet}) => sheet)]);
    let numbers = 0;
    for (const {sheet, analysis} of tables) {
      const written = numbersOf(workbook.Sheets[sheet]);
      for (const cell of analysis.table.blocks.flatMap(({rows}) => rows.flatMap(({cells}) => cells))) {
        if (cell.kind === "text" || cell.kind === "empty") continue;
        // A cross says that there are any, and the sheet tells no more than the table.
        if (cell.kind === "count" && !/\d/.test(shownIn(cell))) continue;
        numbers++;
        const wanted = cell.kind === "share" ? [cell.exact, cell.count, cell.base] : [cell.exact];
        for (const number of wanted) expect(written.has(number), `${sheet}: ${cell.address}`).toBe(true);
      }
    }
    expect(numbers).toBeGreaterThan(250);
  });
});

function numbersOf(sheet: WorkSheet | undefined): Set<unknown> {
  return new Set(Object.entries(sheet ?? {}).flatMap(([address, cell]) => (address.startsWith("!") ? [] : [cell.v])));
}
