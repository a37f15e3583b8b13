import type {Where} from "./diff-model.ts";
import type {PastAnalysis, PastCell} from "./past-results.ts";

export interface PlacedCell {
  readonly cell: PastCell;
  readonly where: Where;
}

/** The cells of an analysis by address, each with where it stands. */
export function placedCells(key: string, {title, table}: PastAnalysis): Map<string, PlacedCell> {
  const cells = new Map<string, PlacedCell>();
  for (const block of table.blocks) {
    for (const row of block.rows) {
      for (const [index, cell] of row.cells.entries()) {
        const {label = "", group = null} = table.columns[index] ?? {};
        const column = group === null ? label : `${group}: ${label}`;
        cells.set(cell.address, {cell, where: {analysis: key, title, block: block.label, row: row.label, column}});
      }
    }
  }
  return cells;
}
