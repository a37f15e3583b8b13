import type {Cell, Column, Row} from "../../../results/model.ts";
import {addressOf, countCell, emptyCell, emptyReason, numberCell} from "../../table/cells.ts";
import type {Task} from "../../task.ts";
import type {SeriesLine, SeriesPoint} from "./count-series.ts";
import type {ResolvedSeries} from "./series-items.ts";

/** The columns behind the years. */
const changeKeys = {points: "change", percent: "change-percent"};

export function seriesColumns({spec}: Task<"series">, {years, number}: ResolvedSeries): Column[] {
  const column = (key: string, label: string): Column => ({key, label, group: null, unit: "number", role: "value"});
  const {unit} = number.variable;
  const points = unit === "pct." || unit === "%" ? "pct.-point" : unit;
  return [
    ...years.map(({key, label}) => column(key, label)),
    ...(hasChange(spec.change, years.length)
      ? [
          column(changeKeys.points, points === null ? "Ændring" : `Ændring i ${points}`),
          column(changeKeys.percent, "Ændring i pct."),
        ]
      : []),
  ];
}

/** The means of one group, or of everybody. */
export function meanRow(
  task: Task<"series">,
  {key, label, isTotal, points}: SeriesLine,
  resolved: ResolvedSeries,
): Row {
  const address = (column: string) => addressOf(task.key, "mean", key, column);
  return {
    key,
    label,
    role: isTotal && key !== "all" ? "total" : "category",
    cells: [
      ...points.map(({mean, base}, index): Cell => {
        const at = address(resolved.years[index]?.key ?? "");
        if (mean === null) return emptyCell(at, emptyReason(base));
        return numberCell(at, mean, base.valid, resolved.decimals);
      }),
      ...(hasChange(task.spec.change, points.length) ? changeCells(address, points, resolved.decimals) : []),
    ],
  };
}

function changeCells(address: (column: string) => string, points: readonly SeriesPoint[], decimals: number): Cell[] {
  const [first, last] = [points[0], points.at(-1)];
  const [before, after] = [first?.mean ?? null, last?.mean ?? null];
  const base = Math.min(first?.base.valid ?? 0, last?.base.valid ?? 0);
  if (before === null || after === null) {
    return Object.values(changeKeys).map((key) => emptyCell(address(key), "kræver tal både først og sidst"));
  }
  return [
    numberCell(address(changeKeys.points), after - before, base, decimals),
    before === 0
      ? emptyCell(address(changeKeys.percent), "det første tal er 0")
      : numberCell(address(changeKeys.percent), (100 * (after - before)) / before, base, 0),
  ];
}

/** How many persons each mean is of. */
export function countRow(
  task: Task<"series">,
  {key, label, isTotal, points}: SeriesLine,
  resolved: ResolvedSeries,
): Row {
  const address = (column: string) => addressOf(task.key, "n", key, column);
  return {
    key,
    label,
    role: isTotal && key !== "all" ? "total" : "category",
    cells: [
      ...points.map(({base}, index) =>
        countCell(address(resolved.years[index]?.key ?? ""), base.valid, base.population),
      ),
      ...(hasChange(task.spec.change, points.length)
        ? Object.values(changeKeys).map((column) => emptyCell(address(column), "antal har ingen ændring her"))
        : []),
    ],
  };
}

/** How many cells stand behind the years, for rows that have nothing there. */
export function emptyChanges(task: Task<"series">, row: string, years: number, reason: string): Cell[] {
  if (!hasChange(task.spec.change, years)) return [];
  return Object.values(changeKeys).map((column) => emptyCell(addressOf(task.key, "mean", row, column), reason));
}

/** Whether there are columns with the change. */
export function hasChange(wanted: boolean, years: number): boolean {
  return wanted && years > 1;
}
