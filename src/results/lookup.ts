import {printNumber, printPercent} from "../numbers/print.ts";
import type {NumberStyle} from "../numbers/style.ts";
import {notAddable, refuseSum} from "./addable.ts";
import {LookupError} from "./lookup-error.ts";
import type {Cell, CountCell, Findings, ShareCell} from "./model.ts";
import {type PreferredUnit, type Selection, type Selector, selectCells} from "./select-cells.ts";

/** A number that was looked up: one cell, or the sum of several. */
export type Sum =
  | {
      readonly unit: "percent" | "count" | "base";
      readonly count: number;
      /** What the count is out of; null when it is not out of anything. */
      readonly base: number | null;
      readonly exact: number;
      readonly printed: string;
      readonly addresses: readonly string[];
    }
  | {
      readonly unit: "number";
      readonly base: number;
      readonly exact: number;
      readonly printed: string;
      readonly addresses: readonly string[];
    }
  | {readonly unit: "text"; readonly printed: string; readonly addresses: readonly string[]};

export interface Lookup extends Selection {
  readonly sum: Sum;
}

/**
 * Looks a number up. Several rows or columns are added from their counts, never from printed percentages.
 * `prefer` says which column is meant when none is named and several hold values.
 * @throws LookupError when a name fits nothing, a name is missing, or the cells cannot be added.
 */
export function lookUp(results: Findings, selector: Selector, prefer: PreferredUnit = "percent"): Lookup {
  const selection = selectCells(results, selector, prefer);
  return {...selection, sum: sumCells(selection, results.style)};
}

/** @throws LookupError */
function sumCells(selection: Selection, style: NumberStyle): Sum {
  for (const cell of selection.cells) refuseEmpty(cell);
  const [first] = selection.cells;
  if (first === undefined) throw notAddable("row", selection, "no cell is selected");
  if (selection.cells.length === 1) return sumOfCell(first);
  refuseSum(selection);
  return addCounts(selection, style);
}

/** What one cell holds; an empty cell holds no more than its dash. */
export function sumOfCell(cell: Cell): Sum {
  const {printed, address} = cell;
  const addresses = [address];
  switch (cell.kind) {
    case "share":
      return {unit: "percent", count: cell.count, base: cell.base, exact: cell.exact, printed, addresses};
    case "count":
    case "base":
      return {unit: cell.kind, count: cell.count, base: cell.base, exact: cell.exact, printed, addresses};
    case "number":
      return {unit: "number", base: cell.base, exact: cell.exact, printed, addresses};
    default:
      return {unit: "text", printed, addresses};
  }
}

function addCounts(selection: Selection, style: NumberStyle): Sum {
  const cells = selection.cells.filter(isCounted);
  const kinds = new Set(selection.cells.map((cell) => cell.kind));
  const subject = selection.rows.length > 1 ? "row" : "column";
  if (cells.length < selection.cells.length || kinds.size > 1) {
    throw notAddable(subject, selection, "only shares or counts of one sort can be added");
  }
  const bases = new Set(cells.map((cell) => cell.base));
  const base = cells[0]?.base ?? null;
  if (bases.size > 1) throw notAddable(subject, selection, `they have different bases (${[...bases].join(", ")})`);
  const count = cells.reduce((sum, cell) => sum + cell.count, 0);
  const addresses = cells.map((cell) => cell.address);
  if (kinds.has("count") || base === null) {
    return {unit: "count", count, base, exact: count, printed: printNumber(count, 0), addresses};
  }
  return {unit: "percent", count, base, exact: count / base, printed: printPercent(count, base, style), addresses};
}

function isCounted(cell: Cell): cell is ShareCell | CountCell {
  return cell.kind === "share" || cell.kind === "count";
}

function refuseEmpty(cell: Cell): void {
  if (cell.kind !== "empty") return;
  throw new LookupError("row", "empty", `The cell ${cell.address} is empty: ${cell.reason}.`);
}
