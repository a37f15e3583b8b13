import {CliError, type Place} from "../errors/cli-error.ts";
import type {DelimitedRecord} from "./delimited.ts";
import {refuseWide} from "./most-columns.ts";

/** Delimited text with a header, every row as wide as it. Fields are trimmed; an empty one is null. */
export interface Rows {
  readonly names: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly lines: readonly number[];
  /** What an author should know of how it was read, in Danish. */
  readonly notes: readonly string[];
}

/**
 * Takes the header off records and checks that every row is as wide. A delimiter too many at the end of rows or header is
 * tolerated, as SurveyXact writes it, and a row of nothing but delimiters is none. A first column without a name holds row numbers, as R and pandas write them, and is
 * left out; so is any other column without name and values.
 *
 * @throws CliError (data) with the line: no records, a name missing or used twice, a row too short or too long, the header
 * once more
 */
export function rowsOf(records: readonly DelimitedRecord[], file: string): Rows {
  const [header, ...rest] = records;
  if (header === undefined) {
    throw new CliError("data", "The file is empty.", {place: {file}, hint: "Export it again."});
  }
  const names = namesOf(header);
  const filled = names.length === 1 ? rest : rest.filter(({fields}) => fields.some((field) => field.trim() !== ""));
  const rows = filled.map((record) => fieldsOf(record, names.length, file, `the header has ${names.length}`));
  refuseHeaderOnceMore(names, filled, file);
  const lines = filled.map((record) => record.line);
  const unnamed = unnamedColumns(names, rows, {file, line: header.line});
  const isNamed = (_: unknown, index: number) => !unnamed.has(index);
  const kept =
    unnamed.size === 0 ? {names, rows} : {names: names.filter(isNamed), rows: rows.map((row) => row.filter(isNamed))};
  refuseColumns(kept.names, {file, line: header.line});
  return {...kept, lines, notes: unnamed.has(0) ? ["Første kolonne har intet navn og er udeladt."] : []};
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
        ? "A delimiter is missing, or a line break in a text is not in quotes. Excel leaves delimiters out where the last columns are empty."
        : "There is a delimiter in a text that is not in quotes.",
  });
}

function namesOf(header: DelimitedRecord): string[] {
  const names = header.fields.map((field) => field.trim());
  while (names.length > 1 && names.at(-1) === "") names.pop();
  return names;
}

/** @throws CliError (data) for a column without a name that holds answers */
function unnamedColumns(names: readonly string[], rows: Rows["rows"], place: Place): Set<number> {
  const unnamed = names.flatMap((name, index) => (name === "" ? [index] : []));
  const nameless = unnamed.find(
    (index) => (index > 0 || names.length === 1) && rows.some((row) => row[index] !== null),
  );
  if (nameless === undefined) return new Set(unnamed);
  throw new CliError("data", `Column ${nameless + 1} has no name.`, {
    place,
    hint: `Name it on line ${place.line}, or state which line has the names as header_row of the source.`,
  });
}

function refuseColumns(names: readonly string[], place: Place): void {
  refuseWide(names.length, place);
  const seen = new Map<string, number>();
  names.forEach((name, index) => {
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      throw new CliError("data", `Columns ${earlier + 1} and ${index + 1} are both named "${name}".`, {
        place,
        hint: "Give each column its own name, or take one of them out.",
      });
    }
    seen.set(name, index);
  });
}

/** Files that were put together by hand have the header between their rows: it would make every column text. */
function refuseHeaderOnceMore(names: readonly string[], rest: readonly DelimitedRecord[], file: string): void {
  if (names.length < 2) return;
  const again = rest.find(({fields}) => names.every((name, index) => fields[index]?.trim() === name));
  if (again === undefined) return;
  throw new CliError("data", "The header stands here once more.", {
    place: {file, line: again.line},
    hint: "Were several files put together? Give them one by one instead, as a list under path.",
  });
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
