import {CliError} from "../../errors/cli-error.ts";
import {readDate, readDatetime} from "../dates.ts";
import type {ColumnReading, SourceColumn, SourceVariable} from "../model.ts";
import {readNumber} from "../numbers.ts";

/** One of the columns that become one: of a file, or of a wave. */
export interface ColumnPart {
  readonly column: SourceColumn;
  readonly variable: SourceVariable | undefined;
  /** What tells it from the others: the name of its file, or its own name. */
  readonly from: string;
  readonly file: string;
}

/** The columns as they are together: values of one form, each part's in its own list. */
export interface MergedValues {
  readonly reading: ColumnReading;
  readonly values: readonly (readonly (string | null)[])[];
  readonly notes: readonly string[];
}

type Rewrite = (value: string, reading: ColumnReading) => string;

/**
 * One reading for columns that were read each for itself, so that no value changes what it says: numbers with different
 * decimal signs get a point, dates of different forms become `yyyy-mm-dd`, and numbers beside text are text.
 *
 * @param name the variable that they become, for messages
 * @throws CliError (data) when one holds dates and another numbers
 */
export function mergeReadings(name: string, parts: readonly ColumnPart[]): MergedValues {
  const filled = parts.filter(({column}) => column.reading.kind !== "empty");
  const [first] = filled;
  if (first === undefined) return {reading: {kind: "empty"}, values: parts.map(({column}) => column.values), notes: []};
  const reading = first.column.reading;
  if (filled.every(({column}) => isSame(column.reading, reading))) {
    return {reading, values: parts.map(({column}) => column.values), notes: []};
  }
  const ofKind = (...kinds: ColumnReading["kind"][]) =>
    filled.filter(({column}) => kinds.includes(column.reading.kind));
  const texts = ofKind("text");
  const [number] = ofKind("number");
  const [date] = ofKind("date", "datetime");
  if (texts.length > 0) {
    return {reading: {kind: "text"}, values: rewritten(parts, plainNumber), notes: [textNote(name, texts, filled)]};
  }
  if (number !== undefined && date !== undefined) throw otherKind(name, [number, "numbers"], [date, "dates"]);
  if (number !== undefined) {
    return {reading: {kind: "number", decimal: "."}, values: rewritten(parts, plainNumber), notes: []};
  }
  const kind = ofKind("datetime").length > 0 ? "datetime" : "date";
  return {reading: {kind, order: "ymd"}, values: rewritten(parts, isoDate), notes: []};
}

function isSame(a: ColumnReading, b: ColumnReading): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function rewritten(parts: readonly ColumnPart[], rewrite: Rewrite): (string | null)[][] {
  return parts.map(({column}) =>
    column.values.map((value) => (value === null ? null : rewrite(value, column.reading))),
  );
}

/** A number with a point, in its shortest form; anything else as it stands. */
function plainNumber(value: string, reading: ColumnReading): string {
  const number = reading.kind === "number" ? readNumber(value, reading.decimal) : null;
  return number === null ? value : String(number);
}

function isoDate(value: string, reading: ColumnReading): string {
  if (reading.kind !== "date" && reading.kind !== "datetime") return value;
  return readDate(value, reading.order) ?? readDatetime(value, reading.order) ?? value;
}

function textNote(name: string, texts: readonly ColumnPart[], all: readonly ColumnPart[]): string {
  const others = all.filter((part) => !texts.includes(part));
  return `»${name}« er læst som tekst: den er tekst i ${listed(texts)} og tal eller datoer i ${listed(others)}.`;
}

function listed(parts: readonly ColumnPart[]): string {
  return parts.map(({from}) => from).join(", ");
}

/** Two of the columns hold things that cannot be one variable. */
export function otherKind(name: string, a: readonly [ColumnPart, string], b: readonly [ColumnPart, string]): CliError {
  const [[one, whatOne], [other, whatOther]] = [a, b];
  return new CliError("data", `"${name}" holds ${whatOne} in ${one.from} and ${whatOther} in ${other.from}.`, {
    place: {file: other.file, line: other.variable?.place.line ?? 1},
    hint: "Is it two variables of one name? Rename one of them, or mend the export.",
  });
}
