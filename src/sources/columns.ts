import {CliError} from "../errors/cli-error.ts";
import {isEmptyMark} from "./empty-marks.ts";
import type {SourceColumn} from "./model.ts";
import type {DelimitedFile} from "./read-delimited-file.ts";
import {columnReadings} from "./readings.ts";
import {rowsOf} from "./rows.ts";

type Values = readonly (string | null)[];

export interface Columns {
  readonly columns: SourceColumn[];
  readonly lines: readonly number[];
  /** What an author should know of how it was read, in Danish. */
  readonly notes: readonly string[];
}

/**
 * A file of answers as columns, each with its reading. What statistics programs write for nothing (`NA`, `#NULL!`) is
 * nothing in a column whose other values are numbers or dates.
 *
 * @param isMark what means nothing there; survey systems write nothing for nothing, so there `NA` is an answer's code
 * @throws CliError (data) when the file is empty, has a header only, or its rows are not even
 */
export function columnsOf(read: DelimitedFile, isMark: (value: string) => boolean = isEmptyMark): Columns {
  const {names, rows, lines, notes} = rowsOf(read.records, read.file);
  if (rows.length === 0) {
    throw new CliError("data", "The file has a header and no rows.", {
      place: {file: read.file, line: read.records[0]?.line ?? 1},
      hint: "Export it again, with the answers.",
    });
  }
  const raw = names.map((_, index) => rows.map((row) => row[index] ?? null));
  const unmarked = raw.map((values) => withoutMarks(values, isMark));
  const readings = columnReadings(unmarked, read.delimiter);
  const columns = names.map((name, index): SourceColumn => {
    const reading = readings[index] ?? {kind: "empty"};
    return {name, values: (reading.kind === "text" ? raw[index] : unmarked[index]) ?? [], reading};
  });
  const marked = columns.filter((column, index) => column.values !== raw[index]);
  return {columns, lines, notes: [...read.notes, ...notes, ...emptyMarksNote(marked.map(({name}) => name))]};
}

/** The very same values when there is no mark among them. */
function withoutMarks(values: Values, isMark: (value: string) => boolean): Values {
  return values.some((value) => value !== null && isMark(value))
    ? values.map((value) => (value !== null && isMark(value) ? null : value))
    : values;
}

/** Tells in which columns marks such as `NA` were read as nothing. */
export function emptyMarksNote(marked: readonly string[]): string[] {
  if (marked.length === 0) return [];
  const shown = marked.slice(0, 5);
  const more = marked.length > shown.length ? ` og ${marked.length - shown.length} til` : "";
  return [`NA, NULL og lignende er læst som tomme felter i kolonner med tal eller datoer: ${shown.join(", ")}${more}.`];
}
