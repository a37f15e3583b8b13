import type {NumberStyle} from "../../../numbers/style.ts";
import type {Cell, Column, Row} from "../../../results/model.ts";
import {totalKey} from "../../table/category-rows.ts";
import {addressOf, countCell, emptyCell, shareCell, withCount} from "../../table/cells.ts";
import type {Moves} from "../../testing/moves.ts";
import {movesIn, type Repeated} from "../../testing/repeated.ts";

/** Persons by their places at the first and last wave, with the codes that the places stand for. */
export interface PlacedPairs {
  readonly pairs: Repeated;
  /** The answers of substance from the lowest to the highest. */
  readonly codes: readonly string[];
}

export interface MoveLayout {
  readonly analysis: string;
  readonly block: string;
  readonly isPercent: boolean;
  readonly withCounts: boolean;
  readonly style: NumberStyle;
}

const keys = ["up", "same", "down"] as const;

/**
 * Columns for who moved. They stand beside the matrix as its totals do, so that a figure of its answers leaves them out.
 * @param hasGoodEnd whether up is forward rather than higher
 */
export function moveColumns(hasGoodEnd: boolean, isPercent: boolean): Column[] {
  const labels = hasGoodEnd ? {up: "Frem", same: "Uændret", down: "Tilbage"} : {up: "Op", same: "Uændret", down: "Ned"};
  return keys.map((key) => ({
    key,
    label: labels[key],
    group: "Bevægelse",
    unit: isPercent ? "percent" : "count",
    role: "total",
  }));
}

/** The rows of a matrix with who moved of those who began alike; in the total row, of everybody. */
export function withMoves(rows: readonly Row[], placed: PlacedPairs, layout: MoveLayout): Row[] {
  return rows.map((row) => ({...row, cells: [...row.cells, ...moveCells(row, placed, layout)]}));
}

function moveCells(row: Row, {pairs, codes}: PlacedPairs, layout: MoveLayout): Cell[] {
  const address = (column: string) => addressOf(layout.analysis, layout.block, row.key, column);
  const place = codes.indexOf(row.key);
  const isTotal = row.role === "total" && row.key === totalKey;
  if (place === -1 && !isTotal) return keys.map((key) => emptyCell(address(key), "svaret står uden for rækkefølgen"));
  const from = isTotal ? pairs : startingAt(pairs, place);
  const moves = movesIn(from);
  return keys.map((key) => moveCell(address(key), moves, key, layout));
}

function startingAt(pairs: Repeated, place: number): Repeated {
  return {...pairs, patterns: pairs.patterns.filter(({scores}) => scores[0] === place)};
}

function moveCell(
  address: string,
  moves: Moves,
  key: (typeof keys)[number],
  {isPercent, withCounts, style}: MoveLayout,
): Cell {
  const n = moves.up + moves.same + moves.down;
  if (!isPercent) return countCell(address, moves[key], n);
  const cell = shareCell(address, moves[key], n, style, "ingen har dette svar");
  return withCounts ? withCount(cell) : cell;
}
