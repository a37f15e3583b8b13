import {readCode} from "../codebook/answers.ts";
import type {SourceColumn, SourceTable} from "../sources/model.ts";

/** The column of a name; undefined for a variable that the export describes and has no data for. */
export function columnOf(table: SourceTable, name: string): SourceColumn | undefined {
  return table.columns.find((column) => column.name === name);
}

/** How many different values a column has. */
export function distinctCount({values}: SourceColumn): number {
  return new Set(values.filter((value) => value !== null)).size;
}

/** Whether no two rows have the same value and every row has one. */
export function isUnique(table: SourceTable, column: SourceColumn): boolean {
  const filled = table.held === null ? column.values.filter((value) => value !== null).length : table.rowCount;
  return filled === table.rowCount && distinctCount(column) === table.rowCount;
}

/** Reads the code of a value in a column, null for a blank. The same value is read once. */
export function codeReader(
  {reading}: SourceColumn,
  labelled: readonly string[],
): (value: string | null) => string | null {
  const known = new Map<string, string>(labelled.map((code) => [code, code]));
  return (value) => {
    const text = value?.trim() ?? "";
    if (text === "") return null;
    const found = known.get(text) ?? readCode(null, text, reading);
    known.set(text, found);
    return found;
  };
}

/** The codes that stand in a column, in the order they first appear. */
export function codesIn(column: SourceColumn, labelled: readonly string[]): Set<string> {
  const read = codeReader(column, labelled);
  return new Set([...new Set(column.values)].map(read).filter((code) => code !== null));
}

/** Whether all values are whole numbers, written without decimals. */
export function areWholeNumbers(values: Iterable<string>): boolean {
  return [...values].every((value) => /^-?\d{1,9}$/.test(value));
}

/** Danish order, with numbers inside texts by their size: `9 måneder` before `12 måneder`. */
const danish = new Intl.Collator("da", {numeric: true});

export function inDanishOrder(texts: Iterable<string>): string[] {
  return [...texts].sort(danish.compare);
}
