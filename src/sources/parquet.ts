import {createHash} from "node:crypto";
import {relative, sep} from "node:path";
import {CliError} from "../errors/cli-error.ts";
import {unknownVariable} from "./csv.ts";
import type {SourceColumn, SourceTable, SourceVariable} from "./model.ts";
import {refuseWide} from "./most-columns.ts";
import {readBytes} from "./read-bytes.ts";
import type {ReadContext} from "./read-delimited-file.ts";
import {columnReadings} from "./readings.ts";

/**
 * Reads one Parquet file. It tells the names of its variables and nothing else of them.
 * @throws CliError (data) for a damaged file, one with nested columns or without rows
 */
export async function readParquet(key: string, file: string, context: ReadContext): Promise<SourceTable> {
  const {readParquetTexts} = context.effects;
  if (readParquetTexts === undefined) throw new TypeError("Parquet files are read by the database, which is not here");
  const bytes = await readBytes(file, context.place, context.effects);
  const texts = await readParquetTexts(file);
  refuseWide(texts.length, {file});
  const rowCount = texts[0]?.values.length ?? 0;
  if (rowCount === 0) {
    throw new CliError("data", "The file has no rows.", {place: {file}, hint: "Write it again, with the answers."});
  }
  // Each on its own: the numbers have a decimal point, whatever a column of text looks like.
  const columns = texts.map(
    ({name, values}): SourceColumn => ({name, values, reading: columnReadings([values], null)[0] ?? {kind: "empty"}}),
  );
  const path = relative(context.folder, file).split(sep).join("/");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return {
    key,
    files: [{path, sha256, rows: rowCount, encoding: "parquet", delimiter: null}],
    dataFile: file,
    columns,
    rowCount,
    held: null,
    lines: columns[0]?.values.map((_, index) => index + 1) ?? [],
    variables: parquetVariables(columns, file),
    notes: [],
  };
}

export function parquetVariables(columns: readonly SourceColumn[], file: string): SourceVariable[] {
  return columns.map(({name}) => ({...unknownVariable(name, file), place: {file}}));
}
