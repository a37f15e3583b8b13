import {lookUp} from "./lookup.ts";
import {LookupError} from "./lookup-error.ts";
import type {Block, Cell, Column, Findings} from "./model.ts";
import {findAnalysis, type Selector, selectBlock, selectColumns} from "./select-cells.ts";

export interface FoundBase {
  readonly base: number;
  readonly addresses: readonly string[];
}

/**
 * The n that percentages (or a mean) are of: with a row, that of its cell; without one, that of the column.
 * Without a column too, the base that all columns of the block share.
 * @throws LookupError when the base is not one number, or there is none.
 */
export function lookUpBase(results: Findings, selector: Selector): FoundBase {
  const analysis = findAnalysis(results, selector.analysis);
  if (selector.rows !== undefined) return baseOfRow(results, selector);
  const block = selectBlock(analysis, selector.block);
  const free = selector.columns === undefined && selector.wave === undefined;
  const columns = free ? analysis.table.columns : selectColumns(analysis, selector, "percent");
  const found = columns.flatMap((column) => basesOfColumn(block, analysis.table.columns.indexOf(column)));
  const [first] = found;
  if (first === undefined) {
    throw new LookupError("column", "wrong-unit", `Analysis "${analysis.key}" has no base there.`);
  }
  if (found.some((base) => base.base !== first.base)) throw severalBases(analysis.key, free, analysis.table.columns);
  return first;
}

function baseOfRow(results: Findings, selector: Selector): FoundBase {
  const {sum} = lookUp(results, selector);
  if (sum.unit === "text" || sum.base === null) {
    throw new LookupError("row", "wrong-unit", `"${sum.printed}" at ${sum.addresses[0]} has no base.`);
  }
  return {base: sum.base, addresses: sum.addresses};
}

/** The column's base cell where it has one; else the bases of its cells. */
function basesOfColumn(block: Block, index: number): FoundBase[] {
  const cells = block.rows.flatMap((row) => row.cells[index] ?? []);
  const printed = cells.filter((cell) => cell.kind === "base");
  return (printed.length === 1 ? printed : cells).flatMap(baseOfCell);
}

function baseOfCell(cell: Cell): FoundBase[] {
  if (cell.kind === "text" || cell.kind === "empty" || cell.base === null) return [];
  return [{base: cell.base, addresses: [cell.address]}];
}

function severalBases(analysis: string, free: boolean, columns: readonly Column[]): LookupError {
  if (free) {
    const message = `Name the column: those of analysis "${analysis}" have different bases.`;
    return new LookupError("column", "unnamed", message, {candidates: columns});
  }
  const message = `Name the row: those of analysis "${analysis}" have different bases.`;
  return new LookupError("row", "unnamed", message);
}
