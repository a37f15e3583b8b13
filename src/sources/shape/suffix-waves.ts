import {CliError, type Place} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {SourceColumn, SourceTable, SourceVariable} from "../model.ts";
import {gatherColumn, gatherLines} from "./gather-rows.ts";
import {type ColumnPart, mergeReadings} from "./merge-readings.ts";
import {mergeVariables} from "./merge-variables.ts";
import {fewNotes} from "./notes.ts";
import {withWaves} from "./with-waves.ts";

/** The columns that one variable has in a wide table: one for each wave at which it was asked. */
interface WideVariable {
  readonly name: string;
  readonly columns: Map<number, SourceColumn>;
}

/**
 * A table with a row for each person as one with a row for each person and wave: `who5_1_m1` and `who5_1_m3` become
 * `who5_1` at two waves. Columns without a suffix are repeated. There is a row only for a wave with an answer; an option
 * that was not chosen is none.
 *
 * A suffix also ends the part of a name before an item or option: `dag_m1[SQ001]` and `dag_m1___2` are `dag[SQ001]` and
 * `dag___2`.
 *
 * @throws CliError (config) for a suffix that no column ends with, (data) when a column has a name both with and without, or
 * its waves hold different things
 */
export function wavesBySuffix(
  table: SourceTable,
  suffixes: Readonly<Record<string, number>>,
  place: Place,
): SourceTable {
  const {wide, plain} = splitColumns(table, suffixes, place);
  const waves = [...new Set(Object.values(suffixes))].sort((a, b) => a - b);
  const options = new Set(table.variables.filter(({option}) => option !== null).map(({name}) => name));
  const answered = waves.map((wave) => answeredRows(table, wide, wave, options));
  const picked = Array.from({length: table.rowCount}, (_, row) => row).flatMap((row) =>
    waves.flatMap((wave, index) => (answered[index]?.has(row) ? [{row, wave}] : [])),
  );
  const rows = picked.map(({row}) => row);
  const described = new Map(table.variables.map((variable) => [variable.name, variable]));
  const long = wide.map((variable) => longColumn(table, variable, described, picked));
  const silent = table.rowCount - new Set(rows).size;
  const reshaped: SourceTable = {
    ...table,
    ...gatherLines(table, rows),
    columns: [...plain.map((column) => gatherColumn(column, rows)), ...long.map(({column}) => column)],
    variables: variablesOf(table, wide, long),
    notes: [...table.notes, ...shapeNotes(wide, silent), ...fewNotes(long.flatMap(({notes}) => notes))],
  };
  return withWaves(
    reshaped,
    picked.map(({wave}) => wave),
  );
}

function splitColumns(
  table: SourceTable,
  suffixes: Readonly<Record<string, number>>,
  place: Place,
): {readonly wide: readonly WideVariable[]; readonly plain: readonly SourceColumn[]} {
  const wide = new Map<string, WideVariable>();
  const plain: SourceColumn[] = [];
  const used = new Set<string>();
  const names = new Set(table.columns.map(({name}) => name));
  const longestFirst = Object.entries(suffixes).sort(([a], [b]) => b.length - a.length);
  for (const column of table.columns) {
    const found = longestFirst
      .map(([suffix, wave]) => ({suffix, wave, name: withoutSuffix(column.name, suffix)}))
      .find(({name}) => name !== null);
    if (found === undefined || found.name === null) {
      plain.push(column);
      continue;
    }
    const {suffix, wave, name} = found;
    used.add(suffix);
    const variable = wide.get(name) ?? {name, columns: new Map<number, SourceColumn>()};
    const earlier = names.has(name) ? name : variable.columns.get(wave)?.name;
    if (earlier !== undefined) throw twoColumns(column.name, earlier, name, table);
    wide.set(name, {name, columns: variable.columns.set(wave, column)});
  }
  const unused = longestFirst.find(([suffix]) => !used.has(suffix));
  if (unused !== undefined) throw unusedSuffix(unused[0], table, place);
  return {wide: [...wide.values()], plain};
}

