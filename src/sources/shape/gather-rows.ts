import type {SourceColumn, SourceTable, TablePart} from "../model.ts";

type Rows = Pick<SourceTable, "lines" | "rowCount"> & {readonly parts?: readonly TablePart[]};

/** Where rows stand that are taken from a table, some of them more than once; `picked` never goes back. */
export function gatherLines(table: SourceTable, picked: readonly number[]): Rows {
  const rows = {rowCount: picked.length, lines: picked.map((row) => table.lines[row] ?? 1)};
  if (table.parts === undefined) return rows;
  let end = 0;
  const parts = table.parts.map(({file, rowCount}): TablePart => {
    const start = end;
    end += rowCount;
    return {file, rowCount: picked.filter((row) => row >= start && row < start + rowCount).length};
  });
  return {...rows, parts};
}

export function gatherColumn(column: SourceColumn, picked: readonly number[]): SourceColumn {
  return {...column, values: picked.map((row) => column.values[row] ?? null)};
}
