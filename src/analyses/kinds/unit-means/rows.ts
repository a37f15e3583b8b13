import type {SpecOf} from "../../../config/analysis-specs.ts";
import {printNumber} from "../../../numbers/print.ts";
import type {Cell, Column, Row} from "../../../results/model.ts";
import {unitVerdicts} from "../../../results/unit-verdicts.ts";
import {meanInterval} from "../../../statistics/intervals/mean-interval.ts";
import {totalKey} from "../../table/category-rows.ts";
import {addressOf, countCell, emptyCell, numberCell, textCell} from "../../table/cells.ts";
import {levels} from "../units/limits.ts";
import {byName, type Slice} from "../units/order.ts";
import {gapRow, judgingColumns, notJudged} from "../units/rows.ts";
import type {UnitMean, UnitNumber} from "./count-means.ts";
import {allowedMeans, verdictOnMean} from "./limits.ts";

const nobody = "ingen har svaret";

export function meanColumns({number: {label, variable}}: UnitNumber): Column[] {
  const heading = variable.unit === null ? label : `${label} (${variable.unit})`;
  return [
    {key: "n", label: "Antal", group: null, unit: "count", role: "value"},
    {key: "mean", label: heading, group: null, unit: "number", role: "value"},
    ...judgingColumns(heading),
  ];
}

/** By name, or by the mean, equal ones by name. */
export function meansInOrder(units: readonly UnitMean[], sort: SpecOf<"unit-means">["sort"]): UnitMean[] {
  if (sort === "name") return units.toSorted(byName);
  const sign = sort === "highest" ? -1 : 1;
  return units.toSorted((a, b) => sign * ((a.mean ?? 0) - (b.mean ?? 0)) || byName(a, b));
}

export function meanRows(
  analysis: string,
  block: string,
  columns: readonly Column[],
  {top, between, bottom}: Slice<UnitMean>,
  total: UnitMean,
  decimals: number,
): Row[] {
  const range = ({low, high}: {low: number; high: number}) =>
    [low, high].map((end) => printNumber(end, decimals)).join(low < 0 ? " til " : "-");
  const row = (unit: UnitMean): Row => {
    const address = (column: string) => addressOf(analysis, block, unit.code, column);
    const allowed = allowedMeans(unit.n, total, levels.near);
    const verdict = verdictOnMean(unit, total);
    return {
      key: unit.code,
      label: unit.label,
      role: "category",
      cells: [
        ...ownCells(address, unit, range, decimals),
        allowed === null ? emptyCell(address("limits"), nobody) : textCell(address("limits"), range(allowed)),
        verdict === null ? emptyCell(address("verdict"), nobody) : textCell(address("verdict"), unitVerdicts[verdict]),
      ],
    };
  };
  const ofTotal = (column: string) => addressOf(analysis, block, totalKey, column);
  return [
    ...top.map(row),
    ...(between === 0 ? [] : [gapRow(analysis, block, columns, between)]),
    ...bottom.map(row),
    {
      key: totalKey,
      label: total.label,
      role: "total",
      cells: [
        ...ownCells(ofTotal, total, range, decimals),
        ...["limits", "verdict"].map((column) => emptyCell(ofTotal(column), notJudged)),
      ],
    },
  ];
}

/** The n, the mean with its interval, and the interval again as it is printed. */
function ownCells(
  address: (column: string) => string,
  {n, mean, sd}: UnitMean,
  range: (ends: {low: number; high: number}) => string,
  decimals: number,
): Cell[] {
  const count = countCell(address("n"), n, null);
  if (mean === null) return [count, ...["mean", "interval"].map((column) => emptyCell(address(column), nobody))];
  const cell = numberCell(address("mean"), mean, n, decimals);
  const interval = meanInterval(mean, sd ?? Number.NaN, n, levels.near);
  if (!interval.ok) return [count, cell, emptyCell(address("interval"), "kræver mindst to svar")];
  const {low, high, level} = interval;
  const printed = range(interval);
  return [count, {...cell, interval: {low, high, level, printed}}, textCell(address("interval"), printed)];
}
