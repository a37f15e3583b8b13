import {printNumber} from "../../numbers/print.ts";
import type {TestOutcome} from "../../results/model.ts";
import type {CountTable} from "../../statistics/contingency-table.ts";
import {leaveOneOut} from "../../statistics/independence/leave-one-out.ts";
import {isIndependent, runIndependent} from "./independent-tests.ts";

/** A result below this does not hang on one cell of a survey's size. */
const firm = 0.001;

/** Tables with more cells are not searched: the exact test of each would cost more than the note is worth. */
const mostCells = 20;

/**
 * The cell that a significant result hangs on, in Danish: the smallest without whose persons the same test would not be
 * significant. Null when the result is not significant, or stands without any one cell.
 */
export function cellItHangsOn(
  counts: CountTable,
  labels: {readonly rows: readonly string[]; readonly columns: readonly string[]},
  chosen: TestOutcome,
  level: number,
): string | null {
  const {method, significant, p} = chosen;
  if (!isIndependent(method) || !significant || p < firm || counts.flat().length > mostCells) return null;
  const result = leaveOneOut(counts, (table) => runIndependent(method, table), level);
  const cell = result.ok ? result.turning[0] : undefined;
  if (cell === undefined) return null;
  const where = `${labels.rows[cell.row] ?? ""} · ${labels.columns[cell.column] ?? ""}`;
  const persons = cell.count === 1 ? "den ene person" : `de ${printNumber(cell.count, 0)} personer`;
  return `uden ${persons} i »${where}«`;
}
