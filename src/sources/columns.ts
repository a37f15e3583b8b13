import {CliError} from "../errors/cli-error.ts";
import type {SourceColumn} from "./model.ts";
import type {DelimitedFile} from "./read-delimited-file.ts";
import {columnReadings} from "./readings.ts";
import {rowsOf} from "./rows.ts";

/**
 * A file of answers as columns, each with its reading.
 * @throws CliError (data) when the file is empty, has a header only, or its rows are not even
 */
export function columnsOf(read: DelimitedFile): {readonly columns: SourceColumn[]; readonly lines: readonly number[]} {
  const {names, rows, lines} = rowsOf(read.records, read.file);
  if (rows.length === 0) {
    throw new CliError("data", "The file has a header and no rows.", {
      place: {file: read.file, line: 1},
      hint: "Export it again, with the answers.",
    });
  }
  const values = names.map((_, index) => rows.map((row) => row[index] ?? null));
  const readings = columnReadings(values, read.delimiter);
  const columns = names.map(
    (name, index): SourceColumn => ({
      name,
      values: values[index] ?? [],
      reading: readings[index] ?? {kind: "empty"},
    }),
  );
  return {columns, lines};
}
