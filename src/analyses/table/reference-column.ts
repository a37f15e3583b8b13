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
export function besideReference(at: BlockAddress, rows: readonly Row[], reference: Reference): Row[] {
  return rows.map((row) => {
    const address = addressOf(at.analysis, at.block, row.key, key);
    const value = row.role === "total" ? 100 : sumOf(row.answers ?? [row.key], reference);
    const cell =
      value === undefined
        ? emptyCell(address, "referencen har ikke dette svar")
        : numberCell(address, value, 0, fewestDecimals(value));
    return {...row, cells: [...row.cells, cell]};
  });
}

/** The percentage of some answers together; undefined where the reference lacks one of them. */
function sumOf(codes: readonly string[], {categories, percent}: Reference): number | undefined {
  const parts = codes.map((code) => percent[categories.findIndex((category) => category.code === code)]);
  const known = parts.filter((part) => part !== undefined);
  // The sum of 10.1 and 20.2 is 30.299999999999997 to a computer.
  return known.length < parts.length ? undefined : Number(known.reduce((sum, part) => sum + part, 0).toFixed(6));
}
