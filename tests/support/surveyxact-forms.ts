import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {CellObject, WorkSheet} from "@e965/xlsx";
import {sourceEffects} from "../../src/sources/read-bytes.ts";
import {readDelimitedFile} from "../../src/sources/read-delimited-file.ts";
import {zipOf} from "./zip.ts";

type Row = readonly string[];

interface ExportSheets {
  readonly Labels: readonly Row[];
  readonly Dataset: readonly Row[];
  readonly Structure: readonly Row[];
}

/**
 * Writes the SurveyXact export in a folder as the workbook SurveyXact exports (.xlsx), with numbers and times in cells of
 * their own type.
 * @param widest a dataset with more columns is split into the sheets Dataset(1), Dataset(2) and so on
 */
export async function writeWorkbook(folder: string, file: string, widest = 16_384): Promise<void> {
  await writeFile(file, await workbookOf(folder, "xlsx", widest));
}

/** The same, as the bytes of an .xlsx or .xls workbook. */
export async function workbookOf(folder: string, form: "xlsx" | "biff8", widest = 16_384): Promise<Uint8Array> {
  const {utils, write} = await import("@e965/xlsx");
  const {Labels, Dataset, Structure} = await readSheets(folder);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheetOf(Labels, utils.encode_cell, utils.encode_range), "Labels");
  const splits = splitsOf(Dataset, widest);
  splits.forEach((rows, index) => {
    const name = splits.length === 1 ? "Dataset" : `Dataset(${index + 1})`;
    utils.book_append_sheet(book, sheetOf(rows, utils.encode_cell, utils.encode_range), name);
  });
  utils.book_append_sheet(book, sheetOf(Structure, utils.encode_cell, utils.encode_range), "Structure");
  return new Uint8Array(write(book, {type: "buffer", bookType: form, compression: true}));
}

/** Writes the export in a folder as one XML file, SpreadsheetML of Excel 2003, with the sheet Variables too. */
export async function writeSpreadsheetML(folder: string, file: string): Promise<void> {
  const {Labels, Dataset, Structure} = await readSheets(folder);
  const variables = Structure.map((row) => row.slice(0, 2));
  const sheets = Object.entries({Labels, Variables: variables, Dataset, Structure});
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
${sheets.map(([name, rows]) => `<Worksheet ss:Name="${name}"><Table>\n${rows.map(xmlRow).join("\n")}\n</Table></Worksheet>`).join("\n")}
</Workbook>
`;
  await writeFile(file, xml);
}

/** Writes the three files of a folder as a zip, within a folder of the zip. */
export async function writeZip(folder: string, file: string): Promise<void> {
  const names = ["dataset.csv", "structure.csv", "labels.csv"];
  const members = names.map(async (name) => ({name: `eksport/${name}`, content: await readFile(join(folder, name))}));
  await writeFile(file, zipOf(await Promise.all(members)));
}

async function readSheets(folder: string): Promise<ExportSheets> {
  const rowsOf = async (name: string) => {
    const file = join(folder, name);
    const read = await readDelimitedFile(file, {folder, place: {file}, effects: sourceEffects});
    return read.records.map((record) => record.fields);
  };
  const [Labels, Dataset, Structure] = await Promise.all(["labels.csv", "dataset.csv", "structure.csv"].map(rowsOf));
  return {Labels: Labels ?? [], Dataset: Dataset ?? [], Structure: Structure ?? []};
}

function splitsOf(rows: readonly Row[], widest: number): Row[][] {
  const width = rows[0]?.length ?? 0;
  return Array.from({length: Math.ceil(width / widest)}, (_, split) =>
    rows.map((row) => row.slice(split * widest, (split + 1) * widest)),
  );
}

type EncodeCell = (cell: {r: number; c: number}) => string;
type EncodeRange = (from: {r: number; c: number}, to: {r: number; c: number}) => string;

function sheetOf(rows: readonly Row[], encodeCell: EncodeCell, encodeRange: EncodeRange): WorkSheet {
  const sheet: WorkSheet = {};
  rows.forEach((row, r) => {
    row.forEach((field, c) => {
      if (field !== "") sheet[encodeCell({r, c})] = cellOf(field);
    });
  });
  const width = Math.max(...rows.map((row) => row.length));
  sheet["!ref"] = encodeRange({r: 0, c: 0}, {r: rows.length - 1, c: width - 1});
  return sheet;
}

function cellOf(field: string): CellObject {
  if (isNumber(field)) return {t: "n", v: Number(field)};
  const serial = serialOf(field);
  return serial === null ? {t: "s", v: field} : {t: "n", v: serial, z: "yyyy-mm-dd hh:mm:ss"};
}

function xmlRow(row: Row): string {
  return `<Row>${row.map(xmlCell).join("")}</Row>`;
}

function xmlCell(field: string): string {
  if (field === "") return "<Cell/>";
  if (isNumber(field)) return `<Cell><Data ss:Type="Number">${field}</Data></Cell>`;
  if (serialOf(field) === null) return `<Cell><Data ss:Type="String">${escaped(field)}</Data></Cell>`;
  return `<Cell><Data ss:Type="DateTime">${field.replace(" ", "T")}.000</Data></Cell>`;
}

/** Whether a field is the shortest text of a number, so that it comes back as it was. */
function isNumber(field: string): boolean {
  return field !== "" && String(Number(field)) === field;
}

/** Days since 1899-12-30 of a time such as 2018-04-26 12:28:58. */
function serialOf(field: string): number | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(field)) return null;
  return (Date.parse(`${field.replace(" ", "T")}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;")
    .replaceAll("\n", "&#10;");
}
