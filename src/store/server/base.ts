/** Which rows of a server's table are persons and forms that count, as SQL. */
import {numberOf} from "../../codebook/answers.ts";
import type {ServerColumn, ServerRows, SourceTable} from "../../sources/model.ts";
import {rowIdColumn} from "../../sources/row-id.ts";
import {allOf, asText, identifier, textLiteral} from "../dialect.ts";
import {postgresql} from "../dialects/postgresql.ts";
import {questionColumns} from "../keep.ts";
import {type LayoutColumn, ruleColumn, type SourceLayout} from "../layout.ts";
import {isoText, plainText, serverAnswer} from "./answers.ts";

/** The rows of a table, and who, when and whether, in SQL. */
export interface Base {
  readonly from: string;
  readonly id: string;
  /** Null in a source without waves. */
  readonly wave: string | null;
  /** Null in a source without a time of answering. */
  readonly closed: {readonly text: string; readonly order: string} | null;
  /** Why a row does not count; NULL for one that does. */
  readonly verdict: string;
  readonly counts: string;
  readonly isUnique: boolean;
}

export function baseOf(source: SourceLayout): Base {
  const {rules, table} = source;
  const server = serverRows(table);
  const id = idOf(source, server);
  const wave = rules.wave === null ? null : waveOf(columnOf(table, rules.wave));
  const completed = rules.completed === null ? null : completedOf(columnOf(table, rules.completed));
  const unanswered = rules.completed === null && rules.wave === null ? [] : blankOf(source);
  const reasons = [
    {verdict: "no-id", condition: `${id} IS NULL`},
    ...(wave === null ? [] : [{verdict: "no-wave", condition: `${wave} IS NULL`}]),
    ...(completed === null ? [] : [{verdict: "not-completed", condition: `NOT ${completed}`}]),
    ...(unanswered.length === 0 ? [] : [{verdict: "unanswered", condition: allOf(unanswered)}]),
  ];
  const branches = reasons.map(({verdict, condition}) => `WHEN ${condition} THEN ${textLiteral(verdict)}`);
  return {
    from: server.from,
    id,
    wave,
    closed: rules.closed === null ? null : closedOf(source, rules.closed),
    verdict: `CASE ${branches.join(" ")} END`,
    counts: allOf([
      `${id} IS NOT NULL`,
      ...(wave === null ? [] : [`${wave} IS NOT NULL`]),
      ...(completed === null ? [] : [completed]),
      ...(unanswered.length === 0 ? [] : [`NOT (${allOf(unanswered)})`]),
    ]),
    isUnique: server.isUnique,
  };
}

/** @throws TypeError for rows that are in no server */
export function serverRows(table: SourceTable): ServerRows {
  const server = table.held?.server;
  if (server === undefined) throw new TypeError(`the rows of "${table.key}" are in no server`);
  return server;
}

export function columnOf(table: SourceTable, name: string): ServerColumn {
  const column = serverRows(table).columns.get(name);
  if (column === undefined) throw new TypeError(`the table of "${table.key}" has no column "${name}"`);
  return column;
}

/** Ids of several sources are held against each other: as they are where all have the same type, else as text. */
function idOf({rules, table, sharesIdType}: SourceLayout, {columns, rowId}: ServerRows): string {
  if (rules.id === rowIdColumn && rowId !== null) return rowId;
  const column = columns.get(rules.id);
  if (column === undefined) throw new TypeError(`the table of "${table.key}" has no column "${rules.id}"`);
  const name = identifier(column.name);
  return column.kind === "whole" && sharesIdType ? name : plainText(column, name);
}

function waveOf(column: ServerColumn): string {
  const name = identifier(column.name);
  const waves = [...(column.texts ?? [])].map(([raw, {text}]) => ({
    raw,
    wave: text === null ? null : numberOfText(text),
  }));
  if (column.kind === "whole" && waves.every(({raw, wave}) => raw === String(wave))) return name;
  const value = column.kind === "text" ? name : plainText(column, name);
  const branches = waves.flatMap(({raw, wave}) =>
    wave === null ? [] : [`WHEN ${value} = ${textLiteral(raw)} THEN ${wave}`],
  );
  return branches.length === 0 ? "CAST(NULL AS INTEGER)" : `CASE ${branches.join(" ")} END`;
}

export function numberOfText(text: string): number | null {
  return numberOf(text, {kind: "number", decimal: "."});
}

/** True, in SQL, for a form that is finished; never NULL. */
function completedOf(column: ServerColumn): string {
  const name = identifier(column.name);
  if (column.kind === "truth") return `(${name} IS NOT NULL AND ${name})`;
  const texts = [...(column.texts ?? [])].flatMap(([raw, {text}]) => (text !== null && isYes(text) ? [raw] : []));
  if (column.kind === "whole") return postgresql.isOneOf(name, "code", texts);
  return postgresql.isOneOf(column.kind === "text" ? name : asText(name), "text", texts);
}

function isYes(text: string): boolean {
  return ["ja", "true"].includes(text.toLowerCase()) || /^[+]?0*1(?:[.,]0+)?$/.test(text);
}

function closedOf({table}: SourceLayout, name: string): Base["closed"] {
  const column = columnOf(table, name);
  const own = identifier(column.name);
  const text = isoText(ruleColumn(table, name), column, own);
  return {text, order: column.kind === "text" ? text : own};
}

/** True, in SQL, for each question of a form without an answer. */
function blankOf(source: SourceLayout): string[] {
  return questionColumns(source).flatMap((column) =>
    column.data === null ? [] : [`${storedExpression(source, column)} IS NULL`],
  );
}

export function storedExpression({table}: SourceLayout, {variable, data}: LayoutColumn): string {
  if (data === null) throw new TypeError(`${variable.name} is not stored`);
  return serverAnswer(variable, data, columnOf(table, data.name)).expression;
}
