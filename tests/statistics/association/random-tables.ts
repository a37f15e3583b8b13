import fc from "fast-check";
import {occupiedTable} from "../../../src/statistics/contingency-table.ts";

/** Tables of 2 to 4 rows and columns that can be tested, with counts up to `max`. */
export function testableTables(max = 8): fc.Arbitrary<number[][]> {
  return fc
    .tuple(fc.integer({min: 2, max: 4}), fc.integer({min: 2, max: 4}))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.nat({max}), {minLength: columns, maxLength: columns}), {minLength: rows, maxLength: rows}),
    )
    .filter((table) => occupiedTable(table).ok);
}

/** Two by two tables that can be tested. */
export function testableFours(max: number): fc.Arbitrary<number[][]> {
  return fc
    .array(fc.array(fc.nat({max}), {minLength: 2, maxLength: 2}), {minLength: 2, maxLength: 2})
    .filter((table) => occupiedTable(table).ok && occupiedTable(transposed(table)).ok)
    .filter((table) => [...table, ...transposed(table)].every((line) => line.some((count) => count > 0)));
}

export function transposed(table: readonly (readonly number[])[]): number[][] {
  return (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? 0));
}
