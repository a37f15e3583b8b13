import {CliError} from "../../errors/cli-error.ts";
import type {Grid, GridColumn} from "../excel/grid.ts";

/**
 * Sheets that are parts of one wide sheet, side by side, joined by the numbers of their rows: the last persons may have
 * left all of a part unanswered. A column that stands in several of them with the same content, as an id may, is kept once.
 * @throws CliError (data) when a part goes on below the first, which has the ids, so that they cannot be of one export
 */
export function joinGrids(grids: readonly Grid[], file: string): Grid {
  const [first, ...others] = grids;
  if (first === undefined) throw new TypeError("no sheets to join");
  if (others.length === 0) return first;
  const last = first.rows.at(-1) ?? 0;
  for (const other of others) {
    const end = other.rows.at(-1) ?? 0;
    if (end <= last) continue;
    throw new CliError(
      "data",
      `Sheet "${first.sheet}" ends on row ${last} and "${other.sheet}" on row ${end}, so they do not belong together.`,
      {place: {file}, hint: "Export the workbook again."},
    );
  }
  const rows = [...new Set(grids.flatMap((grid) => grid.rows))].sort((one, other) => one - other);
  const columns = grids.flatMap((grid) => aligned(grid, rows));
  return {sheet: first.sheet, rows, columns: withoutRepeats(columns), merges: []};
}

function aligned(grid: Grid, rows: readonly number[]): GridColumn[] {
  const places = new Map(grid.rows.map((row, at) => [row, at]));
  const from = rows.map((row) => places.get(row) ?? -1);
  return grid.columns.map(({texts, kinds}) => ({
    texts: from.map((at) => texts[at] ?? null),
    kinds: from.map((at) => kinds[at]),
  }));
}

/** The header is the first row. */
function withoutRepeats(columns: readonly GridColumn[]): GridColumn[] {
  const seen = new Map<string, GridColumn>();
  return columns.filter((column) => {
    const name = column.texts[0] ?? null;
    if (name === null) return true;
    const earlier = seen.get(name);
    if (earlier === undefined) seen.set(name, column);
    return earlier === undefined || earlier.texts.some((text, row) => text !== column.texts[row]);
  });
}
