import type {SourceTable} from "./model.ts";

/** What `id` of a source is where an export has none: every row is a person of its own. */
export const rowIdColumn = "$row";

/** A table with a column that numbers its rows, from 1. Rows that are held in the database are numbered there. */
export function withRowIds(table: SourceTable): SourceTable {
  if (table.held !== null || table.columns.some((column) => column.name === rowIdColumn)) return table;
  const values = Array.from({length: table.rowCount}, (_, index) => String(index + 1));
  return {...table, columns: [...table.columns, {name: rowIdColumn, values, reading: {kind: "number", decimal: "."}}]};
}
