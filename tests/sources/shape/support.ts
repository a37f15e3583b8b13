import type {SourceColumn, SourceTable, SourceVariable} from "../../../src/sources/model.ts";
import {columnReadings} from "../../../src/sources/readings.ts";

type Cells = Readonly<Record<string, readonly (string | null)[]>>;

/** A table of columns that are read as delimited text is; what is known of a variable beyond its name is given. */
export function tableOf(
  file: string,
  cells: Cells,
  known: Readonly<Record<string, Partial<SourceVariable>>> = {},
  delimiter = ";",
): SourceTable {
  const names = Object.keys(cells);
  const readings = columnReadings(Object.values(cells), delimiter);
  const rowCount = Object.values(cells)[0]?.length ?? 0;
  return {
    key: "skema",
    files: [{path: file, sha256: "", rows: rowCount, encoding: "utf-8", delimiter}],
    dataFile: file,
    columns: names.map(
      (name, index): SourceColumn => ({name, values: cells[name] ?? [], reading: readings[index] ?? {kind: "empty"}}),
    ),
    rowCount,
    held: null,
    lines: Array.from({length: rowCount}, (_, row) => row + 2),
    variables: names.map((name) => variableOf(name, file, known[name])),
    notes: [],
  };
}

function variableOf(name: string, file: string, known: Partial<SourceVariable> = {}): SourceVariable {
  const plain = {question: null, kind: "unknown", labels: [], option: null, missing: null, measure: null} as const;
  return {name, ...plain, place: {file, line: 1}, ...known};
}

export function valuesOf(table: SourceTable, name: string): readonly (string | null)[] | undefined {
  return table.columns.find((column) => column.name === name)?.values;
}

export function readingOf(table: SourceTable, name: string) {
  return table.columns.find((column) => column.name === name)?.reading;
}
