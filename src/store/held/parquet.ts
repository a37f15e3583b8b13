import {relative, sep} from "node:path";
import {CliError} from "../../errors/cli-error.ts";
import type {SourceTable} from "../../sources/model.ts";
import {parquetVariables} from "../../sources/parquet.ts";
import type {TextColumn} from "../../sources/read-bytes.ts";
import {identifier, textLiteral} from "../dialect.ts";
import {type Engine, openEngine} from "../engine.ts";
import type {HeldFile} from "./delimited.ts";
import {describeHeld} from "./describe.ts";
import {scanFile} from "./scan.ts";
import {textOfType} from "./text-of-type.ts";

interface ParquetColumn {
  readonly name: string;
  /** SQL for the column as text. */
  readonly text: string;
}

/** A column with more distinct values is not stored as codes. */
const mostCodes = 1000;

/**
 * All of a Parquet file as text, read by a database of its own that can open no other file.
 * @throws CliError (data) for a damaged file, or one with nested columns
 */
export async function readParquetTexts(file: string): Promise<readonly TextColumn[]> {
  const engine = await openEngine();
  try {
    await engine.allow([file]);
    const columns = await parquetColumns(engine, file);
    const selected = columns.map(({text}, index) => `${text} AS c${index}`).join(", ");
    const rows = await readable(engine.rows(`SELECT ${selected} FROM read_parquet(${textLiteral(file)})`), file);
    return columns.map(({name}, index) => ({
      name,
      values: rows.map((row) => (row[index] === null || row[index] === undefined ? null : String(row[index]))),
    }));
  } finally {
    await engine.close();
  }
}

/**
 * Reads a large Parquet file into the database.
 * @throws CliError (data) for a damaged file, or one with nested columns
 */
export async function holdParquet(engine: Engine, {key, file, folder}: HeldFile): Promise<SourceTable> {
  const table = `held ${key}`;
  const [{sha256}, columns] = await Promise.all([scanFile(file), parquetColumns(engine, file)]);
  await readable(engine.run(await createSql(engine, table, file, columns)), file);
  const columnNames = new Map(columns.map(({name}, index) => [name, `c${index}`]));
  const described = await describeHeld(engine, table, columnNames, new Set(), null);
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

async function parquetColumns(engine: Engine, file: string): Promise<ParquetColumn[]> {
  const described = `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${textLiteral(file)}))`;
  const rows = await readable(engine.rows(described), file);
  return rows.map(([column, type]) => {
    const name = String(column);
    const text = textOfType(name, String(type));
    if (text !== null) return {name, text};
    throw new CliError("data", `Column "${name}" holds lists, structures or binary data (${kindOf(String(type))}).`, {
      place: {file},
      hint: "Write a column with one value for each row, or leave the column out of the file.",
    });
  });
}

/** Columns with few values become enumerations, which take a byte or two for each row. */
async function createSql(
  engine: Engine,
  table: string,
  file: string,
  columns: readonly ParquetColumn[],
): Promise<string> {
  const from = `FROM read_parquet(${textLiteral(file)})`;
  const counts = columns.map(({text}) => `approx_count_distinct(${text})`);
  const [numbers = []] = await readable(engine.rows(`SELECT ${counts.join(", ")} ${from}`), file);
  const selected: string[] = [];
  for (const [index, {text}] of columns.entries()) {
    const isCoded = Number(numbers[index]) <= mostCodes;
    const codes = isCoded ? await readable(engine.rows(`SELECT DISTINCT ${text} ${from}`), file) : [];
    const texts = codes.flatMap(([code]) => (code === null || code === undefined ? [] : [textLiteral(String(code))]));
    const value = texts.length === 0 ? text : `CAST(${text} AS ENUM(${texts.join(", ")}))`;
    selected.push(`${value} AS c${index}`);
  }
  return `CREATE TABLE ${identifier(table)} AS SELECT ${selected.join(", ")} ${from}`;
}

function kindOf(type: string): string {
  return type.length > 40 ? `${type.slice(0, 40)} …` : type;
}

async function readable<Value>(reading: Promise<Value>, file: string): Promise<Value> {
  try {
    return await reading;
  } catch (cause) {
    throw new CliError("data", "This is not a Parquet file, or it is damaged.", {
      place: {file},
      hint: "Write it again, or export the data as delimited text.",
      cause,
    });
  }
}
