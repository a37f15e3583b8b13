/**
 * How SQL is spelled for DuckDB: quoting, types, and the few functions that differ between databases.
 * Names and answers come from outside, so they enter SQL through `identifier` and `textLiteral` only.
 */

/** What a column holds: codes, dates and text are text, but codes from 0 to 99 may be held as such. */
export type ColumnType = "text" | "number" | "integer" | "code";

export const sqlTypes: Record<ColumnType, string> = {
  text: "VARCHAR",
  number: "DOUBLE",
  integer: "INTEGER",
  code: "UTINYINT",
};

export function identifier(name: string): string {
  return `"${storableText(name).replaceAll('"', '""')}"`;
}

/** Backslashes are plain characters in SQL; only the quote itself needs doubling. */
export function textLiteral(text: string): string {
  return `'${storableText(text).replaceAll("'", "''")}'`;
}

/** A floating point literal: a bare `0.1` would be a decimal. */
export function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not a number for SQL: ${value}`);
  const digits = String(value);
  return digits.includes("e") ? digits : `${digits}e0`;
}

/** No database stores the zero character in text, and C strings end at it. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD");
}

/** The number that a text expression spells, NULL when it spells none. Unlike a bare cast it knows no `inf` and `nan`. */
export function numberOfText(expression: string): string {
  return `CASE WHEN regexp_matches(${expression}, '^[+-]?[0-9]+([.][0-9]+)?$') THEN TRY_CAST(${expression} AS DOUBLE) END`;
}

export function asText(expression: string): string {
  return `CAST(${expression} AS VARCHAR)`;
}

/** True when an expression is one of the codes; false, never NULL, when it is none of them or blank. */
export function isOneOf(expression: string, type: ColumnType, codes: readonly string[]): string {
  const literals = literalsOf(type, codes);
  if (literals.length === 0) return "FALSE";
  return `COALESCE(${expression} IN (${literals.join(", ")}), FALSE)`;
}

function literalsOf(type: ColumnType, codes: readonly string[]): string[] {
  if (type === "text") return codes.map(textLiteral);
  if (type === "code") return codes.filter((code) => shortNumber.test(code));
  return codes.filter(isNumber).map(Number).map(numberLiteral);
}

/** How the database writes a number from 0 to 99: `07` is another code than `7`. */
export const shortNumber = /^(?:0|[1-9]\d?)$/;

function isNumber(code: string): boolean {
  return code.trim() !== "" && Number.isFinite(Number(code));
}

export function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "TRUE" : conditions.map((condition) => `(${condition})`).join(" AND ");
}
