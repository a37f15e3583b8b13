import type {HeldRows} from "../../sources/model.ts";
import {asText, identifier, textLiteral} from "../dialect.ts";
import type {Engine} from "../engine.ts";
import {isNarrow, isNumber, isWholeNumber, type RawColumn} from "./raw-columns.ts";

/** How many distinct values of a column are looked at in JavaScript at once. */
export const mostValues = 10_000;

/** How a value is written, and the text that it is. */
export interface SeenText {
  readonly written: string;
  readonly text: string;
}

/** A column's values without NULL, and how many bytes of text all its rows have. */
export interface DistinctTexts {
  /** Null where there are more than `mostValues`. */
  readonly texts: readonly SeenText[] | null;
  readonly bytes: number;
}

/** So many of the first rows tell which columns have few values, and which certainly have many. */
const firstRows = 50_000;
const fewInFirst = 1000;
const manyInFirst = 1.2 * mostValues;

/**
 * The distinct texts of each column: few statements, in which each column is read once or twice.
 * @param wantsBytes whether bytes are counted of columns with many values too
 */
export async function distinctTexts(
  engine: Engine,
  table: string,
  columns: readonly RawColumn[],
  wantsBytes: boolean,
): Promise<ReadonlyMap<string, DistinctTexts>> {
  const many = await manyValuedColumns(engine, table, columns);
  const few = columns.filter(({column}) => !many.has(column));
  const ranges = await smallRanges(engine, table, few);
  const found = await smallNumbers(engine, table, ranges);
  const others = few.filter(({column}) => !found.has(column));
  for (const [column, texts] of await fewTexts(engine, table, others)) found.set(column, texts);
  for (const {column, text} of columns) {
    if (found.get(column)?.texts == null) {
      found.set(column, {texts: null, bytes: wantsBytes ? await bytesOf(engine, table, text) : 0});
    }
  }
  return found;
}

/** A column of whole numbers between two limits that lie close. */
interface SmallRange {
  readonly column: string;
  readonly size: number;
}

/** More groups are slower to count than to read the rows once more. */
const mostGroups = 25_000;

/** Files tell the limits of their numbers, so that no row is read. */
async function smallRanges(engine: Engine, table: string, columns: readonly RawColumn[]): Promise<SmallRange[]> {
  const whole = columns.filter(({type}) => isWholeNumber(type) && !type.includes("HUGE"));
  if (whole.length === 0) return [];
  const limits = whole.map(({column}) => `min(${identifier(column)}), max(${identifier(column)})`);
  const [found = []] = await engine.rows(`SELECT ${limits.join(", ")} FROM ${identifier(table)}`);
  return whole.flatMap(({column}, index) => {
    const [least = null, greatest = null] = found.slice(2 * index, 2 * index + 2);
    if (least === null || greatest === null) return [];
    // One more for those without a number.
    const size = Number(greatest) - Number(least) + 2;
    return size <= 100 ? [{column, size}] : [];
  });
}

/** Several columns of small numbers are counted as the margins of a joint table: that reads the rows less often. */
async function smallNumbers(
  engine: Engine,
  table: string,
  ranges: readonly SmallRange[],
): Promise<Map<string, DistinctTexts>> {
  const found = new Map<string, DistinctTexts>();
  const bins: {columns: string[]; size: number}[] = [];
  for (const {column, size} of ranges) {
    const bin = bins.find((each) => each.size * size <= mostGroups);
    if (bin === undefined) bins.push({columns: [column], size});
    else {
      bin.columns.push(column);
      bin.size *= size;
    }
    found.set(column, {texts: [], bytes: 0});
  }
  for (const {columns} of bins) {
    const names = columns.map(identifier);
    const margins = names.map(
      (name, index) => `SELECT ${index} AS at, CAST(${name} AS VARCHAR) AS text, sum(n) FROM joint GROUP BY ${name}`,
    );
    const rows = await engine.rows(`WITH joint AS MATERIALIZED (
        SELECT ${names.join(", ")}, count(*) AS n FROM ${identifier(table)} GROUP BY ${names.join(", ")}
      ) ${margins.join(" UNION ALL ")}`);
    columns.forEach((column, index) => {
      const own = rows.flatMap(([at, text, n]) =>
        Number(at) === index && typeof text === "string" ? [{text, n: Number(n)}] : [],
      );
      found.set(column, {
        texts: own.map(({text}) => ({written: text, text})),
        bytes: own.reduce((sum, {text, n}) => sum + n * text.length, 0),
      });
    });
  }
  return found;
}

async function fewTexts(
  engine: Engine,
  table: string,
  columns: readonly RawColumn[],
): Promise<Map<string, DistinctTexts>> {
  const groups = columns.map(({column, text}, index) => {
    const name = identifier(column);
    return `(SELECT ${index} AS at, CAST(${name} AS VARCHAR) AS written, ${text} AS text, n
      FROM (SELECT ${name}, count(*) AS n FROM ${identifier(table)} GROUP BY ${name}) AS seen LIMIT ${mostValues + 2})`;
  });
  const seen = columns.map(() => ({count: 0, bytes: 0, texts: [] as SeenText[]}));
  for (const [at, written, text, n] of groups.length === 0 ? [] : await engine.rows(groups.join(" UNION ALL "))) {
    const column = seen[Number(at)];
    if (column === undefined || typeof written !== "string") continue;
    column.count++;
    if (typeof text === "string") column.bytes += Number(n) * Buffer.byteLength(text);
    column.texts.push({written, text: typeof text === "string" ? text : ""});
  }
  return new Map(
    columns.map(({column}, index) => {
      const {count = 0, bytes = 0, texts = []} = seen[index] ?? {};
      return [column, {texts: count > mostValues ? null : texts, bytes}];
    }),
  );
}

