import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {FileReport} from "../../results/data-report.ts";
import type {DelimitedRecord} from "../delimited.ts";
import type {Grid} from "../excel/grid.ts";
import {readHeader} from "../excel/header.ts";
import {typedColumns} from "../excel/typed-columns.ts";
import {refuseUnreadable} from "../excel/unreadable-cells.ts";
import type {Sheet, Workbook} from "../excel/workbook.ts";
import {joinGrids} from "./join-grids.ts";
import type {ExportParts, RecordPart} from "./parts.ts";

/** `Dataset`, or, where it is wide, `Dataset(1)`, `Dataset(2)` and so on. */
const datasetName = /^dataset\s*(?:\(?(\d+)\)?)?$/i;
const widthOfLabels = 3;

/**
 * The parts of an export as sheets of a workbook: Labels, Dataset and Structure. The sheet Variables is left out, since
 * Structure tells what it tells, and more.
 * @throws CliError (data) for a sheet that is missing or broken
 */
export async function readWorkbookSheets(
  workbook: Workbook,
  file: string,
  report: (rows: number) => FileReport,
): Promise<ExportParts> {
  const structureSheet = sheetOf("Structure", workbook, file);
  const labelsSheet = sheetOf("Labels", workbook, file);
  const grid = await datasetGrid(workbook, file);
  const header = readHeader(grid, 1, file);
  const lines = grid.rows.slice(header.firstRow);
  if (lines.length === 0) {
    throw new CliError("data", `Sheet "${grid.sheet}" has a header and no rows.`, {
      place: {file, line: 1},
      hint: "Export it again, with the answers.",
    });
  }
  const {columns, notes} = typedColumns(grid, header, file);
  return {
    dataset: {file, columns: columns.map(({column}) => column), lines, notes},
    structure: recordsOf(await structureSheet.read(), 0, file),
    labels: recordsOf(await labelsSheet.read(), widthOfLabels, file),
    reports: (rows) => [report(rows.dataset)],
  };
}

/** Whether a workbook has the sheets of a SurveyXact export. */
export function isExport(workbook: Workbook): boolean {
  return workbook.sheets.some((sheet) => datasetName.test(sheet.name.trim()));
}

async function datasetGrid(workbook: Workbook, file: string): Promise<Grid> {
  const sheets = workbook.sheets
    .map((sheet) => ({sheet, number: datasetName.exec(sheet.name.trim())}))
    .filter(({number}) => number !== null)
    .sort((one, other) => Number(one.number?.[1] ?? 0) - Number(other.number?.[1] ?? 0));
  if (sheets.length === 0) return sheetOf("Dataset", workbook, file).read();
  const grids: Grid[] = [];
  for (const {sheet} of sheets) grids.push(await sheet.read());
  return joinGrids(grids, file);
}

function sheetOf(name: string, workbook: Workbook, file: string): Sheet {
  const sheet = workbook.sheets.find((each) => each.name.trim().toLowerCase() === name.toLowerCase());
  if (sheet !== undefined) return sheet;
  const names = workbook.sheets.map((each) => each.name);
  throw new CliError("data", `The workbook has no sheet "${name}", as a SurveyXact export has.`, {
    place: {file},
    hint: `${didYouMean(name, names, "sheets")} A plain table in a workbook has type: excel.`,
  });
}

/** The rows of a sheet as the records of a text file, each as wide as the sheet. */
function recordsOf(grid: Grid, width: number, workbookFile: string): RecordPart {
  const file = `${workbookFile} (${grid.sheet})`;
  const columns = Array.from({length: Math.max(width, grid.columns.length)}, (_, index) => index);
  const records = grid.rows.map(
    (line, row): DelimitedRecord => ({
      line,
      fields: columns.map((column) => {
        refuseUnreadable(grid, column, row, workbookFile);
        return grid.columns[column]?.texts[row] ?? "";
      }),
    }),
  );
  return {file, records};
}
