import {derivationSteps} from "./derive.ts";
import type {QuantileLimits} from "./derived/quantiles.ts";
import {allOf, type Dialect, identifier} from "./dialect.ts";
import type {Judgement} from "./held/judge.ts";
import type {LayoutColumn, SourceLayout} from "./layout.ts";

/** The column of held rows by which ids are told apart. */
export const idKey = "id_key";

/** Rows whose wave is none of the evaluation's: `[wave, position]`, by position. Rows without an id are left out anyway. */
export function strayWavesSql(source: SourceLayout, waves: readonly number[]): string {
  return `SELECT wave, position FROM ${identifier(source.rowsTable)}
    WHERE id IS NOT NULL AND wave IS NOT NULL AND NOT ${source.dialect.isOneOf("wave", "text", waves.map(String))}
    ORDER BY position`;
}

/**
 * Finds the rows that do not count: the first reason that holds is a row's `verdict`.
 * A form without any answer goes before duplicates are looked for, so that it cannot push out one with answers.
 * Only persons who come twice are sorted by time: hardly anyone does, and to sort a million rows is slow.
 */
export function judgeSql(source: SourceLayout): string {
  const form = formKeys(source, "id");
  const keys = form.join(", ");
  const rows = identifier(source.rowsTable);
  const reason = reasonOf(source);
  return `CREATE TABLE ${identifier(source.judgedTable)} AS
    SELECT position, ${reason} AS verdict FROM ${rows} WHERE ${reason} IS NOT NULL
    UNION ALL
    SELECT position, 'duplicate' FROM (
      SELECT position, row_number() OVER (PARTITION BY ${keys} ORDER BY closed NULLS LAST, position) AS turn
      FROM ${rows}
      SEMI JOIN (SELECT ${keys} FROM ${rows} WHERE ${reason} IS NULL GROUP BY ${keys} HAVING count(*) > 1) AS twice
        USING (${keys})
      WHERE ${reason} IS NULL
    ) AS numbered
    WHERE turn > 1`;
}

/** What tells one form from another. */
export function formKeys({rules}: SourceLayout, id: string): string[] {
  return rules.wave === null ? [id] : [id, "wave"];
}

/** The first reason why a row does not count, or NULL. That it is double is not among them. */
export function reasonOf(source: SourceLayout): string {
  const {rules} = source;
  const reasons = [
    "WHEN id IS NULL THEN 'no-id'",
    ...(rules.wave === null ? [] : ["WHEN wave IS NULL THEN 'no-wave'"]),
    ...(rules.completed === null ? [] : [`WHEN NOT ${isYes(source.dialect, "completed")} THEN 'not-completed'`]),
    ...unansweredBranch(source),
  ];
  return `CASE ${reasons.join(" ")} END`;
}

/** The rows that count, with their wave as a number and the derived variables as columns. */
export function keepSql(source: SourceLayout, allCount: boolean): string {
  const counted = allCount ? "TRUE" : `position NOT IN (SELECT position FROM ${identifier(source.judgedTable)})`;
  const what = isView(source, allCount) ? "VIEW" : "TABLE";
  return `CREATE ${what} ${identifier(source.keptTable)} AS ${keptSql(source, `WHERE ${counted}`)}`;
}

/** The same of rows that are held in the database, as a view: they are not copied. */
export function keepHeldSql(source: SourceLayout, judgement: Judgement, limits: LimitsByName): string {
  return `CREATE VIEW ${identifier(source.keptTable)} AS ${keptHeldSql(source, judgement, limits)}`;
}

/** @param limits of the groups by quantiles that are wanted */
export function keptHeldSql(source: SourceLayout, {reasons, hasDuplicates}: Judgement, limits: LimitsByName): string {
  const judged = identifier(source.judgedTable);
  const once = hasDuplicates ? `ANTI JOIN ${judged} AS twice ON twice.position = held.position` : "";
  const counted = reasons.length === 0 ? "" : `WHERE ${reasonOf(source)} IS NULL`;
  return keptSql(source, `AS held ${once} ${counted}`, limits);
}

/** Of each variable that is groups by quantiles. */
type LimitsByName = ReadonlyMap<string, QuantileLimits>;

/** @param restriction follows the rows in FROM */
function keptSql(source: SourceLayout, restriction: string, limits?: LimitsByName): string {
  const stored = [...source.columns.values()].filter(({data}) => data !== null).map(({name}) => identifier(name));
  const selected = ["id", "CAST(wave AS INTEGER) AS wave", "closed", "position", ...stored];
  const kept = `SELECT ${selected.join(", ")} FROM ${identifier(source.rowsTable)} ${restriction}`;
  return derivationSteps(source, limits).reduce((inner, step) => {
    const columns = step.map(({name, expression}) => `${expression} AS ${identifier(name)}`);
    return `SELECT *, ${columns.join(", ")} FROM (${inner}) AS earlier`;
  }, kept);
}

/** Many rows of which all count are not copied, unless all of them must be looked at to know the value of one. */
function isView(source: SourceLayout, allCount: boolean): boolean {
  return allCount && source.isLarge && !looksAtAll(source);
}

function looksAtAll({columns}: SourceLayout): boolean {
  return [...columns.values()].some(({variable}) => variable.derivation?.kind === "quantile");
}

/** The rows that do not count: `[verdict, position]`, by position. */
export function droppedSql(source: SourceLayout): string {
  return `SELECT verdict, position FROM ${identifier(source.judgedTable)} ORDER BY position`;
}

/** `[wave, rows, last closing time]` of the rows that count; the wave is NULL in a source without waves. */
export function keptPerWaveSql(source: SourceLayout): string {
  return `SELECT wave, count(*), max(closed) FROM ${source.kept.from(["closed"])} AS form GROUP BY wave ORDER BY wave`;
}

/** Once the rows are judged and reported, only those that count stay in memory. */
export function forgetRowsSql(source: SourceLayout, allCount: boolean): string {
  const judged = `DROP TABLE ${identifier(source.judgedTable)}`;
  if (isView(source, allCount)) return judged;
  return `${judged}; DROP TABLE ${identifier(source.rowsTable)}`;
}

/** Whether a text says that a form is finished. */
function isYes(dialect: Dialect, column: string): string {
  const number = dialect.numberOfText(`replace(${column}, ',', '.')`);
  return `(COALESCE(lower(${column}) IN ('ja', 'true'), FALSE) OR COALESCE((${number}) = 1, FALSE))`;
}

/** Only for forms: a row in a register of persons counts even when it tells nothing but who they are. */
function unansweredBranch(source: SourceLayout): string[] {
  if (source.rules.completed === null && source.rules.wave === null) return [];
  const blank = questionColumns(source).map(({name}) => `${identifier(name)} IS NULL`);
  return blank.length === 0 ? [] : [`WHEN ${allOf(blank)} THEN 'unanswered'`];
}

/** What the person was asked. An export that describes its questions has other columns of the survey system's own. */
export function questionColumns({rules, table, columns}: SourceLayout): LayoutColumn[] {
  const administrative = new Set([rules.id, rules.wave, rules.completed, rules.closed]);
  const described = table.variables.filter(({question}) => question !== null);
  const questions = described.length > 0 ? described : table.variables;
  return questions
    .filter(({name}) => !administrative.has(name))
    .map(({name}) => columns.get(name))
    .filter((column) => column !== undefined);
}
