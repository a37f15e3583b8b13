import {isAbsolute, join} from "node:path";
import type {FileReport} from "../results/data-report.ts";
import {columnsOf} from "./columns.ts";
import {madeCompletedColumn} from "./completed-column.ts";
import {isNeverEmpty} from "./empty-marks.ts";
import type {SourceColumn, SourceTable} from "./model.ts";
import {type DelimitedOptions, fileReport, type ReadContext, readDelimitedFile} from "./read-delimited-file.ts";
import {withoutUnseenBoxes} from "./redcap/checkboxes.ts";
import {readDictionary} from "./redcap/dictionary.ts";
import {statusOf} from "./redcap/names.ts";
import {refuseForeignDictionary, refuseLabels, refuseUnknownStatus} from "./redcap/refusals.ts";
import {type Dictionary, redcapVariable} from "./redcap/variables.ts";

export interface RedcapOptions extends DelimitedOptions {
  /** The file with the project's data dictionary, relative to the evaluation. */
  readonly dictionary?: string | undefined;
  readonly completed?: string | undefined;
}

/**
 * Reads REDCap's CSV of raw data. Checkbox fields become options, and events and repeats stay in their columns, which the
 * waves may come from.
 *
 * @throws CliError (data) when the files are broken, do not belong together, or hold labels where codes are wanted
 */
export async function readRedcap(
  key: string,
  file: string,
  context: ReadContext,
  options: RedcapOptions,
): Promise<SourceTable> {
  const read = await readDelimitedFile(file, context, options);
  const {columns, lines, notes} = columnsOf(read, isNeverEmpty);
  refuseLabels(columns, file);
  refuseUnknownStatus(columns, options.completed, file);
  const {reports, ...dictionary} = await readDictionaryFile(options.dictionary, context);
  refuseForeignDictionary(columns, dictionary);
  return {
    key,
    files: [fileReport(read, lines.length, context.folder), ...reports],
    dataFile: file,
    columns: [
      ...withoutUnseenBoxes(columns, dictionary.fields, lines.length),
      ...completedColumn(columns, options.completed),
    ],
    rowCount: lines.length,
    held: null,
    lines,
    variables: columns.map((column) => redcapVariable(column, dictionary, file)),
    notes,
  };
}

async function readDictionaryFile(
  path: string | undefined,
  context: ReadContext,
): Promise<Dictionary & {readonly reports: readonly FileReport[]}> {
  if (path === undefined) return {fields: new Map(), file: null, reports: []};
  const read = await readDelimitedFile(isAbsolute(path) ? path : join(context.folder, path), context);
  const fields = readDictionary(read);
  return {fields, file: read.file, reports: [fileReport(read, fields.size, context.folder)]};
}

/** A form counts when its status is 2, «Complete». */
function completedColumn(columns: readonly SourceColumn[], completed: string | undefined): SourceColumn[] {
  if (completed === undefined || statusOf(completed) === null) return [];
  const status = columns.find(({name}) => name === completed);
  const values = (status?.values ?? []).map((value) => (value === "2" ? "1" : "0"));
  return [{name: madeCompletedColumn, values, reading: {kind: "number", decimal: "."}}];
}
