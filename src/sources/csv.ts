import {columnsOf} from "./columns.ts";
import type {SourceTable, SourceVariable} from "./model.ts";
import {type DelimitedOptions, fileReport, type ReadContext, readDelimitedFile} from "./read-delimited-file.ts";

/** Reads one file of delimited text with a header. It tells the names of its variables and nothing else of them. */
export async function readCsv(
  key: string,
  file: string,
  context: ReadContext,
  options: DelimitedOptions,
): Promise<SourceTable> {
  const read = await readDelimitedFile(file, context, options);
  const {columns, lines, notes} = columnsOf(read);
  const header = read.records[0]?.line ?? 1;
  const variables = columns.map((column) => unknownVariable(column.name, file, header));
  return {
    key,
    files: [fileReport(read, lines.length, context.folder)],
    dataFile: file,
    columns,
    rowCount: lines.length,
    held: null,
    lines,
    variables,
    notes,
  };
}

/** A column of which the export tells nothing but its name, which stands on the header's line. */
export function unknownVariable(name: string, file: string, line = 1): SourceVariable {
  return {
    name,
    question: null,
    kind: "unknown",
    labels: [],
    option: null,
    missing: null,
    measure: null,
    place: {file, line},
  };
}
