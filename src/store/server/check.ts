import {fits} from "../../codebook/check-values.ts";
import type {SourceCodebook, Variable} from "../../codebook/model.ts";
import {CliError} from "../../errors/cli-error.ts";
import {masked} from "../../errors/masked.ts";
import type {ServerColumn, ServerRows, SourceColumn, SourceTable} from "../../sources/model.ts";
import {identifier} from "../dialect.ts";
import {postgresql} from "../dialects/postgresql.ts";
import {plainText, serverAnswer} from "./answers.ts";
import {summed} from "./facts.ts";
import type {Server} from "./server.ts";

/** Values that a message names at most. */
const shown = 12;

interface Misfits {
  readonly variable: Variable;
  readonly rows: number;
  /** Some of them, where they are answers to choose among; others are not looked at. */
  readonly values: readonly string[];
}

/**
 * Holds the values of a server's table against the codebook, as `checkValues` does those of a file. Answers to choose among are known;
 * of numbers and dates the server counts those that are none.
 * @throws CliError (data) for the first variable with values that do not fit
 */
export async function checkServerValues(
  server: Server,
  table: SourceTable,
  rows: ServerRows,
  codebook: SourceCodebook,
): Promise<void> {
  const counted: {readonly variable: Variable; readonly condition: string; readonly column: ServerColumn}[] = [];
  const found: Misfits[] = [];
  for (const data of table.columns) {
    const variable = codebook.variables.get(data.name);
    const column = rows.columns.get(data.name);
    if (variable === undefined || column === undefined || variable.kind === "text") continue;
    if (column.texts !== null) {
      found.push(misfitsAmong(variable, data, column));
      continue;
    }
    if (variable.kind === "categorical" && column.kind !== "whole") throw tooMany(variable, table);
    const condition = misfitCondition(variable, data, column);
    if (condition !== null) counted.push({variable, condition, column});
  }
  if (counted.length > 0) {
    const counts = counted.map(({condition}) => `count(*) FILTER (WHERE ${condition})`);
    const row = await summed(server, rows.partitions.length === 0 ? [rows.from] : rows.partitions, counts);
    for (const [index, {variable, condition, column}] of counted.entries()) {
      const count = row[index] ?? 0;
      const values =
        count > 0 && variable.kind === "categorical" ? await someValues(server, rows, column, condition) : [];
      found.push({variable, rows: count, values});
    }
  }
  const inOrder = [...codebook.variables.keys()];
  const [first] = found
    .filter((each) => each.rows > 0 || each.values.length > 0)
    .sort((a, b) => inOrder.indexOf(a.variable.name) - inOrder.indexOf(b.variable.name));
  if (first !== undefined) throw misfitError(first, table);
}

function misfitsAmong(variable: Variable, {reading}: SourceColumn, {texts}: ServerColumn): Misfits {
  const misfits = [...(texts ?? [])].flatMap(([, {text, rows}]) =>
    text === null || fits(variable, text, reading) ? [] : [{text, rows}],
  );
  const values = misfits.sort((a, b) => b.rows - a.rows).map(({text}) => text);
  return {variable, rows: misfits.reduce((sum, {rows}) => sum + rows, 0), values};
}

/** True, in SQL, for a value that is there and does not fit; null where the column's type lets none in. */
function misfitCondition(variable: Variable, data: SourceColumn, column: ServerColumn): string | null {
  const name = identifier(column.name);
  const answer = serverAnswer(variable, data, column).expression;
  if (variable.kind === "categorical") {
    const {categories = [], merged} = variable.scale ?? {};
    const codes = [
      ...categories.map(({code}) => code),
      ...(merged?.keys() ?? []),
      ...(variable.missingValues?.values ?? []),
    ];
    return `${name} IS NOT NULL AND NOT ${postgresql.isOneOf(name, "code", codes)}`;
  }
  const given = plainText(column, name);
  const isTyped = column.kind !== "text" && column.kind !== "other";
  const isNone = isTyped ? [] : [`(${given} IS NOT NULL AND ${answer} IS NULL${notMissing(variable, given)})`];
  const {limits} = variable;
  const isOutside =
    limits === undefined || variable.kind !== "number"
      ? []
      : [
          `(${answer} < ${postgresql.numberLiteral(limits.lowest)} OR ${answer} > ${postgresql.numberLiteral(limits.highest)}
            OR ${answer} <> floor(${answer}))`,
        ];
  const all = [...isNone, ...isOutside];
  if (all.length > 0) return all.join(" OR ");
  return variable.kind === "date" && !["date", "time", "zoned"].includes(column.kind) ? `${name} IS NOT NULL` : null;
}

function notMissing({missingValues}: Variable, given: string): string {
  const values = missingValues?.values ?? [];
  const marks = ["NA", "N/A", "NaN", "NULL", "#NULL!", "#N/A", "."];
  return ` AND NOT ${postgresql.isOneOf(given, "text", [...marks, ...values])}`;
}

async function someValues(
  server: Server,
  {from}: ServerRows,
  column: ServerColumn,
  condition: string,
): Promise<string[]> {
  const name = identifier(column.name);
  const rows = await server.rows(
    `SELECT ${plainText(column, name)}, count(*) AS n FROM ${from} WHERE ${condition}
      GROUP BY ${name} ORDER BY n DESC, ${name} LIMIT ${shown}`,
  );
  return rows.map(([value]) => String(value));
}

function tooMany({name, source, place}: Variable, table: SourceTable): CliError {
  return new CliError(
    "data",
    `${source}.${name} has answers to choose among, and its column in "${table.dataFile}" has more than a thousand different values.`,
    {place, hint: "Give it type: number, date or text in codebook.yaml, or take it out."},
  );
}

function misfitError({variable, rows, values}: Misfits, table: SourceTable): CliError {
  const {source, name, kind, limits, scale, place} = variable;
  const count = `${rows} ${rows === 1 ? "row" : "rows"} of "${table.dataFile}"`;
  const listed = values.slice(0, shown).map(masked).join(", ");
  if (kind === "categorical") {
    const codes = (scale?.categories ?? []).map(({code}) => code);
    return new CliError("data", `${source}.${name} has ${listed || "values"} on ${count}, which its scale has not.`, {
      place,
      hint:
        codes.length === 0
          ? "Give it labels in codebook.yaml."
          : `The answers are ${codes.join(", ")}. Mend the table, or add to the scale in codebook.yaml.`,
    });
  }
  const what = limits === undefined ? `that are no ${kind}s` : `outside ${limits.lowest} to ${limits.highest}`;
  return new CliError(
    "data",
    `${source}.${name} has values ${what} on ${count}${listed === "" ? "" : `: ${listed}`}.`,
    {
      place,
      hint: "Mend the table, or give the variable another type in codebook.yaml.",
    },
  );
}
