import {CliError} from "../../../errors/cli-error.ts";
import {didYouMean} from "../../../errors/did-you-mean.ts";
import type {Cell, Note, Row} from "../../../results/model.ts";
import {own} from "../../resolve/own.ts";
import {addressOf, emptyCell, numberCell} from "../../table/cells.ts";
import {placeIn, type Task} from "../../task.ts";
import type {SeriesLine} from "./count-series.ts";
import {emptyChanges} from "./rows.ts";
import type {ResolvedSeries, Year} from "./series-items.ts";

/** Known numbers by year; null where there is none. */
export interface Benchmark {
  readonly label: string;
  readonly source: string;
  readonly values: readonly (number | null)[];
}

/** @throws CliError (config) for a value of a year that the series does not have */
export function benchmarkOf(task: Task<"series">, years: readonly Year[]): Benchmark | null {
  const {benchmark} = task.spec;
  if (benchmark === undefined) return null;
  const names = years.map(({key}) => key);
  const stray = Object.keys(benchmark.values).find((key) => !names.includes(key));
  if (stray !== undefined) {
    throw new CliError("config", `The benchmark has a value for "${stray}", but the series has no such year.`, {
      place: placeIn(task, "benchmark", "values", stray),
      hint: didYouMean(stray, names, "years"),
    });
  }
  const {label, source, values} = benchmark;
  return {label, source, values: names.map((key) => own(values, key) ?? null)};
}

/** The benchmark, and how far everybody, or each group where there is no total, lies from it. */
export function benchmarkRows(
  task: Task<"series">,
  lines: readonly SeriesLine[],
  benchmark: Benchmark,
  resolved: ResolvedSeries,
): Row[] {
  const all = lines.filter(({isTotal}) => isTotal);
  const compared = all.length === 0 ? lines : all;
  const row = (key: string, label: string, cells: (address: string, index: number) => Cell): Row => ({
    key,
    label,
    role: "sub",
    cells: [
      ...resolved.years.map((year, index) => cells(addressOf(task.key, "mean", key, year.key), index)),
      ...emptyChanges(task, key, resolved.years.length, "opgøres ikke for sammenligningen"),
    ],
  });
  return [
    row("benchmark", benchmark.label, (address, index) => {
      const value = benchmark.values[index] ?? null;
      return value === null ? unknown(address) : numberCell(address, value, 0, resolved.decimals);
    }),
    ...compared.map(({key, label, isTotal, points}) =>
      row(
        isTotal ? "difference" : `difference:${key}`,
        isTotal ? `Forskel fra »${benchmark.label}«` : `${label}: forskel fra »${benchmark.label}«`,
        (address, index) => {
          const [value, point] = [benchmark.values[index] ?? null, points[index]];
          if (value === null || point === undefined || point.mean === null) return unknown(address);
          return numberCell(address, point.mean - value, point.base.valid, resolved.decimals);
        },
      ),
    ),
  ];
}

function unknown(address: string): Cell {
  return emptyCell(address, "der er ikke tal for begge");
}

export function benchmarkNotes(benchmark: Benchmark | null): Note[] {
  return benchmark === null ? [] : [{kind: "method", text: `${benchmark.label}: ${benchmark.source}.`}];
}