function withoutSuffix(name: string, suffix: string): string | null {
  const [, head = name, tail = ""] = /^(.*?)(\[.*|___.*)$/s.exec(name) ?? [];
  if (name.endsWith(suffix) && name.length > suffix.length) return name.slice(0, -suffix.length);
  return head.endsWith(suffix) && head.length > suffix.length ? head.slice(0, -suffix.length) + tail : null;
}

function answeredRows(
  table: SourceTable,
  wide: readonly WideVariable[],
  wave: number,
  options: ReadonlySet<string>,
): Set<number> {
  const rows = new Set<number>();
  for (const {columns} of wide) {
    const column = columns.get(wave);
    if (column === undefined) continue;
    const isOption = options.has(column.name);
    for (let row = 0; row < table.rowCount; row++) {
      const value = column.values[row] ?? null;
      if (value !== null && !(isOption && value === "0")) rows.add(row);
    }
  }
  return rows;
}

interface LongColumn {
  readonly column: SourceColumn;
  readonly variable: SourceVariable | null;
  readonly notes: readonly string[];
}

function longColumn(
  table: SourceTable,
  {name, columns}: WideVariable,
  variables: ReadonlyMap<string, SourceVariable>,
  picked: readonly {readonly row: number; readonly wave: number}[],
): LongColumn {
  const byWave = [...columns].sort(([a], [b]) => a - b);
  const parts = byWave.map(
    ([, column]): ColumnPart => ({
      column,
      variable: variables.get(column.name),
      from: column.name,
      file: table.dataFile,
    }),
  );
  const merged = mergeReadings(name, parts);
  const values = new Map(byWave.map(([wave], index) => [wave, merged.values[index] ?? []]));
  const described = mergeVariables(name, parts);
  return {
    column: {name, values: picked.map(({row, wave}) => values.get(wave)?.[row] ?? null), reading: merged.reading},
    variable: described?.variable ?? null,
    notes: [...merged.notes, ...(described?.notes ?? [])],
  };
}

/** In questionnaire order: each where its first column stood. */
function variablesOf(
  table: SourceTable,
  wide: readonly WideVariable[],
  long: readonly LongColumn[],
): readonly SourceVariable[] {
  const names = new Map(wide.flatMap(({name, columns}) => [...columns.values()].map((column) => [column.name, name])));
  const made = new Map(long.map(({column, variable}) => [column.name, variable]));
  const variables = table.variables.map((variable) => {
    const name = names.get(variable.name);
    return name === undefined ? variable : (made.get(name) ?? variable);
  });
  return [...new Set(variables)];
}

function shapeNotes(wide: readonly WideVariable[], silent: number): string[] {
  const count = wide.reduce((sum, {columns}) => sum + columns.size, 0);
  const variables = wide.length === 1 ? "én variabel" : `${wide.length} variable`;
  const turned = `Lagt om fra én række pr. person til én pr. måling: ${count} kolonner er blevet til ${variables}.`;
  if (silent === 0) return [turned];
  const persons = `${silent} ${silent === 1 ? "person" : "personer"}`;
  return [turned, `${persons} har ingen svar ved nogen måling og dermed ingen række.`];
}

function twoColumns(one: string, other: string, name: string, table: SourceTable): CliError {
  return new CliError("data", `The columns "${other}" and "${one}" would both be "${name}" at the same wave.`, {
    place: {file: table.dataFile, line: 1},
    hint: "Rename one of them, or state longer suffixes.",
  });
}

function unusedSuffix(suffix: string, table: SourceTable, place: Place): CliError {
  const names = table.columns.map(({name}) => name);
  const ends = new Set(names.flatMap((name) => name.match(/_[^_]+$/) ?? []));
  return new CliError("config", `No column of "${table.dataFile}" ends with "${suffix}".`, {
    place,
    hint: didYouMean(suffix, ends, "endings"),
  });
}
