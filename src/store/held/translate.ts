import type {HeldRows, SourceColumn} from "../../sources/model.ts";
import type {SqlValue} from "../database.ts";
import {asText, type ColumnType, identifier, textLiteral} from "../dialect.ts";
import {duckdb} from "../dialects/duckdb.ts";
import type {Engine} from "../engine.ts";
import {rowsWith, visitTexts} from "./distinct.ts";
import {mapped} from "./mapped.ts";

export interface Translation {
  /** Told apart from other translations of the same column. */
  readonly what: string;
  readonly type: ColumnType;
  /** What a text of the export is; undefined where it cannot be read. */
  readonly read: (text: string) => SqlValue | undefined;
  /** The error for a text that cannot be read, with the rows it stands on. */
  readonly unreadable: (text: string, rows: readonly number[]) => Error;
}

/** What a column's texts stand for, in SQL. */
export interface Translated {
  readonly expression: string;
  /** A join that the expression needs; empty for none. */
  readonly join: string;
}

/** What the rows are called where a translation needs a join. */
export const heldAlias = "held";

/**
 * SQL for what a held column's texts stand for: each distinct text is read once. Where every text stands for itself, that is
 * the column as it is. The answers of many texts are a table of their own, which is joined.
 */
export async function translatedColumn(
  engine: Engine,
  held: HeldRows,
  {name, values}: SourceColumn,
  translation: Translation,
): Promise<Translated> {
  const column = `${heldAlias}.${identifier(heldColumn(held, name))}`;
  if (held.manyValued.has(name)) return await manyTranslated(engine, held, {name, column}, translation);
  const texts = values.filter((text) => text !== null);
  const answers = await readAll(engine, held, name, texts, translation);
  if (answers.every((answer, index) => answer === texts[index])) return {expression: column, join: ""};
  const mappings = texts.map((from, index) => ({from, to: literalOf(answers[index] ?? null)}));
  return {expression: mapped(asText(column), mappings, duckdb.types[translation.type]), join: ""};
}

async function manyTranslated(
  engine: Engine,
  held: HeldRows,
  {name, column}: {readonly name: string; readonly column: string},
  {what, ...translation}: Translation,
): Promise<Translated> {
  const made = `${heldColumn(held, name)} ${what}`;
  const dictionary = `${held.table} ${made}`;
  const type = duckdb.types[translation.type];
  await engine.run(`CREATE TABLE ${identifier(dictionary)} (text VARCHAR, answer ${type})`);
  let isChanged = false;
  const text = asText(identifier(heldColumn(held, name)));
  await visitTexts(engine, held.table, {text, where: "TRUE"}, async (texts) => {
    const answers = await readAll(engine, held, name, texts, {what, ...translation});
    isChanged ||= answers.some((answer, index) => answer !== texts[index]);
    await engine.append(dictionary, [
      {type: "text", values: texts},
      {type: translation.type, values: answers},
    ]);
    return "more";
  });
  if (!isChanged) {
    await engine.run(`DROP TABLE ${identifier(dictionary)}`);
    return {expression: column, join: ""};
  }
  const alias = identifier(made);
  return {
    expression: `${alias}.answer`,
    join: `LEFT JOIN ${identifier(dictionary)} AS ${alias} ON ${alias}.text = ${asText(column)}`,
  };
}

/** @throws TypeError for a column that the table does not have: who asks has checked. */
export function heldColumn({columnNames}: Pick<HeldRows, "columnNames">, name: string): string {
  const column = columnNames.get(name);
  if (column === undefined) throw new TypeError(`the held rows have no column "${name}"`);
  return column;
}

async function readAll(
  engine: Engine,
  held: HeldRows,
  name: string,
  texts: readonly string[],
  {read, unreadable}: Translation,
): Promise<SqlValue[]> {
  const answers: SqlValue[] = [];
  for (const text of texts) {
    const answer = read(text);
    if (answer === undefined) throw unreadable(text, await rowsWith(engine, held, heldColumn(held, name), text));
    answers.push(answer);
  }
  return answers;
}

function literalOf(answer: SqlValue): string | null {
  if (answer === null) return null;
  return typeof answer === "number" ? duckdb.numberLiteral(answer) : textLiteral(answer);
}
