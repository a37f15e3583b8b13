import {asText, identifier, textLiteral} from "../dialect.ts";
import type {Engine} from "../engine.ts";

/** How many distinct values of a column are looked at in JavaScript at once. */
export const mostValues = 10_000;

/** The distinct texts of a column without NULL, and how many bytes of text all its rows have. */
export interface DistinctTexts {
  /** Null where there are more than `mostValues`, or hardly less. */
  readonly texts: readonly string[] | null;
  readonly bytes: number;
}

/** The distinct texts of each column. */
export async function distinctTexts(
  engine: Engine,
  table: string,
  columns: readonly string[],
): Promise<ReadonlyMap<string, DistinctTexts>> {
  const found = new Map<string, DistinctTexts>(await manyValuedColumns(engine, table));
  const few = columns.filter((column) => !found.has(column));
  const texts = few.map((): string[] => []);
  const bytes = few.map(() => 0);
  const groups = few.map((column, index) => {
    const name = identifier(column);
    return `SELECT ${index} AS at, ${asText(name)} AS text, n
      FROM (SELECT ${name}, count(*) AS n FROM ${identifier(table)} GROUP BY ${name}) AS seen`;
  });
  for (const [at, text, n] of groups.length === 0 ? [] : await engine.rows(groups.join(" UNION ALL "))) {
    if (typeof text !== "string") continue;
    texts[Number(at)]?.push(text);
    bytes[Number(at)] = (bytes[Number(at)] ?? 0) + Number(n) * Buffer.byteLength(text);
  }
  for (const [index, column] of few.entries()) {
    found.set(column, {texts: texts[index] ?? [], bytes: bytes[index] ?? 0});
  }
  return found;
}

/** Codes and enumerations have few values; of other columns the database estimates how many there are. */
async function manyValuedColumns(engine: Engine, table: string): Promise<[string, DistinctTexts][]> {
  const types = await engine.rows(`SELECT column_name, column_type FROM (DESCRIBE ${identifier(table)})`);
  const columns = types.filter(([, type]) => type === "VARCHAR").map(([column]) => String(column));
  if (columns.length === 0) return [];
  const facts = columns.map(identifier).flatMap((name) => [`approx_count_distinct(${name})`, `sum(strlen(${name}))`]);
  const [numbers = []] = await engine.rows(`SELECT ${facts.join(", ")} FROM ${identifier(table)}`);
  return columns.flatMap((column, index): [string, DistinctTexts][] => {
    const [values, bytes] = [Number(numbers[2 * index]), Number(numbers[2 * index + 1])];
    return values > mostValues ? [[column, {texts: null, bytes}]] : [];
  });
}

/** Some of the column's texts, from its first rows. */
export async function someTexts(engine: Engine, table: string, column: string): Promise<readonly string[]> {
  const name = identifier(column);
  const first = `SELECT ${name} FROM ${identifier(table)} WHERE ${name} IS NOT NULL LIMIT ${mostValues}`;
  const rows = await engine.rows(`SELECT DISTINCT CAST(${name} AS VARCHAR) FROM (${first}) AS first`);
  return rows.map(([text]) => String(text));
}

/** Digits or letters that personal data have: a CPR number, an e-mail address, a phone number. */
const personalLooks = "[0-9]{6}[- ]?[0-9]{3,4}|@|[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}";
const mostSuspects = 1000;

/** Texts that whoever looks for personal data wants to see, out of a column of which nobody sees all. */
export async function suspectTexts(engine: Engine, table: string, column: string): Promise<readonly string[]> {
  const text = `CAST(${identifier(column)} AS VARCHAR)`;
  const rows = await engine.rows(`SELECT DISTINCT text FROM (SELECT ${text} AS text FROM ${identifier(table)}
    WHERE regexp_matches(${text}, ${textLiteral(personalLooks)}) LIMIT ${mostSuspects}) AS suspect`);
  return rows.map(([found]) => String(found));
}

/** Hands out all distinct texts of a column, at most `mostValues` at a time, until `visit` wants no more. */
export async function visitTexts(
  engine: Engine,
  table: string,
  column: string,
  visit: (texts: readonly string[]) => Promise<"more" | "enough">,
): Promise<void> {
  const seen = identifier(`${table} seen`);
  const name = identifier(column);
  await engine.run(`CREATE TABLE ${seen} AS SELECT CAST(${name} AS VARCHAR) AS text
    FROM (SELECT DISTINCT ${name} FROM ${identifier(table)} WHERE ${name} IS NOT NULL) AS distinct_texts`);
  try {
    for (let start = 0; ; start += mostValues) {
      const rows = await engine.rows(
        `SELECT text FROM ${seen} WHERE rowid >= ${start} AND rowid < ${start + mostValues} ORDER BY rowid`,
      );
      if (rows.length === 0 || (await visit(rows.map(([text]) => String(text)))) === "enough") return;
    }
  } finally {
    await engine.run(`DROP TABLE ${seen}`);
  }
}

/** The rows, from 0, that hold a text. */
export async function rowsWith(
  engine: Engine,
  table: string,
  column: string,
  text: string,
): Promise<readonly number[]> {
  const rows = await engine.rows(
    `SELECT rowid FROM ${identifier(table)} WHERE ${asText(identifier(column))} = ${textLiteral(text)} ORDER BY rowid`,
  );
  return rows.map(([row]) => Number(row));
}