/** Judged by the first rows as far as they tell, and else by the database's estimate over all. */
async function manyValuedColumns(
  engine: Engine,
  table: string,
  columns: readonly RawColumn[],
): Promise<ReadonlySet<string>> {
  const wide = columns.filter(({type}) => !isNarrow(type));
  const first = `(SELECT ${wide.map(({column}) => identifier(column)).join(", ")} FROM ${identifier(table)} LIMIT ${firstRows})`;
  const inFirst = await estimates(engine, first, wide);
  const many = new Set<string>();
  const unsure: RawColumn[] = [];
  wide.forEach((column, index) => {
    const count = inFirst[index] ?? 0;
    if (count > manyInFirst) many.add(column.column);
    else if (count > fewInFirst) unsure.push(column);
  });
  const counts = await estimates(engine, identifier(table), unsure);
  unsure.forEach(({column}, index) => {
    if ((counts[index] ?? 0) > manyInFirst) many.add(column);
  });
  return many;
}

async function estimates(engine: Engine, from: string, columns: readonly RawColumn[]): Promise<number[]> {
  if (columns.length === 0) return [];
  const counts = columns.map(({column}) => `approx_count_distinct(${identifier(column)})`);
  const [row = []] = await engine.rows(`SELECT ${counts.join(", ")} FROM ${from} AS counted`);
  return row.map(Number);
}

async function bytesOf(engine: Engine, table: string, text: string): Promise<number> {
  const [row = []] = await engine.rows(`SELECT sum(strlen(${text})) FROM ${identifier(table)}`);
  return Number(row[0]);
}

/** Some of the column's texts, from its first rows. */
export async function someTexts(
  engine: Engine,
  table: string,
  {column, text}: Pick<RawColumn, "column" | "text">,
): Promise<readonly string[]> {
  const name = identifier(column);
  const first = `SELECT ${name} FROM ${identifier(table)} WHERE ${name} IS NOT NULL LIMIT ${mostValues}`;
  return textsOf(await engine.rows(`SELECT DISTINCT ${text} FROM (${first}) AS first`));
}

/** Digits or letters that personal data have: a CPR number, an e-mail address, a phone number. */
const personalLooks = "[0-9]{6}[- ]?[0-9]{3,4}|@|[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}";
const mostSuspects = 1000;
/** Numbers of fewer or more digits are neither CPR nor phone numbers. */
const personalNumbers = {least: "10000000", greatest: "999999999999999"};

/** Texts that whoever looks for personal data wants to see, out of a column of which nobody sees all. */
export async function suspectTexts(
  engine: Engine,
  table: string,
  {column, type, text}: RawColumn,
): Promise<readonly string[]> {
  const name = identifier(column);
  const {least, greatest} = personalNumbers;
  const condition =
    type === "VARCHAR"
      ? `regexp_matches(${name}, ${textLiteral(personalLooks)})`
      : isNumber(type) || type === "FLOAT"
        ? `(${name} BETWEEN ${least} AND ${greatest} OR ${name} BETWEEN -${greatest} AND -${least})`
        : `regexp_matches(${text}, ${textLiteral(personalLooks)})`;
  return textsOf(
    await engine.rows(`SELECT DISTINCT text FROM (
      SELECT ${text} AS text FROM ${identifier(table)} WHERE ${condition} LIMIT ${mostSuspects}) AS suspect`),
  );
}

/**
 * Hands out the distinct texts of a column, at most `mostValues` at a time, until `visit` wants no more.
 * @param where SQL for the rows that are looked at
 */
export async function visitTexts(
  engine: Engine,
  table: string,
  {text, where}: {readonly text: string; readonly where: string},
  visit: (texts: readonly string[]) => Promise<"more" | "enough">,
): Promise<void> {
  const seen = identifier(`${table} seen`);
  await engine.run(`CREATE TABLE ${seen} AS SELECT DISTINCT text
    FROM (SELECT ${text} AS text FROM ${identifier(table)} WHERE ${where}) AS written`);
  try {
    for (let start = 0; ; start += mostValues) {
      const rows = await engine.rows(
        `SELECT text FROM ${seen} WHERE rowid >= ${start} AND rowid < ${start + mostValues} ORDER BY rowid`,
      );
      if (rows.length === 0 || (await visit(textsOf(rows))) === "enough") return;
    }
  } finally {
    await engine.run(`DROP TABLE ${seen}`);
  }
}

function textsOf(rows: readonly (readonly unknown[])[]): string[] {
  return rows.flatMap(([text]) => (typeof text === "string" ? [text] : []));
}

/** The rows, from 0, that hold a text. */
export async function rowsWith(
  engine: Engine,
  {table, rowNumber}: Pick<HeldRows, "table" | "rowNumber">,
  column: string,
  text: string,
): Promise<readonly number[]> {
  const rows = await engine.rows(`SELECT ${rowNumber} FROM ${identifier(table)}
    WHERE ${asText(identifier(column))} = ${textLiteral(text)} ORDER BY ${rowNumber}`);
  return rows.map(([row]) => Number(row));
}
