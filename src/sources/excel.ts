import {createHash} from "node:crypto";
import {relative, sep} from "node:path";
import type {SourceSpec} from "../config/evaluation.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {FileReport} from "../results/data-report.ts";
import {defaultLargestUnpackedMb} from "./archive/zip.ts";
import {unknownVariable} from "./csv.ts";
import type {Grid} from "./excel/grid.ts";
import {readHeader} from "./excel/header.ts";
import {openWorkbook} from "./excel/open-workbook.ts";
import {type TypedColumn, typedColumns} from "./excel/typed-columns.ts";
import type {Workbook} from "./excel/workbook.ts";
import type {SourceTable, SourceVariable} from "./model.ts";
import {readBytes} from "./read-bytes.ts";
import type {ReadContext} from "./read-delimited-file.ts";

type ExcelSpec = Pick<Extract<SourceSpec, {type: "excel"}>, "sheet" | "header_row" | "largest_unpacked_mb">;

/**
 * Reads one sheet of a workbook as a table: .xlsx, .xls, .ods or SpreadsheetML 2003. Formulas count with the values stored
 * with them, and are never computed; macros and links to other workbooks are left alone.
 *
 * @throws CliError (data) for a file that is no workbook, is encrypted, damaged or too large, a sheet that is not there, a
 * header that names no columns, and cells with errors
 */
export async function readExcel(
  key: string,
  file: string,
  context: ReadContext,
  spec: ExcelSpec,
): Promise<SourceTable> {
  const bytes = await readBytes(file, context.place, context.effects);
  const workbook = await openWorkbook(bytes, file, spec.largest_unpacked_mb ?? defaultLargestUnpackedMb);
  const headerRow = spec.header_row ?? 1;
  const grid =
    spec.sheet === undefined ? await firstTable(workbook, headerRow) : await sheetNamed(workbook, spec.sheet, context);
  const header = readHeader(grid, headerRow, file);
  const lines = grid.rows.slice(header.firstRow);
  if (lines.length === 0) {
    throw new CliError("data", `Sheet "${grid.sheet}" has a header and no rows.`, {
      place: {file, line: headerRow},
      hint: "Export it again with the answers, or name the sheet that holds them: sheet: …",
    });
  }
  const {columns, notes} = typedColumns(grid, header, file);
  return {
    key,
    files: [workbookReport(bytes, file, workbook, lines.length, context.folder)],
    dataFile: file,
    columns: columns.map(({column}) => column),
    rowCount: lines.length,
    held: null,
    lines,
    variables: columns.map((each) => variableOf(each, file, headerRow)),
    notes: notes.map((note) => `Arket »${grid.sheet}«: ${note}`),
  };
}

/** The workbook in the data report; its format stands where text files have their encoding. */
export function workbookReport(
  bytes: Uint8Array,
  file: string,
  workbook: Workbook,
  rows: number,
  folder: string,
): FileReport {
  return {
    path: relative(folder, file).split(sep).join("/"),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    rows,
    encoding: workbook.format,
    delimiter: null,
  };
}

async function sheetNamed(workbook: Workbook, name: string, {place}: ReadContext): Promise<Grid> {
  const wanted = name.trim().toLowerCase();
  const sheet =
    workbook.sheets.find((each) => each.name === name) ??
    workbook.sheets.find((each) => each.name.trim().toLowerCase() === wanted);
  if (sheet !== undefined) return sheet.read();
  throw new CliError("config", `The workbook has no sheet "${name}".`, {
    place,
    hint: didYouMean(
      name,
      workbook.sheets.map((each) => each.name),
      "sheets",
    ),
  });
}

/** The first sheet that is shown and has rows below a header; the first of all when none has. */
async function firstTable(workbook: Workbook, headerRow: number): Promise<Grid> {
  let first: Grid | undefined;
  for (const sheet of workbook.sheets) {
    if (sheet.isHidden) continue;
    const grid = await sheet.read();
    first ??= grid;
    if (grid.rows.includes(headerRow) && (grid.rows.at(-1) ?? 0) > headerRow) return grid;
  }
  return first ?? {sheet: "", rows: [], columns: [], merges: []};
}

/** A sheet tells the names of its variables, and of columns of true and false what they mean. */
function variableOf({column, isBoolean}: TypedColumn, file: string, headerRow: number): SourceVariable {
  const variable = unknownVariable(column.name, file, headerRow);
  if (!isBoolean) return variable;
  return {
    ...variable,
    kind: "single",
    labels: [
      {code: "1", label: "Ja"},
      {code: "0", label: "Nej"},
    ],
  };
}
