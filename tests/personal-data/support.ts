import {codebookFileSpec} from "../../src/config/codebook-file.ts";
import {evaluationSpec} from "../../src/config/evaluation.ts";
import {readYaml} from "../../src/config/read-yaml.ts";
import type {ProtectionFiles} from "../../src/personal-data/protect.ts";
import {unknownVariable} from "../../src/sources/csv.ts";
import type {HeldRows, SourceTable} from "../../src/sources/model.ts";
import {columnReadings} from "../../src/sources/readings.ts";

/** A source in memory, its readings as a CSV's would be. */
export function tableOf(key: string, columns: Readonly<Record<string, readonly (string | null)[]>>): SourceTable {
  const values = Object.values(columns);
  const readings = columnReadings(values, ";");
  const rowCount = values[0]?.length ?? 0;
  const file = `${key}.csv`;
  return {
    key,
    files: [],
    dataFile: file,
    columns: Object.keys(columns).map((name, index) => ({
      name,
      values: values[index] ?? [],
      reading: readings[index] ?? {kind: "empty"},
    })),
    rowCount,
    lines: Array.from({length: rowCount}, (_, index) => index + 2),
    variables: Object.keys(columns).map((name) => unknownVariable(name, file)),
    notes: [],
    held: null,
  };
}

/** An evaluation of CSV sources with `id` as id, and its codebook. */
export function filesOf(codebook: string, sources: readonly string[], more = ""): ProtectionFiles {
  const listed = sources.map((key) => `  ${key}: {type: csv, path: ${key}.csv, name: ${key}, id: id}\n`).join("");
  const evaluation = `title: T\ndisclosure: {none: x}\nsources:\n${listed}populations: {alle: {source: ${sources[0]}, label: alle}}\npopulation: alle\nanalyses: {}\n${more}`;
  return {
    folder: "/evaluering",
    evaluation: readYaml("evaluation.yaml", evaluation, evaluationSpec),
    codebook: readYaml("codebook.yaml", codebook, codebookFileSpec),
  };
}

/** Rows that are in the database. */
export function heldRows(manyValued: readonly string[] = []): HeldRows {
  return {
    table: "rows",
    columnNames: new Map(),
    numbered: new Set(),
    manyValued: new Set(manyValued),
    rowNumber: "rowid",
    numbers: new Map(),
    isoTimes: new Set(),
  };
}
