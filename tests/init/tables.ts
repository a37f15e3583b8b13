import type {SourceTable, SourceVariable} from "../../src/sources/model.ts";
import {columnReadings} from "../../src/sources/readings.ts";

type Values = readonly (string | null)[];

/** A table in memory; what is told of a variable beyond its name is given by name. */
export function tableOf(
  columns: Readonly<Record<string, Values>>,
  told: Readonly<Record<string, Partial<SourceVariable>>> = {},
): SourceTable {
  const names = Object.keys(columns);
  const readings = columnReadings(Object.values(columns), ";");
  const rowCount = Object.values(columns)[0]?.length ?? 0;
  return {
    key: "skema",
    files: [],
    dataFile: "skema.csv",
    columns: names.map((name, index) => ({
      name,
      values: columns[name] ?? [],
      reading: readings[index] ?? {kind: "empty"},
    })),
    rowCount,
    lines: Array.from({length: rowCount}, (_, index) => index + 2),
    variables: names.map((name) => ({
      name,
      question: null,
      kind: "unknown",
      labels: [],
      option: null,
      missing: null,
      measure: null,
      place: {file: "skema.csv", line: 1},
      ...told[name],
    })),
    notes: [],
    held: null,
  };
}

/** Labels as an export tells them: `{1: "Ja", 2: "Nej"}`. */
export function labelsOf(labels: Readonly<Record<string, string>>): SourceVariable["labels"] {
  return Object.entries(labels).map(([code, label]) => ({code, label}));
}
