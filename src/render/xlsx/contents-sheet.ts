import type {Workbook, Worksheet} from "@cj-tech-master/excelts";
import {printNumber} from "../../numbers/print.ts";
import type {ReportDocument} from "../../report/model.ts";
import {countsPeople} from "../../results/counts-people.ts";
import type {AnalysisResult} from "../../results/model.ts";
import {editionNotice} from "../edition-notice.ts";
import {danishDate} from "../html/danish-date.ts";
import {sheetText} from "./cell-value.ts";
import {contentsSheet, type NumberedTable} from "./numbered-tables.ts";
import {rowHeight} from "./row-height.ts";
import type {SheetStyles} from "./styles.ts";

const headings = ["Nr.", "Titel", "Grundlag", "Kilde"];
const widths = [13, 62, 34, 40];

/** The first sheet: what the workbook is of, and its tables with links to them. */
export function addContents(
  workbook: Workbook,
  report: ReportDocument,
  tables: readonly NumberedTable[],
  styles: SheetStyles,
): void {
  const lines = aboutLines(report);
  const headRow = lines.length + 3;
  const sheet = workbook.addWorksheet(contentsSheet, {
    views: [{state: "frozen", xSplit: 0, ySplit: headRow, showGridLines: false}],
    pageSetup: {paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0},
    headerFooter: {oddFooter: "&R&P"},
  });
  sheet.columns = widths.map((width) => ({width, style: {font: styles.body}}));
  writeAbout(sheet, report.info.title, lines, styles);
  headings.forEach((heading, index) => {
    const cell = sheet.getCell(headRow, index + 1);
    cell.value = heading;
    cell.font = styles.strong;
    cell.border = {...styles.heavyTop, ...styles.heavyBottom};
  });
  for (const [index, table] of tables.entries()) writeEntry(sheet, headRow + 1 + index, table, styles);
  sheet.pageSetup.printArea = `A1:D${headRow + Math.max(1, tables.length)}`;
  sheet.pageSetup.printTitlesRow = `${headRow}:${headRow}`;
  workbook.definedNames.add(
    `'${contentsSheet}'!$A$${headRow}`,
    `TitleRegion1.A${headRow}.D${headRow + tables.length}.1`,
  );
}

function aboutLines({info}: ReportDocument): string[] {
  const date = info.dataDate === null ? null : `Data pr. ${danishDate(info.dataDate)}`;
  const notice = editionNotice(info);
  const said = notice === null ? null : `${notice.lead} ${notice.text}`;
  return [said, info.subtitle, info.organisation, date, info.dataNotice].filter(
    (line) => line !== null && line !== "",
  ) as string[];
}

function writeAbout(sheet: Worksheet, title: string, lines: readonly string[], styles: SheetStyles): void {
  sheet.getCell(1, 1).value = sheetText(title);
  sheet.getCell(1, 1).font = styles.title;
  for (const [index, line] of lines.entries()) {
    sheet.getCell(index + 2, 1).value = sheetText(line);
    sheet.getCell(index + 2, 1).font = styles.muted;
  }
}

function writeEntry(
  sheet: Worksheet,
  row: number,
  {label, title, sheet: name, analysis}: NumberedTable,
  styles: SheetStyles,
): void {
  const texts = [label, title, groundOf(analysis), analysis.source];
  sheet.getRow(row).height = rowHeight(texts.map((text, index) => ({text, width: widths[index] ?? 0})));
  texts.forEach((text, index) => {
    const cell = sheet.getCell(row, index + 1);
    cell.value = index === 0 ? {text: sheetText(text), hyperlink: `#'${name}'!A1`} : sheetText(text);
    cell.font = index === 0 ? styles.link : styles.body;
    cell.alignment = {wrapText: true, vertical: "top"};
    cell.border = styles.lightBottom;
  });
}

/** The persons behind a table; nothing where it is about the data themselves, or about amounts. */
function groundOf(analysis: AnalysisResult): string {
  const {label, size} = analysis.population;
  return countsPeople(analysis) ? `${printNumber(size, 0)} ${label}` : "";
}
