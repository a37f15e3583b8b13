import {identifier, textLiteral} from "../dialect.ts";
import {isWholeNumber} from "./raw-columns.ts";

/** What JavaScript takes off the ends of a text. */
const blanks =
  " \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

/** Text that begins and ends with a printing letter of ASCII: to see that is ten times quicker than to trim. */
const trimmed = "[!-~](.*[!-~])?";

/** Trimmed text, NULL where nothing is left. */
export function trimmedText(column: string): string {
  const name = identifier(column);
  return `CASE WHEN regexp_full_match(${name}, '${trimmed}') THEN ${name}
    ELSE nullif(trim(${name}, ${textLiteral(blanks)}), '') END`;
}

/**
 * SQL for a column of the database's own type as the text that a delimited file would have: numbers as short as can be, with
 * `.`; true and false as 1 and 0; ISO dates and times, in UTC where they have a time zone. NaN is nothing.
 * @returns null for types that are no single value: lists, structures, binary data
 */
export function textOfType(column: string, type: string): string | null {
  const name = identifier(column);
  const text = `CAST(${name} AS VARCHAR)`;
  if (type === "VARCHAR") return trimmedText(column);
  if (type === "BOOLEAN") return `CASE WHEN ${name} THEN '1' WHEN NOT ${name} THEN '0' END`;
  if (type === "FLOAT" || type === "DOUBLE") {
    return `CASE WHEN NOT isnan(${name}) THEN regexp_replace(${text}, '[.]0$', '') END`;
  }
  if (type.startsWith("DECIMAL")) return `regexp_replace(${text}, '[.]0*$|([.][0-9]*[1-9])0+$', '\\1')`;
  if (type === "TIMESTAMP WITH TIME ZONE") return timeText(`${name} AT TIME ZONE 'UTC'`);
  if (type.startsWith("TIMESTAMP")) return timeText(name);
  const isPlain = isWholeNumber(type) || type === "DATE" || type === "TIME" || type === "UUID";
  return isPlain || type.startsWith("ENUM(") ? text : null;
}

function timeText(expression: string): string {
  return `strftime(CAST(${expression} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S')`;
}
