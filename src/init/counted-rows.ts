import {dateOf} from "../codebook/answers.ts";
import type {SourceTable} from "../sources/model.ts";
import {madeWaveColumn} from "../sources/wave-column.ts";
import {columnOf} from "./columns.ts";
import type {Roles} from "./find-roles.ts";

export interface CountedRow {
  readonly row: number;
  /** Null in a source without waves. */
  readonly wave: number | null;
}

/**
 * The rows that will count when the report is built: with an id and a wave, finished, and the earliest of double entries. Null for
 * a table whose rows are not in memory.
 *
 * @param table as it is read with its waves
 */
export function countedRows(table: SourceTable, {id, waves, completed, closed}: Roles): CountedRow[] | null {
  if (table.held !== null) return null;
  const ids = columnOf(table, id)?.values ?? [];
  const waveValues = waves === null ? [] : (columnOf(table, waveName(waves.spec))?.values ?? []);
  const marks = completed === null ? null : (columnOf(table, completed)?.values ?? []);
  const times = closed === null ? undefined : columnOf(table, closed);
  const timeOf = (row: number) => dateOf(times?.values[row] ?? "", times?.reading ?? {kind: "empty"}) ?? "9999";
  const earliest = new Map<string, CountedRow>();
  for (let row = 0; row < table.rowCount; row++) {
    const person = ids[row];
    const wave = waves === null ? null : Number(waveValues[row]?.replace(",", ".") ?? Number.NaN);
    if (person === null || person === undefined || Number.isNaN(wave)) continue;
    if (marks !== null && !isYes(marks[row] ?? null)) continue;
    const form = JSON.stringify([person, wave]);
    const earlier = earliest.get(form);
    if (earlier === undefined || timeOf(row) < timeOf(earlier.row)) earliest.set(form, {row, wave});
  }
  return [...earliest.values()].sort((a, b) => a.row - b.row);
}

function waveName(spec: NonNullable<Roles["waves"]>["spec"]): string {
  return typeof spec === "string" ? spec : madeWaveColumn;
}

function isYes(value: string | null): boolean {
  return value !== null && (/^(ja|true)$/i.test(value) || Number(value.replace(",", ".")) === 1);
}
