import {isEmptyMark} from "../../sources/empty-marks.ts";
import type {ColumnReading, HeldRows, SourceColumn} from "../../sources/model.ts";
import {type Fits, narrowed, readingsOf, unseen} from "../../sources/readings.ts";
import {identifier, textLiteral} from "../dialect.ts";
import type {Engine} from "../engine.ts";
import {distinctTexts, someTexts, suspectTexts, visitTexts} from "./distinct.ts";

export interface HeldColumns {
  readonly held: HeldRows;
  readonly columns: readonly SourceColumn[];
  readonly rowCount: number;
  /** The columns in which marks such as `NA` were read as nothing. */
  readonly marked: readonly string[];
  /** How many bytes of text all rows and columns have. */
  readonly bytes: number;
}

interface Seen {
  readonly name: string;
  readonly column: string;
  readonly values: readonly string[];
  readonly isManyValued: boolean;
  readonly fits: Fits;
}

/**
 * Describes a table of texts in the database as a source's columns are described: by their distinct values and readings.
 * Marks such as `NA` become NULL where they mean nothing.
 * @param columns the database's columns, by the names in the export, in its order
 * @param numbered see `HeldRows`
 * @param delimiter null where numbers have a decimal point whatever other columns look like
 */
export async function describeHeld(
  engine: Engine,
  table: string,
  columns: ReadonlyMap<string, string>,
  numbered: ReadonlySet<string>,
  delimiter: string | null,
): Promise<HeldColumns> {
  const distinct = await distinctTexts(engine, table, [...columns.values()]);
  const seen: Seen[] = [];
  for (const [name, column] of columns) {
    const all = distinct.get(column)?.texts ?? null;
    seen.push(
      all === null
        ? await lookAtMany(engine, table, name, column)
        : {name, column, values: all, isManyValued: false, fits: fitsOf(unseen, all)},
    );
  }
  const fits = seen.map((each) => each.fits);
  const readings = delimiter === null ? fits.flatMap((each) => readingsOf([each], null)) : readingsOf(fits, delimiter);
  const described: SourceColumn[] = [];
  const marked: string[] = [];
  for (const [index, {name, column, values}] of seen.entries()) {
    const reading: ColumnReading = readings[index] ?? {kind: "empty"};
    const marks = reading.kind === "text" ? [] : values.filter(isEmptyMark);
    if (marks.length > 0) {
      await forget(engine, table, column, marks);
      marked.push(name);
    }
    described.push({name, reading, values: marks.length === 0 ? values : values.filter((text) => !isEmptyMark(text))});
  }
  const [counted = []] = await engine.rows(`SELECT count(*) FROM ${identifier(table)}`);
  const manyValued = new Set(seen.filter(({isManyValued}) => isManyValued).map(({name}) => name));
  return {
    held: {table, columnNames: columns, numbered, manyValued},
    columns: described,
    rowCount: Number(counted[0]),
    marked,
    bytes: [...distinct.values()].reduce((sum, {bytes}) => sum + bytes, 0),
  };
}

async function lookAtMany(engine: Engine, table: string, name: string, column: string): Promise<Seen> {
  const values = new Set([...(await someTexts(engine, table, column)), ...(await suspectTexts(engine, table, column))]);
  let fits = fitsOf(unseen, [...values]);
  if (!isText(fits)) {
    await visitTexts(engine, table, column, async (texts) => {
      fits = fitsOf(fits, texts);
      for (const mark of texts.filter(isEmptyMark)) values.add(mark);
      return isText(fits) ? "enough" : "more";
    });
  }
  return {name, column, values: [...values], isManyValued: true, fits};
}

function fitsOf(fits: Fits, texts: readonly string[]): Fits {
  return narrowed(
    fits,
    texts.filter((text) => !isEmptyMark(text)),
  );
}

function isText({isEmpty, decimals, dates, datetimes}: Fits): boolean {
  return !isEmpty && decimals.length + dates.length + datetimes.length === 0;
}

async function forget(engine: Engine, table: string, column: string, texts: readonly string[]): Promise<void> {
  const name = identifier(column);
  const listed = texts.map(textLiteral).join(", ");
  await engine.run(`UPDATE ${identifier(table)} SET ${name} = NULL WHERE CAST(${name} AS VARCHAR) IN (${listed})`);
}
