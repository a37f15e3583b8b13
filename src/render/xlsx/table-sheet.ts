import type {Workbook, Worksheet} from "@cj-tech-master/excelts";
import type {ReportDocument} from "../../report/model.ts";
import type {Column, Row, Table} from "../../results/model.ts";
import {shownIn} from "../../results/shown.ts";
import {tableFurniture} from "../table/furniture.ts";
import {sheetCell, sheetText} from "./cell-value.ts";
import {type BehindColumn, behindColumns} from "./counts-behind.ts";
import {contentsSheet, type NumberedTable} from "./numbered-tables.ts";
import {rowHeight} from "./row-height.ts";
import type {SheetStyles} from "./styles.ts";
import {writeHead} from "./table-head.ts";
import {writeTests} from "./tests-made.ts";

export interface TableSheetContext {
  readonly report: ReportDocument;
  readonly styles: SheetStyles;
}

/** Where the head of the table begins: under its title and the link to the contents. */
const headRow = 4;
const stubWidth = 46;
const textWidth = 48;
const narrowest = 11;
const widest = 26;
/** How much larger a title is set than the rows. */
const titleScale = 1.4;

/**
 * One table as a sheet: title, head, rows with exact numbers, notes and source. To the right of it stand the counts and bases
 * of its percentages, and under it the tests that were made. Tables that stand beside each other in the report stand under one another.
 * @param position of the sheet in the workbook, from 1
 */
