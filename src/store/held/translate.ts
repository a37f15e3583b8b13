import type {HeldRows, SourceColumn} from "../../sources/model.ts";
import type {SqlValue} from "../database.ts";
import {asText, type ColumnType, identifier} from "../dialect.ts";
import {duckdb} from "../dialects/duckdb.ts";
import type {Engine} from "../engine.ts";
import {rowsWith, visitTexts} from "./distinct.ts";

export interface Translation {
  /** Told apart from other translations of the same column. */
  readonly what: string;
  readonly type: ColumnType;
  /** What a text of the export is; undefined where it cannot be read. */
  readonly read: (text: string) => SqlValue | undefined;
  /** The error for a text that cannot be read, with the rows it stands on. */
  readonly unreadable: (text: string, rows: readonly number[]) => Error;
}

/**
 * The column with what a held column's texts stand for: each distinct text is read once. Where every text stands for itself,
 * that is the column as it is.
 */
export async function translatedColumn(
  engine: Engine,
  {table, columnNames, manyValued}: HeldRows,
  {name, values}: SourceColumn,
  translation: Translation,
): Promise<string> {
  const column = heldColumn({columnNames}, name);
  if (!manyValued.has(name) && values.every((text) => text === null || translation.read(text) === text)) return column;
  const dictionary = `${table} dictionary`;
  const type = duckdb.types[translation.type];
  await engine.run(`CREATE TABLE ${identifier(dictionary)} (text VARCHAR, answer ${type})`);
  let isChanged = false;
  await visitTexts(engine, table, column, async (texts) => {
    const answers = await readAll(engine, table, column, texts, translation);
    isChanged ||= answers.some((answer, index) => answer !== texts[index]);
    await engine.append(dictionary, [
      {type: "text", values: texts},
      {type: translation.type, values: answers},
    ]);
    return "more";
  });
  const made = `${column} ${translation.what}`;
  if (isChanged) {
    const [rows, translated] = [identifier(table), identifier(made)];
    await engine.run(`ALTER TABLE ${rows} ADD COLUMN ${translated} ${type};
      UPDATE ${rows} SET ${translated} = entry.answer FROM ${identifier(dictionary)} AS entry
      WHERE entry.text = ${asText(`${rows}.${identifier(column)}`)}`);
  }
  await engine.run(`DROP TABLE ${identifier(dictionary)}`);
  return isChanged ? made : column;
}

/** @throws TypeError for a column that the table does not have: who asks has checked. */
export function heldColumn({columnNames}: Pick<HeldRows, "columnNames">, name: string): string {
  const column = columnNames.get(name);
  if (column === undefined) throw new TypeError(`the held rows have no column "${name}"`);
  return column;
}

async function readAll(
  engine: Engine,
  table: string,
  column: string,
  texts: readonly string[],
  {read, unreadable}: Translation,
): Promise<SqlValue[]> {
  const answers: SqlValue[] = [];
  for (const text of texts) {
    const answer = read(text);
    if (answer === undefined) throw unreadable(text, await rowsWith(engine, table, column, text));
    answers.push(answer);
  }
  return answers;
}
