/** What a column of a server's table says of its variable, as SQL. It is what `readAnswer` says of the texts of a file. */
import {isNoAnswer, readAnswer, readCode} from "../../codebook/answers.ts";
import type {Variable} from "../../codebook/model.ts";
import type {ColumnReading, MissingValues, ServerColumn, SourceColumn} from "../../sources/model.ts";
import {asText, type ColumnType, identifier, textLiteral} from "../dialect.ts";
import {postgresql} from "../dialects/postgresql.ts";
import {isoDateOfText, isoTimeOfText, numberOfTextIn, trimmedText} from "./texts.ts";

/** An answer in SQL. */
export interface ServerAnswer {
  readonly type: ColumnType;
  readonly expression: string;
}

const wholeNumber = /^(?:0|-?[1-9]\d{0,8})$/;

/** The answers of one variable. */
export function serverAnswer(variable: Variable, data: SourceColumn, column: ServerColumn): ServerAnswer {
  const name = identifier(column.name);
  switch (variable.kind) {
    case "number":
      return {type: "number", expression: numberAnswer(variable, data, column, name)};
    case "categorical":
      return categoryAnswer(variable, data, column, name);
    case "date":
      return {type: "text", expression: dateAnswer(variable, data, column, name)};
    case "text":
      return {
        type: "text",
        expression: column.texts === null ? plainText(column, name) : recoded(column, name, readWith(variable, data)),
      };
  }
}

/** The text of a field as a file would have it; NULL where there is nothing. */
export function plainText({kind, isPadded, hasNoNumbers}: ServerColumn, name: string): string {
  switch (kind) {
    case "text":
      return isPadded ? trimmedText(name) : name;
    case "truth":
      return `CASE WHEN ${name} THEN '1' WHEN NOT ${name} THEN '0' END`;
    case "number":
      return hasNoNumbers ? `CASE WHEN ${isNumber(name)} THEN ${asText(name)} END` : asText(name);
    case "time":
      return `to_char(${name}, 'YYYY-MM-DD"T"HH24:MI:SS')`;
    case "zoned":
      return `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')`;
    default:
      return asText(name);
  }
}

/** True, in SQL, for a number with an end. */
export function isNumber(name: string): string {
  return `${name} NOT IN ('NaN', 'Infinity', '-Infinity')`;
}

/** The ISO text of a date or time. */
export function isoText({reading}: Pick<SourceColumn, "reading">, column: ServerColumn, name: string): string {
  if (column.kind !== "text") return plainText(column, name);
  const text = plainText(column, name);
  if (reading.kind === "datetime") return isoTimeOfText(text, reading.order);
  return isoDateOfText(text, reading.kind === "date" ? reading.order : "ymd");
}

type Read = (text: string) => string | number | null;

function readWith(variable: Variable, {reading}: Pick<SourceColumn, "reading">): Read {
  return (text) => readAnswer(variable, text, reading);
}

function numberAnswer(variable: Variable, data: SourceColumn, column: ServerColumn, name: string): string {
  if (column.texts !== null) return recoded(column, name, readWith(variable, data), postgresql.types.number);
  const number =
    column.kind === "whole" || column.kind === "number"
      ? `CAST(${name} AS ${postgresql.types.number})`
      : numberOfTextIn(plainText(column, name), data.reading.kind === "number" ? data.reading.decimal : ".");
  const real = column.hasNoNumbers ? [`NOT (${isNumber(name)})`] : [];
  const missing = [...real, ...missingNumbers(variable.missingValues, number)];
  return missing.length === 0 ? number : `CASE WHEN NOT (${missing.join(" OR ")}) THEN ${number} END`;
}

function missingNumbers(missing: MissingValues | undefined, number: string): string[] {
  if (missing === undefined) return [];
  const {values, range} = missing;
  const listed = postgresql.isOneOf(number, "number", values);
  const limits = [
    range?.from == null ? [] : [`${number} >= ${postgresql.numberLiteral(range.from)}`],
    range?.to == null ? [] : [`${number} <= ${postgresql.numberLiteral(range.to)}`],
  ].flat();
  return [...(listed === "FALSE" ? [] : [listed]), ...(limits.length === 0 ? [] : [`(${limits.join(" AND ")})`])];
}

function categoryAnswer(variable: Variable, data: SourceColumn, column: ServerColumn, name: string): ServerAnswer {
  const read = readWith(variable, data);
  if (column.texts !== null) {
    if (column.kind === "whole" && isIdentity(column, read)) return {type: "code", expression: name};
    return {type: "text", expression: recoded(column, name, read)};
  }
  if (column.kind !== "whole") return {type: "text", expression: plainText(column, name)};
  const odd = oddCodes(variable, data.reading);
  if (odd.length === 0) return {type: "code", expression: name};
  const branches = odd.map(([number, code]) => `WHEN ${number} THEN ${code === null ? "NULL" : textLiteral(code)}`);
  return {type: "text", expression: `CASE ${name} ${branches.join(" ")} ELSE ${asText(name)} END`};
}

/** The whole numbers that stand for another code than themselves, as far as the codebook knows them. */
function oddCodes(variable: Variable, reading: ColumnReading): [number: string, code: string | null][] {
  const {scale, missingValues} = variable;
  const known = [...(scale?.merged?.keys() ?? []), ...(missingValues?.values ?? [])];
  return [...new Set(known)]
    .filter((text) => wholeNumber.test(text))
    .flatMap((text): [string, string | null][] => {
      if (isNoAnswer(variable, text, reading)) return [[text, null]];
      const code = readCode(scale, text, reading);
      return code === text ? [] : [[text, code]];
    });
}

function isIdentity({texts, blank}: ServerColumn, read: Read): boolean {
  return blank === null && [...(texts ?? [])].every(([raw, {text}]) => text === raw && String(read(raw)) === raw);
}

/** What each text that the table holds stands for. */
function recoded(column: ServerColumn, name: string, read: Read, type: string = postgresql.types.text): string {
  const value = column.kind === "text" ? name : plainText(column, name);
  const literal = (answer: string | number | null) => {
    if (answer === null) return "NULL";
    return typeof answer === "number" ? postgresql.numberLiteral(answer) : textLiteral(answer);
  };
  const answers = [...(column.texts ?? [])].map(([raw, {text}]) => ({raw, answer: text === null ? null : read(text)}));
  const isText = type === postgresql.types.text;
  const odd = answers.filter(({raw, answer}) => !isText || answer !== raw);
  const blank = column.blank === null ? "" : `WHEN ${name} IS NULL THEN ${literal(read(column.blank))}`;
  if (odd.length === 0 && blank === "") return isText ? value : `CAST(NULL AS ${type})`;
  const is = (raw: string) => (column.kind === "whole" ? `${name} = ${raw}` : `${value} = ${textLiteral(raw)}`);
  const branches = odd.map(({raw, answer}) => `WHEN ${is(raw)} THEN ${literal(answer)}`);
  return `CASE ${blank} ${branches.join(" ")} ELSE ${isText ? value : `CAST(NULL AS ${type})`} END`;
}

function dateAnswer(variable: Variable, data: SourceColumn, column: ServerColumn, name: string): string {
  if (column.texts !== null) return recoded(column, name, readWith(variable, data));
  const iso = isoText(data, column, name);
  const missing = variable.missingValues?.values ?? [];
  return missing.length === 0
    ? iso
    : `CASE WHEN NOT ${postgresql.isOneOf(plainText(column, name), "text", missing)} THEN ${iso} END`;
}
