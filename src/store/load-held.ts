import {dateOf, numberOf, readAnswer} from "../codebook/answers.ts";
import type {HeldRows, SourceColumn} from "../sources/model.ts";
import {rowIdColumn} from "../sources/row-id.ts";
import {identifier} from "./dialect.ts";
import {duckdb} from "./dialects/duckdb.ts";
import type {Engine} from "./engine.ts";
import {heldColumn, type Translation, translatedColumn} from "./held/translate.ts";
import {ruleColumn, type SourceLayout} from "./layout.ts";
import {unreadableTime} from "./load.ts";

interface ViewColumn {
  readonly name: string;
  readonly expression: string;
}

const nothing = "CAST(NULL AS VARCHAR)";

/**
 * Makes rows that are held in the database what `loadRows` makes of others: positions, ids, waves and answers. It is a view:
 * columns that already hold answers, as codes mostly do, stay as they are, and others are translated text by text, by the same
 * functions that read answers in memory.
 * @throws CliError (data) for a closing time that cannot be read
 */
export async function loadHeldRows(engine: Engine, source: SourceLayout, held: HeldRows): Promise<void> {
  const columns: ViewColumn[] = [
    {name: "position", expression: "CAST(rowid AS INTEGER)"},
    {name: "id", expression: idExpression(source, held)},
    {name: "wave", expression: await waveExpression(engine, source, held)},
    {name: "completed", expression: textExpression(source.rules.completed, held)},
    {name: "closed", expression: await closedExpression(engine, source, held)},
    ...(await variableColumns(engine, source, held)),
  ];
  const selected = columns.map(({name, expression}) => `${expression} AS ${identifier(name)}`);
  await engine.run(
    `CREATE VIEW ${identifier(source.rowsTable)} AS SELECT ${selected.join(", ")} FROM ${identifier(held.table)}`,
  );
}

function idExpression({rules}: SourceLayout, held: HeldRows): string {
  return rules.id === rowIdColumn ? "CAST(rowid + 1 AS VARCHAR)" : textExpression(rules.id, held);
}

function textExpression(name: string | null, held: HeldRows): string {
  return name === null ? nothing : `CAST(${identifier(heldColumn(held, name))} AS VARCHAR)`;
}

async function waveExpression(engine: Engine, {table, rules}: SourceLayout, held: HeldRows): Promise<string> {
  if (rules.wave === null) return nothing;
  const exported = ruleColumn(table, rules.wave);
  const read = (text: string) => String(numberOf(text, exported.reading) ?? text);
  const column = await translatedColumn(engine, held, exported, {what: "wave", type: "text", read, unreadable});
  return `CAST(${identifier(column)} AS VARCHAR)`;
}

async function closedExpression(engine: Engine, {table, rules}: SourceLayout, held: HeldRows): Promise<string> {
  if (rules.closed === null) return nothing;
  const exported = ruleColumn(table, rules.closed);
  const column = await translatedColumn(engine, held, exported, {
    what: "closed",
    type: "text",
    read: (text) => dateOf(text, exported.reading) ?? undefined,
    unreadable: (text, rows) => unreadableTime(table, exported.name, text, rows[0] ?? 0),
  });
  return `CAST(${identifier(column)} AS VARCHAR)`;
}

async function variableColumns(engine: Engine, source: SourceLayout, held: HeldRows): Promise<ViewColumn[]> {
  const columns: ViewColumn[] = [];
  for (const {name, type, variable, data} of source.columns.values()) {
    if (data === null) continue;
    const isNumbered = held.numbered.has(data.name);
    const read: Translation["read"] = (text) => readAnswer(variable, text, data.reading);
    const stored = identifier(heldColumn(held, data.name));
    if (type === "code") columns.push({name, expression: stored});
    else if (isNumbered && isSameNumber(data, read))
      columns.push({name, expression: `CAST(${stored} AS ${duckdb.types[type]})`});
    else if (variable.kind === "text") columns.push({name, expression: stored});
    else {
      const column = await translatedColumn(engine, held, data, {what: "answer", type, read, unreadable});
      columns.push({name, expression: identifier(column)});
    }
  }
  return columns;
}

/** Whether every text is read as the number or the text that it is. */
function isSameNumber({values}: SourceColumn, read: Translation["read"]): boolean {
  return values.every((text) => text !== null && String(read(text)) === text);
}

/** Texts whose reading always gives something. */
function unreadable(): never {
  throw new TypeError("a text that has been checked could not be read");
}
