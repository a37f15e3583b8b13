import {dateOf, numberOf, readAnswer} from "../codebook/answers.ts";
import {CliError} from "../errors/cli-error.ts";
import {masked} from "../errors/masked.ts";
import type {ColumnReading, SourceTable} from "../sources/model.ts";
import {placeOfRow, rowWords} from "../sources/row-place.ts";
import {identifier} from "./dialect.ts";
import {duckdb} from "./dialects/duckdb.ts";
import type {AppendColumn, Engine} from "./engine.ts";
import {ruleColumn, type SourceLayout} from "./layout.ts";

interface LoadedColumn extends AppendColumn {
  readonly name: string;
}

/**
 * Loads every row of an export, typed as the codebook says, with its position.
 * @throws CliError (data) for an answer or a closing time that cannot be read.
 */
export async function loadRows(engine: Engine, source: SourceLayout): Promise<void> {
  const columns = [...readRuleColumns(source), ...readVariables(source)];
  const definitions = columns.map(({name, type}) => `${identifier(name)} ${duckdb.types[type]}`);
  await engine.run(`CREATE TABLE ${identifier(source.rowsTable)} (${definitions.join(", ")})`);
  await engine.append(source.rowsTable, columns);
}

function readRuleColumns({table, rules}: SourceLayout): LoadedColumn[] {
  const blank = ruleColumn(table, rules.id).values.map(() => null);
  return [
    {name: "position", type: "integer", values: blank.map((_, index) => index)},
    {name: "id", type: "text", values: ruleColumn(table, rules.id).values},
    {name: "wave", type: "text", values: rules.wave === null ? blank : waves(table, rules.wave)},
    {
      name: "completed",
      type: "text",
      values: rules.completed === null ? blank : ruleColumn(table, rules.completed).values,
    },
    {name: "closed", type: "text", values: rules.closed === null ? blank : closingTimes(table, rules.closed)},
  ];
}

function readVariables(source: SourceLayout): LoadedColumn[] {
  return [...source.columns.values()].flatMap(({name, type, variable, data}) =>
    data === null ? [] : [{name, type, values: data.values.map((raw) => readAnswer(variable, raw, data.reading))}],
  );
}

/** A wave as the shortest text of a number; what is no number stays as it is, for the rules to refuse. */
export function waveText(text: string, reading: ColumnReading): string {
  return String(numberOf(text, reading) ?? text);
}

function waves(table: SourceTable, name: string): (string | null)[] {
  const {values, reading} = ruleColumn(table, name);
  return values.map((raw) => (raw === null ? null : waveText(raw, reading)));
}

/** ISO text, which sorts as time does. */
function closingTimes(table: SourceTable, name: string): (string | null)[] {
  const column = ruleColumn(table, name);
  return column.values.map((raw, index) => {
    if (raw === null) return null;
    const time = dateOf(raw, column.reading);
    if (time !== null) return time;
    throw unreadableTime(table, name, raw, index);
  });
}

export function unreadableTime(table: SourceTable, name: string, text: string, row: number): CliError {
  const where = table.held === null ? "" : ` (${rowWords(table, [row])})`;
  return new CliError("data", `${masked(text)} in column "${name}"${where} is not a time of answering.`, {
    place: placeOfRow(table, row),
    hint: "Mend the export, or name the right column as closed of the source.",
  });
}
