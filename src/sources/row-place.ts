import {basename} from "node:path";
import type {Place} from "../errors/cli-error.ts";
import type {SourceTable} from "./model.ts";

/** Where a row of a table stood: its file, and its line there unless the rows are held in the database, which knows none. */
export function placeOfRow(table: SourceTable, row: number): Place {
  const file = fileOfRow(table, row);
  return table.held === null ? {file, line: table.lines[row] ?? 1} : {file};
}

/** Rows by their lines, or by their numbers where lines are not known: `lines 3, 8, 12 and 40 more`, or `line b.csv:3`. */
export function rowWords(table: SourceTable, rows: readonly number[], shown = 5): string {
  const noun = table.held === null ? "line" : "row";
  const numbers = rows.slice(0, shown).map((row) => rowWord(table, row));
  const rest = rows.length > shown ? ` and ${rows.length - shown} more` : "";
  return `${noun}${rows.length === 1 ? "" : "s"} ${numbers.join(", ")}${rest}`;
}

/** The file is named too where there are several. */
function rowWord(table: SourceTable, row: number): string {
  if (table.held !== null) return String(row + 1);
  const {file, line} = placeOfRow(table, row);
  return table.parts === undefined ? String(line) : `${basename(file)}:${line}`;
}

/** The rows of each file, from the first to the one before `to`. */
export function rowsByFile({
  dataFile,
  rowCount,
  parts = [{file: dataFile, rowCount}],
}: Pick<SourceTable, "dataFile" | "rowCount" | "parts">): {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}[] {
  let to = 0;
  return parts.map((part) => {
    const from = to;
    to += part.rowCount;
    return {file: part.file, from, to};
  });
}

function fileOfRow(table: SourceTable, row: number): string {
  return rowsByFile(table).find(({to}) => row < to)?.file ?? table.dataFile;
}
