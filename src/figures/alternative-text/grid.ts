import type {NumberStyle} from "../../numbers/style.ts";
import type {HeatGrid} from "../heatmap-grid.ts";
import {emptyFinding} from "./ranked.ts";
import {inLetters, percentOf, quoted, sentences} from "./words.ts";

const mostNamed = 2;

/** The cell with the largest number of each cross-tab. */
export function gridFinding(grids: readonly HeatGrid[], numbers: NumberStyle): string {
  const found = grids.flatMap((grid) => {
    const cells = grid.rows.flatMap((row) =>
      row.cells.flatMap((cell, place) => {
        const column = grid.columns[place];
        return column === undefined || column.isTotal || cell.value === null
          ? []
          : [{row: row.label, column: column.label, value: cell.value, printed: cell.printed}];
      }),
    );
    const [largest] = [...cells].sort((a, b) => b.value - a.value);
    if (largest === undefined) return [];
    const same = cells.filter(({printed}) => printed === largest.printed);
    const printed = grid.unit.startsWith("Procent") ? percentOf(largest.printed, numbers) : largest.printed;
    if (same.length > mostNamed) return [`størst er tallet i ${inLetters(same.length)} felter (hver ${printed})`];
    const places = same.map(({row, column}) => `${answer(grid.title, row)} og ${answer(grid.columnTitle, column)}`);
    return [`størst er tallet for ${places.join(" samt for ")} (${same.length > 1 ? "hver " : ""}${printed})`];
  });
  return found.length === 0 ? emptyFinding([]) : sentences(...found);
}

function answer(variable: string, category: string): string {
  return variable === "" ? quoted(category) : `${quoted(category)} i ${quoted(variable)}`;
}
