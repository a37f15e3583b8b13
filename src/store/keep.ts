import {derivationSteps} from "./derive.ts";
import {allOf, identifier, isOneOf, numberOfText} from "./dialect.ts";
import type {LayoutColumn, SourceLayout} from "./layout.ts";

/** Rows whose wave is none of the evaluation's: `[wave, line]`, by line. Rows without an id are left out anyway. */
export function strayWavesSql(source: SourceLayout, waves: readonly number[]): string {
  return `SELECT wave, line FROM ${identifier(source.rowsTable)}
    WHERE id IS NOT NULL AND wave IS NOT NULL AND NOT ${isOneOf("wave", "text", waves.map(String))}
    ORDER BY line`;
}

/**
 * Judges every row: the first reason that holds is its `verdict`, NULL for a row that counts.
 * A form without any answer goes before duplicates are looked for, so that it cannot push out one with answers.
 */
export function judgeSql(source: SourceLayout): string {
  const {rules} = source;
  const reasons = [
    "WHEN id IS NULL THEN 'no-id'",
    ...(rules.wave === null ? [] : ["WHEN wave IS NULL THEN 'no-wave'"]),
    ...(rules.completed === null ? [] : [`WHEN NOT ${isYes("completed")} THEN 'not-completed'`]),
    ...unansweredBranch(source),
  ];
  return `CREATE TABLE ${identifier(source.judgedTable)} AS
    SELECT position, line, CASE WHEN reason IS NULL AND turn > 1 THEN 'duplicate' ELSE reason END AS verdict
    FROM (
      SELECT position, line, reason,
        row_number() OVER (PARTITION BY reason, id, wave ORDER BY closed NULLS LAST, position) AS turn
      FROM (
        SELECT position, line, id, wave, closed, CASE ${reasons.join(" ")} END AS reason
        FROM ${identifier(source.rowsTable)}
      ) AS reasoned
    ) AS numbered`;
}

/** The rows that count, with their wave as a number and the derived variables as columns. */
export function keepSql(source: SourceLayout): string {
  const stored = [...source.columns.values()].filter(({data}) => data !== null).map(({name}) => identifier(name));
  const selected = ["id", "CAST(wave AS INTEGER) AS wave", "closed", "line", ...stored];
  const kept = `SELECT ${selected.join(", ")} FROM ${identifier(source.rowsTable)}
    WHERE position IN (SELECT position FROM ${identifier(source.judgedTable)} WHERE verdict IS NULL)`;
  const finished = derivationSteps(source).reduce((inner, step) => {
    const columns = step.map(({name, expression}) => `${expression} AS ${identifier(name)}`);
    return `SELECT *, ${columns.join(", ")} FROM (${inner}) AS earlier`;
  }, kept);
  return `CREATE TABLE ${identifier(source.keptTable)} AS ${finished}`;
}

/** The rows that do not count: `[verdict, line]`, by line. */
export function droppedSql(source: SourceLayout): string {
  return `SELECT verdict, line FROM ${identifier(source.judgedTable)} WHERE verdict IS NOT NULL ORDER BY line`;
}

/** `[wave, rows, last closing time]` of the rows that count; the wave is NULL in a source without waves. */
export function keptPerWaveSql(source: SourceLayout): string {
  return `SELECT wave, count(*), max(closed) FROM ${identifier(source.keptTable)} GROUP BY wave ORDER BY wave`;
}

/** Once the rows are judged and reported, only those that count stay in memory. */
export function forgetRowsSql(source: SourceLayout): string {
  return `DROP TABLE ${identifier(source.judgedTable)}; DROP TABLE ${identifier(source.rowsTable)}`;
}

function isYes(column: string): string {
  const number = numberOfText(`replace(${column}, ',', '.')`);
  return `(COALESCE(lower(${column}) IN ('ja', 'true'), FALSE) OR COALESCE((${number}) = 1, FALSE))`;
}

/** Only for forms: a row in a register of persons counts even when it tells nothing but who they are. */
function unansweredBranch(source: SourceLayout): string[] {
  if (source.rules.completed === null && source.rules.wave === null) return [];
  const blank = questionColumns(source).map(({name}) => `${identifier(name)} IS NULL`);
  return blank.length === 0 ? [] : [`WHEN ${allOf(blank)} THEN 'unanswered'`];
}

/** What the person was asked. An export that describes its questions has other columns of the survey system's own. */
function questionColumns({rules, table, columns}: SourceLayout): LayoutColumn[] {
  const administrative = new Set([rules.id, rules.wave, rules.completed, rules.closed]);
  const described = table.variables.filter(({question}) => question !== null);
  const questions = described.length > 0 ? described : table.variables;
  return questions
    .filter(({name}) => !administrative.has(name))
    .map(({name}) => columns.get(name))
    .filter((column) => column !== undefined);
}
