import type {Cell, EmptyCell} from "../../../results/model.ts";

/** A cell of another analysis under an address of its own. */
export function repeated(cell: Cell, address: string): Cell {
  return {...cell, address, of: [cell.address]};
}

/** Where a part has no such row or column: nothing is printed, and a reader who only listens is told why. */
export function blankCell(address: string): EmptyCell {
  return {kind: "empty", address, printed: "", reason: "indgår ikke i denne del"};
}
