import {type DateOrder, readDate, readDatetime} from "../dates.ts";
import {isEmptyMark} from "../empty-marks.ts";
import type {ColumnReading, SourceColumn} from "../model.ts";
import {type Decimal, looksLikeId, readNumber} from "../numbers.ts";
import {columnReadings} from "../readings.ts";
import {cellKinds, cellName, type Grid} from "./grid.ts";
import type {SheetHeader} from "./header.ts";
import {isNothing, refuseUnreadable} from "./unreadable-cells.ts";

export interface TypedColumn {
  readonly column: SourceColumn;
  /** Nothing but cells of true and false, which are written 1 and 0. */
  readonly isBoolean: boolean;
}

export interface TypedColumns {
  readonly columns: readonly TypedColumn[];
  /** What an author should know of how it was read, in Danish. */
  readonly notes: readonly string[];
}

/** The cells of one column below the header. */
interface Cells {
  readonly name: string;
  readonly values: (string | null)[];
  /** The rows of cells that hold text. */
  readonly texts: readonly number[];
  readonly has: {
    readonly number: boolean;
    readonly percent: boolean;
    readonly date: boolean;
    readonly boolean: boolean;
  };
  /** The names of cells with an error that stands for nothing. */
  readonly nothing: readonly string[];
}

/**
 * The columns of a sheet below its header. The types of cells count: numbers are written with a decimal point. Text among
 * numbers or dates that reads as such becomes one («numbers stored as text»); a column of nothing but text is read as the
 * text of any other export is.
 *
 * @throws CliError (data) naming the first cell with an error or a formula without a value
 */
export function typedColumns(grid: Grid, header: SheetHeader, file: string): TypedColumns {
  const cells = header.columns.map(({name, index}) => cellsOf(grid, name, index, header.firstRow, file));
  const plain = cells.map((each) => (hasTypes(each) ? [] : each.values));
  const readings = columnReadings(plain, null);
  const sure = readings.find((reading) => reading.kind === "number" && reading.decimal === ",");
  const converted = cells.filter((each) => hasTypes(each) && convertTexts(each, sure === undefined ? "." : ","));
  return {
    columns: cells.map((each, index) => ({
      column: {
        name: each.name,
        values: each.values,
        reading: hasTypes(each) ? typedReading(each) : (readings[index] ?? {kind: "empty"}),
      },
      isBoolean: each.has.boolean && !each.has.number && !each.has.date && each.texts.length === 0,
    })),
    notes: [
      ...mergedNote(grid, header.firstRow),
      ...textNote(converted),
      ...nothingNote(cells.flatMap((each) => each.nothing)),
      ...percentNote(cells.filter((each) => each.has.percent)),
      ...longNumberNote(cells.filter((each) => each.has.number && each.values.some(isTooLong))),
    ],
  };
}

function cellsOf(grid: Grid, name: string, column: number, firstRow: number, file: string): Cells {
  const {texts: all = [], kinds = []} = grid.columns[column] ?? {};
  const values: (string | null)[] = [];
  const texts: number[] = [];
  const nothing: string[] = [];
  const has = {number: false, percent: false, date: false, boolean: false};
  for (let row = firstRow; row < grid.rows.length; row++) {
    const kind = kinds[row];
    if (kind === cellKinds.error && isNothing(grid, column, row)) {
      nothing.push(cellName(grid.rows[row] ?? 1, column));
      values.push(null);
      continue;
    }
    if (kind === cellKinds.error || kind === cellKinds.uncomputed) refuseUnreadable(grid, column, row, file);
    if (kind === cellKinds.text) texts.push(values.length);
    else if (kind === cellKinds.number) has.number = true;
    else if (kind === cellKinds.percent) has.percent = true;
    else if (kind === cellKinds.date) has.date = true;
    else if (kind === cellKinds.boolean) has.boolean = true;
    values.push(all[row] ?? null);
  }
  return {name, values, texts, nothing, has: {...has, number: has.number || has.percent}};
}

function hasTypes({has}: Cells): boolean {
  return has.number || has.date || has.boolean;
}

