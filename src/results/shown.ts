import type {Cell} from "./model.ts";

/** What a table shows in a cell: the bare number, or more where the author wants it. */
export function shownIn(cell: Cell): string {
  return "shown" in cell && cell.shown !== undefined ? cell.shown : cell.printed;
}
