import {CliError} from "../errors/cli-error.ts";
import type {DelimitedRecord} from "./delimited.ts";

/** Delimited text with a header, every row as wide as it. Fields are trimmed; an empty one is null. */
export interface Rows {
  readonly names: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly lines: readonly number[];
}

/**
 * Takes the header off records and checks that every row is as wide. A delimiter too many at the end of rows or header is
 * tolerated, as SurveyXact writes it.
 *
 * @throws CliError (data) with the line: no records, a name missing or used twice, a row too short or too long
 */
export function rowsOf(records: readonly DelimitedRecord[], file: string): Rows {
  const [header, ...rest] = records;
  if (header === undefined) {
    throw new CliError("data", "The file is empty.", {place: {file}, hint: "Export it again."});
  }
  const names = columnNames(header, file);
  const rows = rest.map((record) => fieldsOf(record, names.length, file, `the header has ${names.length}`));
  return {names, rows, lines: rest.map((record) => record.line)};
}

/**
 * The fields of one record, as many as there are columns.
 * @param wanted what tells how many there should be, as the end of a sentence
 * @throws CliError (data) with the line when there are fewer, or more that are not empty
 */
export function fieldsOf(record: DelimitedRecord, width: number, file: string, wanted: string): (string | null)[] {
  const fields = record.fields.map((field) => field.trim() || null);
  while (fields.length > width && fields.at(-1) === null) fields.pop();
  if (fields.length === width) return fields;
  const count = record.fields.length;
  throw new CliError("data", `The row has ${counted(count, "field")} where ${wanted}.`, {
    place: {file, line: record.line},
    hint:
      count < width
        ? "A delimiter is missing, or a line break in a text is not in quotes."
        : "There is a delimiter in a text that is not in quotes.",
  });
}

function columnNames(header: DelimitedRecord, file: string): string[] {
  const place = {file, line: header.line};
  const names = header.fields.map((field) => field.trim());
  while (names.length > 1 && names.at(-1) === "") names.pop();
  const seen = new Map<string, number>();
  names.forEach((name, index) => {
    if (name === "") {
      throw new CliError("data", `Column ${index + 1} has no name.`, {place, hint: "Name it in the first line."});
    }
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      throw new CliError("data", `Columns ${earlier + 1} and ${index + 1} are both named "${name}".`, {
        place,
        hint: "Give each column its own name, or take one of them out.",
      });
    }
    seen.set(name, index);
  });
  return names;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
