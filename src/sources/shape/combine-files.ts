import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {SourceColumn, SourceTable, SourceVariable} from "../model.ts";
import {type ColumnPart, mergeReadings} from "./merge-readings.ts";
import {mergeVariables} from "./merge-variables.ts";
import {fewNotes} from "./notes.ts";

/** The table of one file, and what its notes call it. */
export interface FileTable {
  readonly table: SourceTable;
  readonly name: string;
}

/**
 * The rows of several files as one table. Columns are known by their names, in whatever order; where a file lacks one, its
 * rows have nothing in it.
 *
 * @param wanted columns that every file must have: the id, and the wave
 * @throws CliError (data) when a file lacks one of them, or columns of one name hold different things
 */
export function combineFiles(tables: readonly FileTable[], wanted: readonly string[]): SourceTable {
  const [first, ...others] = tables;
  if (first === undefined) throw new TypeError("no files to combine");
  if (others.length === 0) return first.table;
  const files = tables.map(indexed);
  for (const file of files) refuseLacking(file, wanted);
  const names = [...new Set(files.flatMap(({table}) => table.columns.map((column) => column.name)))];
  const merged = names.map((name) => mergedColumn(name, files));
  const variables = [...new Set(files.flatMap(({table}) => table.variables.map((variable) => variable.name)))];
  const described = variables.map((name) => mergeVariables(name, partsOf(name, files)));
  return {
    key: first.table.key,
    files: [...new Map(files.flatMap(({table}) => table.files.map((file) => [file.path, file]))).values()],
    dataFile: first.table.dataFile,
    parts: files.map(({table}) => ({file: table.dataFile, rowCount: table.rowCount})),
    columns: merged.map(({column}) => column),
    rowCount: files.reduce((sum, {table}) => sum + table.rowCount, 0),
    held: null,
    lines: files.flatMap(({table}) => table.lines),
    variables: described.flatMap((each): SourceVariable[] => (each === null ? [] : [each.variable])),
    notes: [
      ...files.flatMap(({table, name}) => table.notes.map((note) => `${name}: ${note}`)),
      ...fewNotes(files.flatMap((file) => lackingNote(file, names))),
      ...fewNotes(merged.flatMap(({notes}) => notes)),
      ...fewNotes(described.flatMap((each) => each?.notes ?? [])),
    ],
  };
}

interface IndexedFile extends FileTable {
  readonly columns: ReadonlyMap<string, SourceColumn>;
  readonly variables: ReadonlyMap<string, SourceVariable>;
}

function indexed(file: FileTable): IndexedFile {
  return {
    ...file,
    columns: new Map(file.table.columns.map((column) => [column.name, column])),
    variables: new Map(file.table.variables.map((variable) => [variable.name, variable])),
  };
}

function refuseLacking({table, columns}: IndexedFile, wanted: readonly string[]): void {
  const lacking = wanted.find((name) => !columns.has(name));
  if (lacking === undefined) return;
  throw new CliError(
    "data",
    `"${table.dataFile}" has no column "${lacking}", which other files of "${table.key}" have.`,
    {
      place: {file: table.dataFile, line: 1},
      hint: didYouMean(lacking, columns.keys(), "columns"),
    },
  );
}

function partsOf(name: string, files: readonly IndexedFile[]): ColumnPart[] {
  return files.flatMap((file): ColumnPart[] => {
    return file.columns.has(name) || file.variables.has(name) ? [columnPart(name, file)] : [];
  });
}

function mergedColumn(
  name: string,
  files: readonly IndexedFile[],
): {readonly column: SourceColumn; readonly notes: readonly string[]} {
  const {reading, values, notes} = mergeReadings(
    name,
    files.map((file) => columnPart(name, file)),
  );
  return {column: {name, values: values.flat(), reading}, notes};
}

function columnPart(name: string, {table, name: from, columns, variables}: IndexedFile): ColumnPart {
  const column = columns.get(name) ?? emptyColumn(name, table.rowCount);
  return {column, variable: variables.get(name), from, file: table.dataFile};
}

function emptyColumn(name: string, rowCount: number): SourceColumn {
  return {name, values: Array.from({length: rowCount}, () => null), reading: {kind: "empty"}};
}

function lackingNote({columns, name}: IndexedFile, names: readonly string[]): string[] {
  const lacking = names.filter((each) => !columns.has(each));
  if (lacking.length === 0) return [];
  const shown = lacking.slice(0, 6).join(", ");
  const more = lacking.length > 6 ? ` og ${lacking.length - 6} til` : "";
  return [`${name} mangler ${shown}${more}: felterne er tomme i rækkerne derfra.`];
}
