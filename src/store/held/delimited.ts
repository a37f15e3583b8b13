import {relative, sep} from "node:path";
import {CliError} from "../../errors/cli-error.ts";
import {emptyMarksNote} from "../../sources/columns.ts";
import {unknownVariable} from "../../sources/csv.ts";
import type {SourceTable} from "../../sources/model.ts";
import type {DelimitedOptions} from "../../sources/read-delimited-file.ts";
import {allOf, asText, identifier} from "../dialect.ts";
import {shortNumber} from "../dialects/duckdb.ts";
import type {Engine} from "../engine.ts";
import {describeHeld, type HeldColumns} from "./describe.ts";
import type {RawColumn} from "./raw-columns.ts";
import {type ReadPlan, readPlans, readSql, sqlType} from "./read-plan.ts";
import {type Sample, sampleDelimited} from "./sample.ts";
import {scanFile} from "./scan.ts";

export interface HeldFile {
  readonly key: string;
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  /** The evaluation's folder, that reported paths are relative to. */
  readonly folder: string;
}

/**
 * Reads a large file of delimited text into the database.
 * @returns null when it is not plain UTF-8 with even rows: the reader of small files shall read it, or say what is wrong
 */
export async function holdDelimited(
  engine: Engine,
  {key, file, size, folder}: HeldFile,
  options: DelimitedOptions,
): Promise<SourceTable | null> {
  const sample = await sampleDelimited(file, size, options);
  if (sample === null) return null;
  const table = `held ${key} file`;
  const view = `held ${key}`;
  const [scan, described] = await Promise.all([scanFile(file), readInto(engine, {table, view}, file, size, sample)]);
  if (described === null) return null;
  const {held, columns, marked} = described;
  const rowCount = described.rowCount - (await dropBlankRows(engine, table, sample.names.length));
  const headerAgain = columns.every(({name, values}) => values.includes(name));
  if (!scan.isPlainUtf8 || headerAgain || rowCount === 0) {
    await forget(engine, {table, view});
    return null;
  }
  const path = relative(folder, file).split(sep).join("/");
  return {
    key,
    files: [{path, sha256: scan.sha256, rows: rowCount, encoding: "utf-8", delimiter: sample.delimiter}],
    dataFile: file,
    columns,
    rowCount,
    held,
    lines: [],
    variables: columns.map(({name}) => unknownVariable(name, file, sample.linesAbove)),
    notes: emptyMarksNote(marked),
  };
}

/** The table that the file is read into, and the view of what it holds. */
interface Names {
  readonly table: string;
  readonly view: string;
}

/** Tries plan after plan; null when the database cannot read the file. */
async function readInto(
  engine: Engine,
  {table, view}: Names,
  file: string,
  size: number,
  sample: Sample,
): Promise<HeldColumns | null> {
  for (const plan of readPlans(sample)) {
    const isRead = await engine.run(readSql(table, file, sample, plan)).then(
      () => true,
      (error) => refuseLackOfMemory(error),
    );
    if (!isRead) continue;
    const columns = plan.map((each, index): RawColumn => {
      const column = `c${index}`;
      return {name: sample.names[index] ?? column, column, type: sqlType(each), text: textOf(column, each)};
    });
    const rows = {table, columns, rowNumber: "rowid"};
    const described = await describeHeld(engine, rows, {view, delimiter: sample.delimiter, wantsBytes: true});
    if (!plan.includes("number") || isExact(described, size, sample)) return described;
    await forget(engine, {table, view});
  }
  return null;
}

/** What is read as text is trimmed already. */
function textOf(column: string, plan: ReadPlan[number]): string {
  return plan === "text" ? identifier(column) : asText(identifier(column));
}

/** What another way of reading cannot mend. */
function refuseLackOfMemory(error: unknown): false {
  if (error instanceof CliError) throw error;
  return false;
}

/**
 * Whether every number in the database is written in the file as the database would write it. `04`, `4.0`, `+4`, `"4"` and
 * ` 4` take more bytes than `4`, and no way of writing a number from 0 to 99 takes fewer: where the bytes of all texts,
 * delimiters and line ends make up the file, there is no such text in it.
 */
function isExact({columns, held, bytes, rowCount}: HeldColumns, size: number, sample: Sample): boolean {
  const isShort = columns
    .filter(({name}) => held.numbered.has(name))
    .every(({values}) => values.every((text) => text !== null && shortNumber.test(text)));
  const perRow = columns.length - 1 + sample.newLine.length;
  const expected = sample.bytesAbove + bytes + rowCount * perRow;
  return isShort && (size === expected || size === expected - sample.newLine.length);
}

/** Lines of nothing but delimiters are no rows. The others are numbered anew. */
async function dropBlankRows(engine: Engine, table: string, width: number): Promise<number> {
  const columns = Array.from({length: width}, (_, index) => `c${index}`);
  const isBlank = allOf(columns.map((column) => `${column} IS NULL`));
  const [[count] = []] = await engine.rows(`SELECT count(*) FROM ${identifier(table)} WHERE ${isBlank}`);
  if (Number(count) === 0) return 0;
  const [rows, all] = [identifier(table), identifier(`${table} all`)];
  await engine.run(`ALTER TABLE ${rows} RENAME TO ${all};
    CREATE TABLE ${rows} AS SELECT * FROM ${all} WHERE NOT (${isBlank}) ORDER BY rowid; DROP TABLE ${all}`);
  return Number(count);
}

async function forget(engine: Engine, {table, view}: Names): Promise<void> {
  await engine.run(`DROP VIEW ${identifier(view)}; DROP TABLE ${identifier(table)}`);
}
