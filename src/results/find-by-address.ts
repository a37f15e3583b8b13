import type {AnalysisResult, Block, Cell, Column, Findings, Row} from "./model.ts";

export interface AddressedCell {
  readonly analysis: AnalysisResult;
  readonly block: Block;
  readonly row: Row;
  readonly column: Column;
  readonly cell: Cell;
}

/** The cell at `analysis/block/row/column`, with where it stands; undefined when there is none. */
export function findByAddress(results: Findings, address: string): AddressedCell | undefined {
  const key = address.slice(0, Math.max(0, address.indexOf("/")));
  const analysis = Object.hasOwn(results.analyses, key) ? results.analyses[key] : undefined;
  if (analysis === undefined) return undefined;
  // Codes come from data and may hold a slash of their own, so the address is compared whole and never taken apart further.
  for (const block of analysis.table.blocks) {
    for (const row of block.rows) {
      const index = row.cells.findIndex((cell) => cell.address === address);
      const cell = row.cells[index];
      const column = analysis.table.columns[index];
      if (cell !== undefined && column !== undefined) return {analysis, block, row, column, cell};
    }
  }
  return undefined;
}
