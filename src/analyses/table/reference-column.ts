import type {Column, Row} from "../../results/model.ts";
import type {Reference} from "../resolve/reference.ts";
import type {BlockAddress} from "./category-rows.ts";
import {addressOf, emptyCell, numberCell} from "./cells.ts";
import {fewestDecimals} from "./decimals.ts";

const key = "reference";

export function referenceColumn({label}: Reference): Column {
  return {key, label, group: null, unit: "number", role: "value"};
}

/** Rows of answers with the reference's percentages at their ends, as they are given. */
export function besideReference(at: BlockAddress, rows: readonly Row[], {categories, percent}: Reference): Row[] {
  return rows.map((row) => {
    const address = addressOf(at.analysis, at.block, row.key, key);
    const value = row.role === "total" ? 100 : percent[categories.findIndex(({code}) => code === row.key)];
    const cell =
      value === undefined
        ? emptyCell(address, "referencen har ikke dette svar")
        : numberCell(address, value, 0, fewestDecimals(value));
    return {...row, cells: [...row.cells, cell]};
  });
}
