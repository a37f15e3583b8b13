import {shownOrHidden} from "../errors/masked.ts";
import type {SourceColumn, SourceTable} from "../sources/model.ts";
import {fits} from "./check-values.ts";
import type {SourceCodebook, Variable} from "./model.ts";

/** How many values and rows a note names. */
const shown = 5;

/**
 * A table without the values that do not fit their variable, each variable's told in a note. For looking at data that
 * a build would refuse.
 */
export function leaveOutMisfits(table: SourceTable, codebook: SourceCodebook): SourceTable {
  const notes: string[] = [];
  const columns = table.columns.map((column) => {
    const variable = codebook.variables.get(column.name);
    const wrong = variable === undefined ? new Map<string, number[]>() : misfitsIn(column, variable);
    if (variable === undefined || wrong.size === 0) return column;
    notes.push(noteOf(variable, wrong));
    return {
      ...column,
      values: column.values.map((value) => (value !== null && wrong.has(value.trim()) ? null : value)),
    };
  });
  return notes.length === 0 ? table : {...table, columns, notes: [...table.notes, ...notes]};
}

/** The rows of each value that does not fit, from 1. */
function misfitsIn({values, reading}: SourceColumn, variable: Variable): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const fitting = new Set<string>();
  values.forEach((raw, index) => {
    const value = raw?.trim() ?? "";
    if (value === "" || fitting.has(value)) return;
    const rows = found.get(value);
    if (rows !== undefined) rows.push(index + 1);
    else if (fits(variable, value, reading)) fitting.add(value);
    else found.set(value, [index + 1]);
  });
  return found;
}

function noteOf({label, kind, limits}: Variable, wrong: ReadonlyMap<string, readonly number[]>): string {
  const rows = [...wrong.values()].flat().sort((a, b) => a - b);
  const values = [...wrong.keys()].slice(0, shown).map((value) => `»${shownOrHidden(value)}«`);
  const what = {
    categorical: "uden for svarskalaen",
    number: limits === undefined ? "der ikke er tal" : `uden for skalaen fra ${limits.lowest} til ${limits.highest}`,
    date: "der ikke er datoer",
    text: "der ikke passer",
  };
  const where = `${rows.length === 1 ? "række" : "rækkerne"} ${rows.slice(0, shown).join(", ")}${rows.length > shown ? " …" : ""}`;
  return `»${label}«: ${rows.length} svar ${what[kind]} (${values.join(", ")}${wrong.size > shown ? " …" : ""}) i ${where}. ${rows.length === 1 ? "Det regnes" : "De regnes"} som uoplyst.`;
}
