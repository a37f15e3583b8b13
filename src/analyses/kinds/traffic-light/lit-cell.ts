import {printNumber} from "../../../numbers/print.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import type {Cell, Column, Light, Note, Row} from "../../../results/model.ts";
import type {Measured} from "../../resolve/measured.ts";
import {countCell} from "../../table/cells.ts";

type Found = NonNullable<Measured["found"]>;

/** A number with its light: the cell is the number, and shows the light's word before it. */
export function litCell(address: string, found: Found, light: Light, style: NumberStyle): Cell {
  const {printed, exact, addresses} = found;
  const of = addresses;
  if (found.unit === "percent" && found.base !== null) {
    const {count, base} = found;
    const shown = `${light.label} (${printed}\u00a0${style.percent})`;
    return {kind: "share", address, count, base, exact, printed, shown, interval: null, of, light};
  }
  const shown = `${light.label} (${printed})`;
  if (found.unit === "number") return {kind: "number", address, base: found.base, exact, printed, shown, of, light};
  return {...countCell(address, found.count, found.base), shown, of, light};
}

/** The n behind the cells: for each column where it is the same in all its cells, else from the least to the largest. */
export function baseNotes(rows: readonly Row[], columns: readonly Column[]): Note[] {
  const byColumn = columns.map(({label}, index) => ({
    label,
    bases: basesOf(rows.flatMap((row) => row.cells[index] ?? [])),
  }));
  const all = [...new Set(byColumn.flatMap(({bases}) => bases))].sort((a, b) => a - b);
  const [least, most] = [all[0], all.at(-1)];
  if (least === undefined || most === undefined) return [];
  if (least === most) return [{kind: "base", text: `n = ${printNumber(least, 0)} for alle tal.`}];
  const isByColumn = byColumn.every(({bases}) => new Set(bases).size < 2);
  if (isByColumn) {
    const parts = byColumn.flatMap(({label, bases: [n]}) =>
      n === undefined ? [] : [`${label} n = ${printNumber(n, 0)}`],
    );
    return [{kind: "base", text: `${parts.join("; ")}.`}];
  }
  return [{kind: "base", text: `Tallene bygger på mellem ${printNumber(least, 0)} og ${printNumber(most, 0)} svar.`}];
}

function basesOf(cells: readonly Cell[]): number[] {
  return cells.flatMap((cell) => (cell.kind === "share" || cell.kind === "number" ? [cell.base] : []));
}
