import type {Column} from "./model.ts";

/** What stands above a column: its label, and the letter that other columns' cells call it by. */
export function headingOf({label, letter}: Pick<Column, "label" | "letter">): string {
  return letter === undefined ? label : `${label} (${letter})`;
}