/**
 * Texts among numbers, or among dates, become numbers or dates where all of them read as such.
 * @param unsure the decimal sign of texts such as 1.234 and 2,500, which fit both
 */
function convertTexts(cells: Cells, unsure: Decimal): boolean {
  const {has, texts, values} = cells;
  if (texts.length === 0 || (has.number && has.date)) return false;
  const distinct = new Set(texts.map((row) => values[row] ?? ""));
  for (const text of distinct) if (isEmptyMark(text)) distinct.delete(text);
  const convert = has.date ? dateConversion(distinct) : numberConversion(distinct, unsure);
  if (convert === null) return false;
  for (const row of texts) {
    const value = values[row] ?? "";
    values[row] = isEmptyMark(value) ? null : convert(value);
  }
  return distinct.size > 0;
}

function numberConversion(texts: ReadonlySet<string>, unsure: Decimal): ((text: string) => string) | null {
  const decimals: Decimal[] = unsure === "." ? [".", ","] : [",", "."];
  const decimal = decimals.find((each) =>
    [...texts].every((text) => readNumber(text, each) !== null && !looksLikeId(text)),
  );
  return decimal === undefined ? null : (text) => String(readNumber(text, decimal) ?? text);
}

function dateConversion(texts: ReadonlySet<string>): ((text: string) => string) | null {
  const orders: DateOrder[] = ["dmy", "ymd"];
  const order = orders.find((each) => [...texts].every((text) => readDatetime(text, each) !== null));
  if (order === undefined) return null;
  return (text) => readDate(text, order) ?? readDatetime(text, order)?.replace("T", " ") ?? text;
}

/** What the values are is told by their cells; together they may still be text, as ids with leading zeros are. */
function typedReading({values}: Cells): ColumnReading {
  const [reading = {kind: "empty"}] = columnReadings([values], null);
  return reading;
}

/** Excel keeps 15 digits of a number; an id with more has lost its last ones. */
function isTooLong(value: string | null): boolean {
  return value !== null && /^-?\d{16,}$|e\+/.test(value);
}

/** Of merged cells only the first has a value, however many rows it is shown for. */
function mergedNote(grid: Grid, firstRow: number): string[] {
  const merged = grid.merges.filter(
    (merge) => merge.firstRow >= (grid.rows[firstRow] ?? 1) && merge.lastRow <= (grid.rows.at(-1) ?? 0),
  );
  const [first] = merged;
  if (first === undefined) return [];
  const range = `${cellName(first.firstRow, first.firstColumn)}:${cellName(first.lastRow, first.lastColumn)}`;
  return [
    `Der er flettede celler blandt svarene (${merged.length}; den første er ${range}); kun den øverste til venstre af dem har en værdi.`,
  ];
}

function textNote(converted: readonly Cells[]): string[] {
  if (converted.length === 0) return [];
  return [`Tal og datoer, der er gemt som tekst, er læst som tal og datoer: ${listed(converted)}.`];
}

function nothingNote(cells: readonly string[]): string[] {
  const [first] = cells;
  if (first === undefined) return [];
  return cells.length === 1
    ? [`Cellen ${first} med fejlen #N/A eller #NULL! er læst som tom.`]
    : [`${cells.length} celler med fejlen #N/A eller #NULL! er læst som tomme; den første er ${first}.`];
}

function percentNote(cells: readonly Cells[]): string[] {
  if (cells.length === 0) return [];
  return [`Procenter er gemt som andele og læst som andele (0,25 for 25 pct.): ${listed(cells)}.`];
}

function longNumberNote(cells: readonly Cells[]): string[] {
  if (cells.length === 0) return [];
  return [`Excel gemmer kun 15 cifre af et tal, så længere tal er afrundet i filen: ${listed(cells)}.`];
}

function listed(cells: readonly Cells[]): string {
  const shown = cells.slice(0, 5).map(({name}) => name);
  return `${shown.join(", ")}${cells.length > shown.length ? ` og ${cells.length - shown.length} til` : ""}`;
}