export function addTableSheet(
  workbook: Workbook,
  numbered: NumberedTable,
  position: number,
  {report, styles}: TableSheetContext,
): void {
  const {table} = numbered.analysis;
  const behind = behindColumns(table);
  const twoLevels = table.columns.some(({group}) => group !== null) || behind.length > 0;
  const firstBody = headRow + (twoLevels ? 2 : 1);
  const last = 1 + table.columns.length;
  const sheet = workbook.addWorksheet(numbered.sheet, {
    views: [{state: "frozen", xSplit: 1, ySplit: firstBody - 1, showGridLines: false}],
    pageSetup: {
      paperSize: 9,
      orientation:
        table.columns.length > 5 || table.columns.some(({unit}) => unit === "text") ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    headerFooter: {oddFooter: "&L&A&R&P"},
  });
  sheet.columns = [
    {width: stubWidth, style: {font: styles.body}},
    ...table.columns.map((column) => ({width: widthOf(column, table), style: {font: styles.body}})),
    ...(behind.length === 0 ? [] : [{width: 3}]),
    ...behind.map(() => ({width: 11, style: {font: styles.muted}})),
  ];
  writeTitle(sheet, numbered, last, styles);
  writeHead(sheet, table, behind, {row: headRow, twoLevels, styles});
  const endOfBody = writeBody(sheet, table, behind, firstBody, styles);
  const endOfNotes = writeFurniture(sheet, numbered, endOfBody + 2, last, report, styles);
  sheet.pageSetup.printArea = `A1:${columnName(last)}${endOfNotes}`;
  sheet.pageSetup.printTitlesRow = `${headRow}:${firstBody - 1}`;
  writeTests(sheet, numbered.analysis, endOfNotes + 2, styles);
  // Screen readers take a name of this form as the heads of a region: its corners, and the sheet's number.
  const corner = `A${firstBody - 1}`;
  workbook.definedNames.add(
    `'${numbered.sheet.replaceAll("'", "''")}'!$A$${firstBody - 1}`,
    `TitleRegion1.${corner}.${columnName(last)}${endOfBody}.${position}`,
  );
}

/** Room for the longest word of the heading and the longest number, with the sign of percent that a sheet adds. */
function widthOf(column: Column, {columns, blocks}: Table): number {
  if (column.unit === "text") return textWidth;
  const index = columns.indexOf(column);
  const words = column.label.split(/\s+/).map((word) => word.length + 2);
  const numbers = blocks.flatMap(({rows}) =>
    rows.map(({cells}) => (cells[index] === undefined ? 0 : shownIn(cells[index]).length + 4)),
  );
  return Math.max(narrowest, Math.min(widest, Math.max(0, ...words, ...numbers)));
}

function writeTitle(sheet: Worksheet, {label, title}: NumberedTable, lastColumn: number, styles: SheetStyles): void {
  const text = sheetText(`${label} ${title}`);
  writeAcross(sheet, 1, lastColumn, text, styles.title);
  sheet.getRow(1).height = rowHeight([{text, width: widthOfColumns(sheet, lastColumn)}], titleScale);
  const back = sheet.getCell(2, 1);
  back.value = {text: "Til indholdet", hyperlink: `#'${contentsSheet}'!A1`};
  back.font = styles.link;
}

/** Gives the last row. */
function writeBody(
  sheet: Worksheet,
  table: Table,
  behind: readonly BehindColumn[],
  firstRow: number,
  styles: SheetStyles,
): number {
  let row = firstRow;
  const width = widthOfColumns(sheet, table.columns.length + 1);
  for (const block of table.blocks) {
    for (const [text, font] of [
      [block.label, styles.strong],
      [block.question, styles.muted],
    ] as const) {
      if (text === null) continue;
      writeAcross(sheet, row, table.columns.length + 1, sheetText(text), font);
      sheet.getRow(row).height = rowHeight([{text, width}]);
      row++;
    }
    for (const each of block.rows) writeRow(sheet, row++, each, table, behind, styles);
  }
  const end = row - 1;
  for (let column = 1; column <= table.columns.length + 1; column++) {
    const cell = sheet.getCell(end, column);
    cell.border = {...cell.border, ...styles.heavyBottom};
  }
  return end;
}

function writeRow(
  sheet: Worksheet,
  at: number,
  {label, role, depth, cells}: Row,
  {columns}: Table,
  behind: readonly BehindColumn[],
  styles: SheetStyles,
): void {
  const font = role === "total" ? styles.strong : styles.body;
  const border = role === "total" ? {...styles.lightBottom, ...styles.heavyTop} : styles.lightBottom;
  const stub = sheet.getCell(at, 1);
  stub.value = sheetText(label);
  stub.font = font;
  stub.border = border;
  stub.alignment = {wrapText: true, vertical: "top", indent: role === "sub" ? (depth ?? 1) : 0};
  columns.forEach((column, index) => {
    const cell = cells[index];
    const target = sheet.getCell(at, index + 2);
    target.font = font;
    target.border = border;
    if (cell === undefined) return;
    const {value, format, note} = sheetCell(cell);
    target.value = value;
    if (format !== null) target.numFmt = format;
    if (note !== null) target.note = note;
    target.alignment = {
      horizontal: column.unit === "text" ? "left" : "right",
      vertical: "top",
      wrapText: column.unit === "text",
    };
  });
  sheet.getRow(at).height = rowHeight([
    {text: label, width: stubWidth},
    ...columns.flatMap(({unit}, index) =>
      unit === "text" ? [{text: String(sheet.getCell(at, index + 2).value ?? ""), width: textWidth}] : [],
    ),
  ]);
  behind.forEach(({column, read, format}, index) => {
    const value = read(cells[column]);
    if (value === null) return;
    const target = sheet.getCell(at, columns.length + 3 + index);
    target.value = value;
    target.numFmt = format;
    target.font = styles.muted;
  });
}

/** Gives the last row. */
function writeFurniture(
  sheet: Worksheet,
  {analysis}: NumberedTable,
  firstRow: number,
  lastColumn: number,
  report: ReportDocument,
  styles: SheetStyles,
): number {
  const lines = tableFurniture(analysis, report.info.dataNotice, report.layout);
  const width = widthOfColumns(sheet, lastColumn);
  lines.forEach(({word, text}, index) => {
    const row = firstRow + index;
    const written = sheetText(`${word} ${text}`);
    writeAcross(sheet, row, lastColumn, written, styles.muted);
    sheet.getRow(row).height = rowHeight([{text: written, width}]);
  });
  return firstRow + lines.length - 1;
}

/** A text over the columns of the table, on as many lines as it takes. */
function writeAcross(sheet: Worksheet, row: number, lastColumn: number, text: string, font: SheetStyles["body"]): void {
  sheet.mergeCells(row, 1, row, lastColumn);
  const cell = sheet.getCell(row, 1);
  cell.value = text;
  cell.font = font;
  cell.alignment = {wrapText: true, vertical: "top"};
}

function widthOfColumns(sheet: Worksheet, lastColumn: number): number {
  return sheet.columns.slice(0, lastColumn).reduce((sum, column) => sum + (column.width ?? 0), 0);
}

/** `A`, `Z`, `AA` of a column's number. */
function columnName(number: number): string {
  const rest = (number - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  return number <= 26 ? letter : columnName((number - 1 - rest) / 26) + letter;
}
