/**
 * PostgreSQL, and what speaks its protocol and SQL. Conditions are written with what postgres_fdw sends on to other servers:
 * no COALESCE, and no casts from text.
 */
import {type Dialect, digitsOf, literalsOf, textLiteral} from "../dialect.ts";

const wholeNumber = /^(?:0|-?[1-9]\d{0,8})$/;

export const postgresql: Dialect = {
  name: "PostgreSQL",
  types: {text: "TEXT", number: "DOUBLE PRECISION", integer: "INTEGER", code: "INTEGER"},
  numberLiteral: (value) => `CAST(${textLiteral(digitsOf(value))} AS DOUBLE PRECISION)`,
  numberOfText: (expression) =>
    `CASE WHEN ${expression} ~ '^[+-]?[0-9]+([.][0-9]+)?$' THEN CAST(${expression} AS DOUBLE PRECISION) END`,
  isOneOf: (expression, type, codes) => {
    const literals = literalsOf(type, codes, postgresql.numberLiteral, wholeNumber);
    return literals.length === 0
      ? "FALSE"
      : `(${expression} IS NOT NULL AND ${expression} IN (${literals.join(", ")}))`;
  },
  sumOfPrints: (rows) => `CAST(sum(CAST(hashtextextended(CAST(${rows} AS TEXT), 0) AS NUMERIC)) AS TEXT)`,
  daysBetween: (earlier, later) => `(${later} - ${earlier})`,
};
