import {CliError} from "../../errors/cli-error.ts";
import type {ArchiveMember} from "../archive/zip.ts";
import {readDatetime} from "../dates.ts";
import {cellKinds, cellName, type Grid, GridBuilder} from "./grid.ts";
import {type FormatKind, numberCell} from "./number-formats.ts";
import {readXml} from "./read-xml.ts";
import {StringText, unescaped} from "./xlsx-strings.ts";
import {attributesOf} from "./xml-reader.ts";

/** What all the sheets of a workbook share. */
export interface SharedParts {
  readonly strings: readonly string[];
  readonly formats: readonly FormatKind[];
  readonly date1904: boolean;
}

const truths: ReadonlyMap<string, string> = new Map([
  ["1", "1"],
  ["true", "1"],
  ["0", "0"],
  ["false", "0"],
]);

/** The cell that is being read. */
interface OpenCell {
  row: number;
  column: number;
  type: string;
  format: FormatKind;
  value: string;
  hasFormula: boolean;
}

/**
 * One sheet of an .xlsx workbook.
 * @throws CliError (data) when the sheet is damaged or too large
 */
export async function readSheet(part: ArchiveMember, sheet: string, file: string, shared: SharedParts): Promise<Grid> {
  const grid = new GridBuilder(sheet, file);
  const inline = new StringText();
  const cell: OpenCell = {row: 0, column: -1, type: "n", format: "number", value: "", hasFormula: false};
  let isInData = false;
  let isInCell = false;
  let isInValue = false;
  await readXml(part.unpack(), file, {
    open: (name, raw) => {
      if (name === "sheetData") isInData = true;
      else if (name === "c" && isInData) {
        isInCell = true;
        openCell(cell, raw, shared.formats);
        inline.clear();
      } else if (name === "row" && isInData) {
        cell.row = Number(attributesOf(raw).get("r") ?? cell.row + 1);
        cell.column = -1;
      } else if (name === "mergeCell") {
        const merge = rangeOf(attributesOf(raw).get("ref") ?? "");
        if (merge !== null) grid.merge(merge);
      } else if (isInCell) {
        if (name === "v") isInValue = true;
        else if (name === "f") cell.hasFormula = true;
        else inline.open(name);
      }
    },
    text: (piece) => {
      if (isInValue) cell.value += piece;
      else if (isInCell) inline.add(piece);
    },
    close: (name) => {
      if (name === "v") isInValue = false;
      else if (name === "sheetData") isInData = false;
      else if (name === "c" && isInCell) {
        isInCell = false;
        addCell(grid, cell, inline.value(), sheet, file, shared);
      } else if (isInCell) inline.close(name);
    },
  });
  return grid.build();
}

function openCell(cell: OpenCell, raw: string, formats: readonly FormatKind[]): void {
  const attributes = attributesOf(raw);
  const place = attributes.get("r");
  cell.column = place === undefined ? cell.column + 1 : columnOf(place);
  cell.type = attributes.get("t") ?? "n";
  const style = attributes.get("s");
  cell.format = (style === undefined ? undefined : formats[Number(style)]) ?? "number";
  cell.value = "";
  cell.hasFormula = false;
}

/** By ST_CellType of ECMA-376, 18.18.11. */
function addCell(
  grid: GridBuilder,
  {row, column, type, format, value, hasFormula}: OpenCell,
  inline: string,
  sheet: string,
  file: string,
  {strings, date1904}: SharedParts,
): void {
  // A formula whose result is an empty text has the type of a text.
  if (hasFormula && value === "" && type !== "str" && type !== "inlineStr") {
    grid.add(row, column, cellKinds.uncomputed, "");
    return;
  }
  if (type === "inlineStr") grid.add(row, column, cellKinds.text, inline);
  else if (type === "str") grid.add(row, column, cellKinds.text, unescaped(value));
  if (value === "" || type === "inlineStr" || type === "str") return;
  const damaged = () => damagedCell(sheet, file, row, column);
  if (type === "s") {
    const text = /^\d+$/.test(value.trim()) ? strings[Number(value)] : undefined;
    if (text === undefined) throw damaged();
    grid.add(row, column, cellKinds.text, text);
  } else if (type === "b") {
    const truth = truths.get(value.trim());
    if (truth === undefined) throw damaged();
    grid.add(row, column, cellKinds.boolean, truth);
  } else if (type === "e") {
    grid.add(row, column, cellKinds.error, value);
  } else if (type === "d") {
    const text = readDatetime(value.trim().replace(/Z$/, ""), "ymd");
    if (text === null) throw damaged();
    grid.add(row, column, cellKinds.date, text.replace("T00:00:00", "").replace("T", " "));
  } else {
    const number = type === "n" ? numberCell(value, format, date1904) : null;
    if (number === null) throw damaged();
    grid.add(row, column, number.kind, number.text);
  }
}

/** The column of a cell's name: 27 for AB12. */
function columnOf(name: string): number {
  let column = 0;
  for (let at = 0; at < name.length; at++) {
    const letter = name.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function rangeOf(reference: string) {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (match === null) return null;
  const [, from = "", firstRow, to = "", lastRow] = match;
  return {
    firstRow: Number(firstRow),
    lastRow: Number(lastRow),
    firstColumn: columnOf(from),
    lastColumn: columnOf(to),
  };
}

function damagedCell(sheet: string, file: string, row: number, column: number): CliError {
  return new CliError("data", `The workbook is damaged: sheet "${sheet}", cell ${cellName(row, column)}.`, {
    place: {file, line: row, column: column + 1},
    hint: "Open it in Excel and save it again.",
  });
}
