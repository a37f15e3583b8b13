import {isEmptyMark} from "../../sources/empty-marks.ts";
import type {ColumnReading, HeldRows, SourceColumn} from "../../sources/model.ts";
import {type Fits, readingsOf, unseen} from "../../sources/readings.ts";
import {identifier} from "../dialect.ts";
import type {Engine} from "../engine.ts";
import {type DistinctTexts, distinctTexts} from "./distinct.ts";
import {fitsOf, lookAtMany} from "./look-at-many.ts";
import type {RawColumn, RawRows} from "./raw-columns.ts";
import {type SeenColumn, viewColumn} from "./view-columns.ts";

export interface HeldColumns {
  readonly held: HeldRows;
  readonly columns: readonly SourceColumn[];
  readonly rowCount: number;
  /** The columns in which marks such as `NA` were read as nothing. */
  readonly marked: readonly string[];
  /** How many bytes of text all rows and columns have. */
  readonly bytes: number;
}

export interface DescribeOptions {
  /** The view to make, of rows as `HeldRows` has them. */
  readonly view: string;
  /** Null where numbers have a decimal point whatever other columns look like. */
  readonly delimiter: string | null;
  /** Whether `bytes` is asked for. */
  readonly wantsBytes: boolean;
}

/**
 * Describes rows in the database as a source's columns are described, by their distinct values and readings, and makes a view of them
 * in which marks such as `NA` are NULL where they mean nothing. No row is copied.
 */
export async function describeHeld(
  engine: Engine,
  rows: RawRows,
  {view, delimiter, wantsBytes}: DescribeOptions,
): Promise<HeldColumns> {
  const distinct = await distinctTexts(engine, rows.table, rows.columns, wantsBytes);
  const seen: SeenColumn[] = [];
  for (const column of rows.columns) seen.push(await lookAt(engine, rows.table, column, distinct));
  const described: SourceColumn[] = [];
  const marked: string[] = [];
  const held = {
    columnNames: new Map<string, string>(),
    numbered: new Set<string>(),
    manyValued: new Set<string>(),
    numbers: new Map<string, string>(),
    isoTimes: new Set<string>(),
  };
  const rowNumber = "row_number";
  const selected = [`${rows.rowNumber} AS ${rowNumber}`];
  const readings = readingsOfAll(
    seen.map(({fits}) => fits),
    delimiter,
  );
  for (const [index, column] of seen.entries()) {
    const {name, column: stored} = column.raw;
    const reading = readings[index] ?? {kind: "empty"};
    const values = [...new Set(column.values)];
    const kept = reading.kind === "text" ? values : values.filter((text) => !isEmptyMark(text));
    if (kept.length < values.length) marked.push(name);
    described.push({name, reading, values: kept});
    held.columnNames.set(name, stored);
    const made = viewColumn(column, reading);
    selected.push(`${made.expression} AS ${identifier(stored)}`);
    if (made.isNumbered) held.numbered.add(name);
    if (column.few === null) held.manyValued.add(name);
    if (made.isIsoTime) held.isoTimes.add(name);
    if (made.number !== null) {
      held.numbers.set(name, `${stored} number`);
      selected.push(`${made.number} AS ${identifier(`${stored} number`)}`);
    }
  }
  await engine.run(`CREATE VIEW ${identifier(view)} AS SELECT ${selected.join(", ")} FROM ${identifier(rows.table)}`);
  const [counted = []] = await engine.rows(`SELECT count(*) FROM ${identifier(rows.table)}`);
  return {
    held: {table: view, rowNumber, ...held},
    columns: described,
    rowCount: Number(counted[0]),
    marked,
    bytes: [...distinct.values()].reduce((sum, {bytes}) => sum + bytes, 0),
  };
}

async function lookAt(
  engine: Engine,
  table: string,
  raw: RawColumn,
  distinct: ReadonlyMap<string, DistinctTexts>,
): Promise<SeenColumn> {
  const texts = distinct.get(raw.column)?.texts ?? null;
  if (texts === null) return lookAtMany(engine, table, raw);
  const values = texts.flatMap(({text}) => (text === "" ? [] : [text]));
  return {raw, few: texts, values, fits: fitsOf(unseen, values), isTrimmed: false, isIso: false};
}

function readingsOfAll(fits: readonly Fits[], delimiter: string | null): ColumnReading[] {
  return delimiter === null ? fits.flatMap((each) => readingsOf([each], null)) : readingsOf(fits, delimiter);
}
