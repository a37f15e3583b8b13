import {dateOf, readAnswer} from "../codebook/answers.ts";
import type {Variable} from "../codebook/model.ts";
import type {HeldRows, SourceColumn} from "../sources/model.ts";
import {rowIdColumn} from "../sources/row-id.ts";
import {asText, identifier, textLiteral} from "./dialect.ts";
import {duckdb} from "./dialects/duckdb.ts";
import type {Engine} from "./engine.ts";
import {heldAlias, heldColumn, type Translated, type Translation, translatedColumn} from "./held/translate.ts";
import {idKey} from "./keep.ts";
import {ruleColumn, type SourceLayout} from "./layout.ts";
import {unreadableTime, waveText} from "./load.ts";

interface ViewColumn extends Translated {
  readonly name: string;
}

const nothing: Translated = plain("CAST(NULL AS VARCHAR)");

/**
 * Makes rows that are held in the database what `loadRows` makes of others: positions, ids, waves and answers. It is a view:
 * columns that already hold answers, as codes mostly do, stay as they are, and others are translated text by text, by the same
 * functions that read answers in memory.
 * @throws CliError (data) for a closing time that cannot be read
 */
export async function loadHeldRows(engine: Engine, source: SourceLayout, held: HeldRows): Promise<void> {
  const columns: ViewColumn[] = [
    {name: "position", ...plain(`CAST(${heldAlias}.${held.rowNumber} AS INTEGER)`)},
    {name: "id", ...idColumn(source, held)},
    {name: idKey, ...idKeyColumn(source, held)},
    {name: "wave", ...(await waveColumn(engine, source, held))},
    {name: "completed", ...textColumn(source.rules.completed, held)},
    {name: "closed", ...(await closedColumn(engine, source, held))},
    ...(await variableColumns(engine, source, held)),
  ];
  const selected = columns.map(({name, expression}) => `${expression} AS ${identifier(name)}`);
  const joins = columns.map(({join}) => join).filter((join) => join !== "");
  await engine.run(`CREATE VIEW ${identifier(source.rowsTable)} AS SELECT ${selected.join(", ")}
    FROM ${[`${identifier(held.table)} AS ${heldAlias}`, ...joins].join(" ")}`);
}

function plain(expression: string): Translated {
  return {expression, join: ""};
}

function asTextColumn({expression, join}: Translated): Translated {
  return {expression: asText(expression), join};
}

function stored(held: HeldRows, name: string): string {
  return `${heldAlias}.${identifier(heldColumn(held, name))}`;
}

function idColumn({rules}: SourceLayout, held: HeldRows): Translated {
  return rules.id === rowIdColumn ? plain(asText(`${heldAlias}.${held.rowNumber} + 1`)) : textColumn(rules.id, held);
}

/** Ids as they are stored, which is quicker than their text and tells them apart as well. */
function idKeyColumn({rules}: SourceLayout, held: HeldRows): Translated {
  return plain(rules.id === rowIdColumn ? `${heldAlias}.${held.rowNumber}` : stored(held, rules.id));
}

function textColumn(name: string | null, held: HeldRows): Translated {
  return name === null ? nothing : plain(asText(stored(held, name)));
}

async function waveColumn(engine: Engine, {table, rules}: SourceLayout, held: HeldRows): Promise<Translated> {
  if (rules.wave === null) return nothing;
  const exported = ruleColumn(table, rules.wave);
  const read = (text: string) => waveText(text, exported.reading);
  return asTextColumn(await translatedColumn(engine, held, exported, {what: "wave", type: "text", read, unreadable}));
}

async function closedColumn(engine: Engine, {table, rules}: SourceLayout, held: HeldRows): Promise<Translated> {
  if (rules.closed === null) return nothing;
  const exported = ruleColumn(table, rules.closed);
  if (held.isoTimes.has(exported.name)) return textColumn(exported.name, held);
  return asTextColumn(
    await translatedColumn(engine, held, exported, {
      what: "closed",
      type: "text",
      read: (text) => dateOf(text, exported.reading) ?? undefined,
      unreadable: (text, rows) => unreadableTime(table, exported.name, text, rows[0] ?? 0),
    }),
  );
}

async function variableColumns(engine: Engine, source: SourceLayout, held: HeldRows): Promise<ViewColumn[]> {
  const columns: ViewColumn[] = [];
  for (const {name, type, variable, data} of source.columns.values()) {
    if (data === null) continue;
    const read: Translation["read"] = (text) => readAnswer(variable, text, data.reading);
    const known = knownAnswers(variable, data, held);
    if (type === "code") columns.push({name, ...plain(stored(held, data.name))});
    else if (known !== null) columns.push({name, ...plain(known)});
    else if (held.numbered.has(data.name) && isSameNumber(data, held, read))
      columns.push({name, ...plain(`CAST(${stored(held, data.name)} AS ${duckdb.types[type]})`)});
    else if (variable.kind === "text") columns.push({name, ...textColumn(data.name, held)});
    else {
      const column = await translatedColumn(engine, held, data, {what: "answer", type, read, unreadable});
      columns.push({name, ...column});
    }
  }
  return columns;
}

/** Whether every text is read as the number or the text that it is. */
function isSameNumber({name, values}: SourceColumn, held: HeldRows, read: Translation["read"]): boolean {
  return !held.manyValued.has(name) && values.every((text) => text !== null && String(read(text)) === text);
}

/**
 * The answers of a column with many values, where it is known of all of them how they are read; null where the texts must be read
 * one by one. What is declared missing is so by its text or by its number.
 */
function knownAnswers({kind, scale, missingValues}: Variable, {name}: SourceColumn, held: HeldRows): string | null {
  if (scale !== null) return null;
  if (kind === "date" && missingValues === undefined && held.isoTimes.has(name)) return asText(stored(held, name));
  const numbers = held.numbers.get(name);
  if (kind !== "number" || numbers === undefined) return null;
  const number = `${heldAlias}.${identifier(numbers)}`;
  if (missingValues === undefined) return number;
  const {values, range} = missingValues;
  const literals = values.filter((text) => String(Number(text)) === text && Number.isFinite(Number(text)));
  const from = range?.from ?? null;
  const to = range?.to ?? null;
  const conditions = [
    ...(values.length === 0 ? [] : [`${asText(stored(held, name))} IN (${values.map(textLiteral).join(", ")})`]),
    ...(literals.length === 0 ? [] : [`${number} IN (${literals.map(Number).map(duckdb.numberLiteral).join(", ")})`]),
    ...(range === null
      ? []
      : [
          [
            ...(from === null ? [] : [`${number} >= ${duckdb.numberLiteral(from)}`]),
            ...(to === null ? [] : [`${number} <= ${duckdb.numberLiteral(to)}`]),
          ].join(" AND ") || "TRUE",
        ]),
  ];
  return conditions.length === 0
    ? number
    : `CASE WHEN NOT (${conditions.map((each) => `(${each})`).join(" OR ")}) THEN ${number} END`;
}

/** Texts whose reading always gives something. */
function unreadable(): never {
  throw new TypeError("a text that has been checked could not be read");
}
