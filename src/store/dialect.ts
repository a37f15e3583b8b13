/**
 * How SQL is spelled: what is the same everywhere as functions, what differs between databases as a `Dialect`. There is one file a
 * database under `dialects/`. Names and answers come from outside, so they enter SQL through `identifier` and `textLiteral` only.
 */

/** What a column holds: codes, dates and text are text, but codes that are whole numbers may be held as such. */
export type ColumnType = "text" | "number" | "integer" | "code";

/** What differs from database to database. */
export interface Dialect {
  /** As messages name the database. */
  readonly name: string;
  readonly types: Readonly<Record<ColumnType, string>>;
  /** A floating point literal: a bare `0.1` would be a decimal. */
  numberLiteral(value: number): string;
  /** The number that a text expression spells, NULL when it spells none. Unlike a bare cast it knows no `inf` and `nan`. */
  numberOfText(expression: string): string;
  /** True when an expression is one of the codes; false, never NULL, when it is none of them or blank. */
  isOneOf(expression: string, type: ColumnType, codes: readonly string[]): string;
  /** A number, as text, that is another when any of a group's rows is, whatever their order. */
  sumOfPrints(rows: string): string;
  /** Days from one expression of type DATE to another. */
  daysBetween(earlier: string, later: string): string;
}

export function identifier(name: string): string {
  return `"${storableText(name).replaceAll('"', '""')}"`;
}

/** Backslashes are plain characters in SQL; only the quote itself needs doubling. */
export function textLiteral(text: string): string {
  return `'${storableText(text).replaceAll("'", "''")}'`;
}

/** No database stores the zero character in text, and C strings end at it. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD");
}

export function asText(expression: string): string {
  return `CAST(${expression} AS VARCHAR)`;
}

export function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "TRUE" : conditions.map((condition) => `(${condition})`).join(" AND ");
}

/**
 * The literals of codes as a column of the type holds them; codes that it cannot hold are left out.
 * @param wholeNumber how the database writes those numbers that a column of type `code` can hold
 */
export function literalsOf(
  type: ColumnType,
  codes: readonly string[],
  numberLiteral: Dialect["numberLiteral"],
  wholeNumber: RegExp,
): string[] {
  if (type === "text") return codes.map(textLiteral);
  if (type === "code") return codes.filter((code) => wholeNumber.test(code));
  return codes.filter(isNumber).map(Number).map(numberLiteral);
}

function isNumber(code: string): boolean {
  return code.trim() !== "" && Number.isFinite(Number(code));
}

/** The shortest text of a number, as JavaScript has it. */
export function digitsOf(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not a number for SQL: ${value}`);
  return String(value);
}
