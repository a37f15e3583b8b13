import {identifier, textLiteral} from "../dialect.ts";
import {duckdb, shortNumber} from "../dialects/duckdb.ts";
import type {Sample} from "./sample.ts";
import {trimmedText} from "./text-of-type.ts";

/**
 * How one column is read. `number`: as a whole number of one byte, which is quickest, but text that is a number in other
 * words is lost: see `holdDelimited`. An enumeration: by the texts that it has, a byte each; any other text stops the reading.
 * `text`: whatever it is.
 */
type ColumnPlan = "number" | "text" | {readonly texts: readonly string[]};

/** How each column of a delimited file is read. */
export type ReadPlan = readonly ColumnPlan[];

/** A column that has more distinct values in the sample than this is no question with answers to choose among. */
const mostCodes = 200;
/** The codes of numbered answers and the usual codes of missing ones: rare ones may be in no sample. */
const likelyCodes = [
  ...Array.from({length: 110}, (_, index) => String(index - 9)),
  ...["888", "998", "999", "-99", "-88", "-77", "-66"],
];
const wholeNumber = /^-?(?:0|[1-9]\d{0,2})$/;

/** The plans to try one after the other, from the quickest to the one that reads everything. Quotes make numbers inexact. */
export function readPlans({values, rowCount, hasQuotes}: Sample): ReadPlan[] {
  const texts = values.map((): ColumnPlan => "text");
  const enumerations = values.map((seen) => enumeration(seen, rowCount));
  const numbers = values.map(
    (seen, index): ColumnPlan => (isNumbered(seen) ? "number" : (enumerations[index] ?? "text")),
  );
  return [
    ...(numbers.includes("number") && !hasQuotes ? [numbers] : []),
    ...(enumerations.some((plan) => plan !== "text") ? [enumerations] : []),
    texts,
  ];
}

function isNumbered(seen: ReadonlySet<string>): boolean {
  return seen.size > 1 && [...seen].every((text) => text === "" || shortNumber.test(text));
}

function enumeration(seen: ReadonlySet<string>, rowCount: number): ColumnPlan {
  const texts = [...seen].filter((text) => text !== "");
  if (texts.length === 0 || texts.length > mostCodes || texts.length * 5 > rowCount) return "text";
  if (texts.some((text) => text !== text.trim())) return "text";
  return {texts: texts.every((text) => wholeNumber.test(text)) ? [...new Set([...likelyCodes, ...texts])] : texts};
}

/** The statement that reads a file into a table with the columns `c0`, `c1` … */
export function readSql(table: string, file: string, sample: Sample, plan: ReadPlan): string {
  const columns = plan.map((column, index) => `${textLiteral(`c${index}`)}: ${textLiteral(sqlType(column))}`);
  const selected = plan.map((column, index) =>
    column === "text" ? `${trimmedText(`c${index}`)} AS c${index}` : `c${index}`,
  );
  const options = [
    textLiteral(file),
    "auto_detect = false",
    "header = false",
    `skip = ${sample.linesAbove}`,
    `delim = ${textLiteral(sample.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `new_line = ${textLiteral(sample.newLine === "\n" ? "\\n" : "\\r\\n")}`,
    "strict_mode = true",
    "null_padding = false",
    `columns = {${columns.join(", ")}}`,
  ];
  return `CREATE TABLE ${identifier(table)} AS SELECT ${selected.join(", ")} FROM read_csv(${options.join(", ")})`;
}

export function sqlType(column: ColumnPlan): string {
  if (column === "text") return duckdb.types.text;
  return column === "number" ? duckdb.types.code : `ENUM(${column.texts.map(textLiteral).join(", ")})`;
}
