import type {Worksheet} from "@cj-tech-master/excelts";
import {headingOf} from "../../results/heading.ts";
import type {Column, Table} from "../../results/model.ts";
import {groupColumns} from "../table/column-groups.ts";
import {sheetText} from "./cell-value.ts";
import type {BehindColumn} from "./counts-behind.ts";
import {rowHeight} from "./row-height.ts";
import type {SheetStyles} from "./styles.ts";

interface HeadPlace {
  readonly row: number;
  /** Whether a row of spanning headings stands over the columns' own. */
  readonly twoLevels: boolean;
  readonly styles: SheetStyles;
}

/** The head of a table: the columns' headings, with those that span several over them, and those of what the numbers rest on. */
export function writeHead(sheet: Worksheet, table: Table, behind: readonly BehindColumn[], place: HeadPlace): void {
  const {row, twoLevels, styles} = place;
  const lowest = twoLevels ? row + 1 : row;
  write(sheet, lowest, 1, table.stub, "left", styles);
  let at = 2;
  for (const {label, columns} of groupColumns(table.columns)) {
    if (label !== null) span(sheet, row, at, columns.length, label, styles);
    columns.forEach((column, index) => {
      write(sheet, lowest, at + index, headingOf(column), column.unit === "text" ? "left" : "right", styles);
    });
    at += columns.length;
  }
  for (let column = 1; column < at; column++) {
    const top = sheet.getCell(hasGroups(table) ? row : lowest, column);
    top.border = {...top.border, ...styles.heavyTop};
  }
  writeBehind(sheet, table, behind, {...place, row: lowest - 1}, at + 1);
  makeRoom(sheet, lowest);
  if (twoLevels) makeRoom(sheet, row);
}

/** Headings are bold, and take more room than the rows' texts. */
const boldness = 1.1;

/** A row of headings is as high as the longest of them on its columns' lines. */
function makeRoom(sheet: Worksheet, row: number): void {
  const texts: {text: string; width: number}[] = [];
  for (let column = 1; column <= sheet.columns.length; column++) {
    const cell = sheet.getCell(row, column);
    const own = cell.master.address === cell.address && typeof cell.value === "string";
    if (own) texts.push({text: String(cell.value), width: widthFrom(sheet, row, column)});
  }
  sheet.getRow(row).height = rowHeight(texts, boldness);
}

/** The width of a cell's column, and of those that are merged with it. */
function widthFrom(sheet: Worksheet, row: number, first: number): number {
  const master = sheet.getCell(row, first).address;
  return sheet.columns.reduce(
    (sum, column, index) => sum + (sheet.getCell(row, index + 1).master.address === master ? (column.width ?? 0) : 0),
    0,
  );
}

/** Over what a column rests on stands the column's own heading. */
function writeBehind(
  sheet: Worksheet,
  {columns}: Table,
  behind: readonly BehindColumn[],
  {row, styles}: HeadPlace,
  first: number,
): void {
  behind.forEach(({column, heading}, index) => {
    const begins = behind[index - 1]?.column !== column;
    const width = behind.filter((each) => each.column === column).length;
    const over = columns[column];
    if (begins && over !== undefined) span(sheet, row, first + index, width, fullHeading(over), styles);
    write(sheet, row + 1, first + index, heading, "right", styles);
  });
}

function hasGroups({columns}: Table): boolean {
  return columns.some(({group}) => group !== null);
}

function fullHeading(column: Column): string {
  return [column.group, headingOf(column)].filter((part) => part !== null && part !== "").join(", ");
}

function span(sheet: Worksheet, row: number, column: number, width: number, text: string, styles: SheetStyles): void {
  if (width > 1) sheet.mergeCells(row, column, row, column + width - 1);
  const cell = sheet.getCell(row, column);
  cell.value = sheetText(text);
  cell.font = styles.strong;
  cell.alignment = {horizontal: "center", vertical: "bottom", wrapText: true};
  for (let each = column; each < column + width; each++) sheet.getCell(row, each).border = styles.lightBottom;
}

function write(
  sheet: Worksheet,
  row: number,
  column: number,
  text: string,
  horizontal: "left" | "right",
  styles: SheetStyles,
): void {
  const cell = sheet.getCell(row, column);
  cell.value = sheetText(text);
  cell.font = styles.strong;
  cell.alignment = {horizontal, vertical: "bottom", wrapText: true};
  cell.border = styles.heavyBottom;
}
