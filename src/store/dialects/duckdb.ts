/** DuckDB, which holds the exports that are files. */
import {type Dialect, digitsOf, literalsOf} from "../dialect.ts";

/** How the database writes a number from 0 to 99: `07` is another code than `7`. */
export const shortNumber = /^(?:0|[1-9]\d?)$/;

/** The same for the numbers that columns of codes can hold in a Parquet file. */
const wholeNumber = /^(?:0|-?[1-9]\d{0,14})$/;

export const duckdb: Dialect = {
  name: "DuckDB",
  types: {text: "VARCHAR", number: "DOUBLE", integer: "INTEGER", code: "UTINYINT"},
  numberLiteral: (value) => {
    const digits = digitsOf(value);
    return digits.includes("e") ? digits : `${digits}e0`;
  },
  numberOfText: (expression) =>
    `CASE WHEN regexp_matches(${expression}, '^[+-]?[0-9]+([.][0-9]+)?$') THEN TRY_CAST(${expression} AS DOUBLE) END`,
  isOneOf: (expression, type, codes) => {
    const literals = literalsOf(type, codes, duckdb.numberLiteral, wholeNumber);
    return literals.length === 0 ? "FALSE" : `COALESCE(${expression} IN (${literals.join(", ")}), FALSE)`;
  },
  sumOfPrints: (rows) => `CAST(sum(CAST(hash(${rows}) AS HUGEINT)) AS VARCHAR)`,
  daysBetween: (earlier, later) => `date_diff('day', ${earlier}, ${later})`,
};
