import {relative, sep} from "node:path";
import {CliError} from "../../errors/cli-error.ts";
import type {SourceTable} from "../../sources/model.ts";
import {refuseWide} from "../../sources/most-columns.ts";
import {parquetVariables} from "../../sources/parquet.ts";
import type {TextColumn} from "../../sources/read-bytes.ts";
import type {SqlValue} from "../database.ts";
import {identifier, textLiteral} from "../dialect.ts";
import {duckdb} from "../dialects/duckdb.ts";
import {type Engine, openEngine} from "../engine.ts";
import type {HeldFile} from "./delimited.ts";
import {describeHeld} from "./describe.ts";
import {scanFile} from "./scan.ts";
import {textOfType, wholeNumbers} from "./text-of-type.ts";

interface ParquetColumn {
  readonly name: string;
  /** SQL for the column as text. */
  readonly text: string;
  readonly isWhole: boolean;
}

/** SQL for a column of the table to be made; `isNumbered` as in `HeldRows`. */
interface StoredColumn {
  readonly expression: string;
  readonly isNumbered: boolean;
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
  const from = `FROM read_parquet(${textLiteral(file)})`;
  const stored = await readable(storedColumns(engine, from, columns), file);
  const selected = stored.map(({expression}, index) => `${expression} AS c${index}`).join(", ");
  await readable(engine.run(`CREATE TABLE ${identifier(table)} AS SELECT ${selected} ${from}`), file);
  const columnNames = new Map(columns.map(({name}, index) => [name, `c${index}`]));
  const numbered = new Set(columns.filter((_, index) => stored[index]?.isNumbered).map(({name}) => name));
  const described = await describeHeld(engine, table, columnNames, numbered, null);
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
  const width = `SELECT sum(num_children) FROM parquet_schema(${textLiteral(file)})`;
  // To describe very many columns takes minutes; to count them does not.
  const [counted] = await readable(engine.rows(width), file);
  refuseWide(Number(counted?.[0] ?? 0), {file});
  const described = `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${textLiteral(file)}))`;
  const rows = await readable(engine.rows(described), file);
  return rows.map(([column, type]) => {
    const name = String(column);
    const text = textOfType(name, String(type));
    if (text !== null) return {name, text, isWhole: wholeNumbers.test(String(type))};
    throw new CliError("data", `Column "${name}" holds lists, structures or binary data (${kindOf(String(type))}).`, {
      place: {file},
      hint: "Write a column with one value for each row, or leave the column out of the file.",
    });
  });
}

/** Short codes are held as such; other columns with few values become enumerations, which take a byte or two for each row. */
async function storedColumns(engine: Engine, from: string, columns: readonly ParquetColumn[]): Promise<StoredColumn[]> {
  const facts = columns.flatMap(({name, isWhole}) => {
    const column = identifier(name);
    return isWhole ? [`min(${column})`, `max(${column})`] : [`approx_count_distinct(${column})`, "NULL"];
  });
  const [found = []] = await engine.rows(`SELECT ${facts.join(", ")} ${from}`);
  const stored: StoredColumn[] = [];
  for (const [index, column] of columns.entries()) {
    const [first = null, last = null] = found.slice(2 * index, 2 * index + 2);
    if (column.isWhole) stored.push(storedNumber(column, first, last));
    else stored.push(await storedText(engine, from, column, Number(first)));
  }
  return stored;
}

function storedNumber({name, text}: ParquetColumn, smallest: SqlValue, largest: SqlValue): StoredColumn {
  const isShort = smallest !== null && Number(smallest) >= 0 && Number(largest) <= 99;
  return isShort
    ? {expression: `CAST(${identifier(name)} AS ${duckdb.types.code})`, isNumbered: true}
    : {expression: text, isNumbered: false};
}

async function storedText(
  engine: Engine,
  from: string,
  {name, text}: ParquetColumn,
  valueCount: number,
): Promise<StoredColumn> {
  if (valueCount > mostCodes) return {expression: text, isNumbered: false};
  const column = identifier(name);
  const rows = await engine.rows(`SELECT DISTINCT ${text} FROM (SELECT ${column} ${from} GROUP BY ${column}) AS seen`);
  const texts = rows.flatMap(([code]) => (typeof code === "string" ? [textLiteral(code)] : []));
  const expression = texts.length === 0 ? text : `CAST(${text} AS ENUM(${texts.join(", ")}))`;
  return {expression, isNumbered: false};
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
