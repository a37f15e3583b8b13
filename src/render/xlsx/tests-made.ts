import type {Worksheet} from "@cj-tech-master/excelts";
import type {AnalysisResult, TestOutcome, TestRecord} from "../../results/model.ts";
import {sheetText} from "./cell-value.ts";
import type {SheetStyles} from "./styles.ts";

const headings = ["Hvad der er testet", "Test", "Teststørrelse", "Frihedsgrader", "p", "n", "Effekt", "Anvendt"];

/** The tests that were made on a table: the one whose p is printed, and what else was computed on the same counts. */
export function writeTests(sheet: Worksheet, {tests}: AnalysisResult, firstRow: number, styles: SheetStyles): void {
  if (tests.length === 0) return;
  const title = sheet.getCell(firstRow, 1);
  title.value = "Statistiske test";
  title.font = styles.strong;
  headings.forEach((heading, index) => {
    const cell = sheet.getCell(firstRow + 1, index + 1);
    cell.value = heading;
    cell.font = styles.strong;
    cell.alignment = {wrapText: true, vertical: "bottom"};
    cell.border = {...styles.heavyTop, ...styles.heavyBottom};
  });
  const lines = tests.flatMap((test) => [
    {test, outcome: test.chosen, chosen: true},
    ...test.alternatives.map((outcome) => ({test, outcome, chosen: false})),
  ]);
  lines.forEach(({test, outcome, chosen}, index) => {
    writeLine(sheet, firstRow + 2 + index, test, outcome, chosen, styles);
  });
}

function writeLine(
  sheet: Worksheet,
  row: number,
  test: TestRecord,
  {name, statistic, df, p, n}: TestOutcome,
  chosen: boolean,
  styles: SheetStyles,
): void {
  const effects = test.effects.map((effect) => `${effect.name} ${effect.printed}`).join("; ");
  const values = [test.label, name, statistic, df, p, n, chosen ? effects : "", chosen ? "Ja" : "Nej"];
  const formats = [null, null, "0.00", "0.##", "0.000", "#,##0", null, null];
  values.forEach((value, index) => {
    const cell = sheet.getCell(row, index + 1);
    cell.value = typeof value === "string" ? sheetText(value) : value;
    cell.font = styles.body;
    cell.border = styles.lightBottom;
    cell.alignment = {wrapText: typeof value === "string", vertical: "top"};
    const format = formats[index];
    if (typeof value === "number" && typeof format === "string") cell.numFmt = format;
  });
}
