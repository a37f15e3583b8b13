import {CliError} from "../../errors/cli-error.ts";
import {cellKinds, cellName, type Grid} from "./grid.ts";

/** Errors that say «nothing here»: #N/A is what a look-up gives that finds nothing, #NULL! what SPSS writes for missing. */
const nothing: ReadonlySet<string> = new Set(["#N/A", "#NULL!"]);

/** Whether a cell holds an error that stands for an empty one. */
export function isNothing(grid: Grid, column: number, row: number): boolean {
  const cells = grid.columns[column];
  return cells?.kinds[row] === cellKinds.error && nothing.has(cells.texts[row] ?? "");
}

/**
 * Refuses a cell whose value cannot be known.
 * @param row the place in the grid's rows
 * @throws CliError (data) for an error such as #DIV/0!, and for a formula without a stored value
 */
export function refuseUnreadable(grid: Grid, column: number, row: number, file: string): void {
  const kind = grid.columns[column]?.kinds[row];
  if (kind !== cellKinds.error && kind !== cellKinds.uncomputed) return;
  const line = grid.rows[row] ?? 1;
  const cell = `Cell ${cellName(line, column)} of sheet "${grid.sheet}"`;
  const isError = kind === cellKinds.error;
  throw new CliError(
    "data",
    isError
      ? `${cell} holds the error ${grid.columns[column]?.texts[row] ?? ""}.`
      : `${cell} holds a formula without a stored value.`,
    {
      place: {file, line, column: column + 1},
      hint: isError
        ? "Correct the formula, or empty the cell."
        : "Formulas are never computed here: open the workbook in Excel and save it, or put the value in its place.",
    },
  );
}
