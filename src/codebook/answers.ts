import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import {masked} from "../errors/masked.ts";
import {type DateOrder, readDate, readDatetime} from "../sources/dates.ts";
import type {ColumnReading} from "../sources/model.ts";
import {readNumber} from "../sources/numbers.ts";
import {isAmongMissing} from "./among-missing.ts";
import type {Scale, Variable} from "./model.ts";

/**
 * What a field of an export says of a variable: the code of a categorical one, a number, ISO text of a date
 * (`yyyy-mm-dd`, or `yyyy-mm-ddThh:mm:ss` when the column holds times) or the text as it stands. Blank is null, and so is
 * a value that is declared missing.
 * A code need not be in the scale: that is for `checkValues`.
 *
 * @throws CliError (data) when the text is not a number or a date although the variable is one.
 */
export function readAnswer(variable: Variable, raw: string | null, reading: ColumnReading): string | number | null {
  const text = raw?.trim() ?? "";
  if (text === "" || isNoAnswer(variable, text, reading)) return null;
  switch (variable.kind) {
    case "categorical":
      return readCode(variable.scale, text, reading);
    case "number":
      return numberOf(text, reading) ?? refuse(variable, text, "a number");
    case "date":
      return dateOf(text, reading) ?? refuse(variable, text, "a date");
    case "text":
      return text;
  }
}

/** Whether a text is a value that is declared missing. A category of the scale is what the scale says it is. */
export function isNoAnswer({missingValues, scale}: Variable, text: string, reading: ColumnReading): boolean {
  if (missingValues === undefined) return false;
  const code = readCode(scale, text, reading);
  if (scale?.categories.some((category) => category.code === code)) return false;
  return isAmongMissing(missingValues, text) || isAmongMissing(missingValues, code);
}

/** The number that a text stands for, its decimal sign taken from the column or, in a column of mixed text, from itself. */
export function numberOf(text: string, reading: ColumnReading): number | null {
  if (reading.kind === "number") return readNumber(text, reading.decimal);
  return readNumber(text, text.includes(",") ? "," : ".");
}

/** The ISO date or time that a text stands for; a column of mixed text is tried in both orders. */
export function dateOf(text: string, reading: ColumnReading): string | null {
  if (reading.kind === "date") return readDate(text, reading.order);
  if (reading.kind === "datetime") return readDatetime(text, reading.order);
  const orders: readonly DateOrder[] = ["ymd", "dmy"];
  for (const order of orders) {
    const iso = readDate(text, order) ?? readDatetime(text, order);
    if (iso !== null) return iso;
  }
  return null;
}

/** Whole numbers are one code however they are written: `4`, `4.0`, and `4,0` in a file with decimal comma. */
export function readCode(scale: Scale | null, text: string, reading: ColumnReading): string {
  if (scale?.categories.some((category) => category.code === text)) return text;
  const code = plainCode(text, reading);
  return scale?.merged?.get(code) ?? code;
}

function plainCode(text: string, reading: ColumnReading): string {
  if (reading.kind === "number") {
    const value = readNumber(text, reading.decimal);
    return value === null ? text : String(value === 0 ? 0 : value);
  }
  return text.replace(/^(\d+)[.,]00?$/, "$1");
}

function refuse(variable: Variable, text: string, wanted: string): never {
  throw new CliError(
    "data",
    `${masked(text)} is not ${wanted}, but ${referenceTo(variable.source, variable.name)} is.`,
    {
      place: variable.place,
      hint: "Mend the export, or give the variable another type in codebook.yaml.",
    },
  );
}
