import {relative, sep} from "node:path";
import {CliError} from "../../errors/cli-error.ts";
import type {SourceTable} from "../../sources/model.ts";
import {refuseWide} from "../../sources/most-columns.ts";
import {parquetVariables} from "../../sources/parquet.ts";
import type {TextColumn} from "../../sources/read-bytes.ts";
import {identifier, textLiteral} from "../dialect.ts";
import {type Engine, openEngine} from "../engine.ts";
import type {HeldFile} from "./delimited.ts";
import {describeHeld} from "./describe.ts";
import type {RawColumn} from "./raw-columns.ts";
import {hashFile} from "./scan.ts";
import {textOfType} from "./text-of-type.ts";

/**
 * All of a Parquet file as text, read by a database of its own that can open no other file.
 * @throws CliError (data) for a damaged file, or one with nested columns
 */
export async function readParquetTexts(file: string): Promise<readonly TextColumn[]> {
  const engine = await openEngine();
  try {
    await engine.allow([file]);
    const columns = await parquetColumns(engine, file);
    const selected = columns.map(({text}, index) => `${text} AS t${index}`).join(", ");
    const rows = await readable(engine.rows(`SELECT ${selected} FROM (${rawSql(file, columns)}) AS raw`), file);
    return columns.map(({name}, index) => ({
      name,
      values: rows.map((row) => (row[index] === null || row[index] === undefined ? null : String(row[index]))),
    }));
  } finally {
    await engine.close();
  }
}

/**
 * Describes a large Parquet file, which the database reads where it is, as often as something is asked of it.
 * @throws CliError (data) for a damaged file, or one with nested columns
 */
export async function holdParquet(engine: Engine, {key, file, folder}: HeldFile): Promise<SourceTable> {
  await engine.watch(file);
  const [sha256, columns] = await Promise.all([hashFile(file), parquetColumns(engine, file)]);
  const raw = `held ${key} file`;
  await readable(engine.run(`CREATE VIEW ${identifier(raw)} AS ${rawSql(file, columns)}`), file);
  const rows = {table: raw, columns, rowNumber: "file_row"};
  const options = {view: `held ${key}`, delimiter: null, wantsBytes: false};
  const described = await readable(describeHeld(engine, rows, options), file);
  const path = relative(folder, file).split(sep).join("/");
  return {
    key,
    files: [{path, sha256, rows: described.rowCount, encoding: "parquet", delimiter: null}],
    dataFile: file,
    columns: described.columns,
    rowCount: described.rowCount,
    held: described.held,
    lines: [],
    variables: parquetVariables(described.columns, file),
    notes: [],
  };
}

/** The columns `c0`, `c1` … as the file has them, and the number of each row in the file. */
function rawSql(file: string, columns: readonly RawColumn[]): string {
  const selected = columns.map(({name, column}) => `${identifier(name)} AS ${column}`);
  return `SELECT ${["file_row_number AS file_row", ...selected].join(", ")}
    FROM read_parquet(${textLiteral(file)}, file_row_number = true)`;
}

async function parquetColumns(engine: Engine, file: string): Promise<RawColumn[]> {
  const width = `SELECT sum(num_children) FROM parquet_schema(${textLiteral(file)})`;
  // To describe very many columns takes minutes; to count them does not.
  const [counted] = await readable(engine.rows(width), file);
  refuseWide(Number(counted?.[0] ?? 0), {file});
  const described = `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${textLiteral(file)}))`;
  const rows = await readable(engine.rows(described), file);
  return rows.map(([name, type], index) => {
    const column = `c${index}`;
    const text = textOfType(column, String(type));
    if (text !== null) return {name: String(name), column, type: String(type), text};
    throw new CliError("data", `Column "${name}" holds lists, structures or binary data (${kindOf(String(type))}).`, {
      place: {file},
      hint: "Write a column with one value for each row, or leave the column out of the file.",
    });
  });
}

function kindOf(type: string): string {
  return type.length > 40 ? `${type.slice(0, 40)} …` : type;
}

async function readable<Value>(reading: Promise<Value>, file: string): Promise<Value> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError("data", "This is not a Parquet file, or it is damaged.", {
      place: {file},
      hint: "Write it again, or export the data as delimited text.",
      cause,
    });
  }
}
