import {printNumber, printPercent} from "../../../numbers/print.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import type {Cell, Column, Row, ShareCell} from "../../../results/model.ts";
import {unitVerdicts} from "../../../results/unit-verdicts.ts";
import {clopperPearson} from "../../../statistics/intervals/clopper-pearson.ts";
import {totalKey} from "../../table/category-rows.ts";
import {addressOf, countCell, emptyCell, shareCell, textCell} from "../../table/cells.ts";
import type {Task} from "../../task.ts";
import type {UnitCounts} from "./count-units.ts";
import {allowedCounts, verdictOf} from "./limits.ts";
import type {Measured} from "./measures.ts";
import type {Slice} from "./order.ts";

const gapKey = "gap";
const level = 0.95;

/** Why everybody together has no verdict. */
export const notJudged = "alle under ét sammenlignes ikke med sig selv";

export function unitColumns({measures, compared}: Pick<Measured, "measures" | "compared">): Column[] {
  const column = (key: string, label: string, unit: Column["unit"]): Column => ({
    key,
    label,
    group: null,
    unit,
    role: "value",
  });
  return [
    column("n", "Antal", "count"),
    ...measures.map(({key, label}) => column(key, label, "percent")),
    ...judgingColumns(compared.label),
  ];
}

/** The columns that judge a unit by a measure, which stands over them. */
export function judgingColumns(measure: string): Column[] {
  const column = (key: string, label: string): Column => ({key, label, group: measure, unit: "text", role: "value"});
  return [
    column("interval", "95 pct.-interval"),
    column("limits", "Tilfældig variation"),
    column("verdict", "Set mod alle"),
  ];
}

/** The units of a slice, with the … between its ends, and all together. */
export function unitRows(
  task: Task<"units">,
  block: string,
  measured: Measured,
  {top, between, bottom}: Slice<UnitCounts>,
  total: UnitCounts,
): Row[] {
  const row = (unit: UnitCounts) => unitRow(task, block, measured, unit, total);
  return [
    ...top.map(row),
    ...(between === 0 ? [] : [gapRow(task.key, block, unitColumns(measured), between)]),
    ...bottom.map(row),
    totalRow(task, block, measured, total),
  ];
}

function unitRow(task: Task<"units">, block: string, measured: Measured, unit: UnitCounts, total: UnitCounts): Row {
  const {style} = task.context;
  const address = (column: string) => addressOf(task.key, block, unit.code, column);
  const allowed = allowedCounts(unit, total);
  const verdict = verdictOf(unit, total);
  const of = (count: number) => printPercent(count, unit.n, style);
  return {
    key: unit.code,
    label: unit.label,
    role: "category",
    cells: [
      ...shareCells(address, measured, unit, style),
      allowed === null
        ? emptyCell(address("limits"), "ingen har svaret")
        : textCell(address("limits"), `${of(allowed.fewest)}-${of(allowed.most)}`),
      verdict === null
        ? emptyCell(address("verdict"), "ingen har svaret")
        : textCell(address("verdict"), unitVerdicts[verdict]),
    ],
  };
}

function totalRow(task: Task<"units">, block: string, measured: Measured, total: UnitCounts): Row {
  const address = (column: string) => addressOf(task.key, block, totalKey, column);
  const cells = [
    ...shareCells(address, measured, total, task.context.style),
    ...["limits", "verdict"].map((column) => emptyCell(address(column), notJudged)),
  ];
  return {key: totalKey, label: total.label, role: "total", cells};
}

/** Stands for the units that a slice leaves out. */
export function gapRow(analysis: string, block: string, columns: readonly Column[], between: number): Row {
  const cells = columns.map(({key}) => textCell(addressOf(analysis, block, gapKey, key), "…"));
  const label = `… (${printNumber(between, 0)} ${between === 1 ? "enhed" : "enheder"})`;
  return {key: gapKey, label, role: "sub", cells};
}

/** The n, the shares with their intervals, and the printed interval of the share that is compared. */
function shareCells(
  address: (column: string) => string,
  {measures, compared}: Measured,
  {n, counts}: UnitCounts,
  style: NumberStyle,
): Cell[] {
  const shares = measures.map(({key}, index): Cell => {
    const cell = shareCell(address(key), counts[index] ?? 0, n, style);
    return cell.kind === "share" ? {...cell, interval: intervalOf(cell, style)} : cell;
  });
  const judged = shares[measures.indexOf(compared)];
  const interval = judged?.kind === "share" ? judged.interval : null;
  return [
    countCell(address("n"), n, null),
    ...shares,
    interval === null
      ? emptyCell(address("interval"), "ingen har svaret")
      : textCell(address("interval"), interval.printed),
  ];
}

function intervalOf({count, base}: ShareCell, style: NumberStyle): ShareCell["interval"] {
  const interval = clopperPearson(count, base, level);
  if (!interval.ok) return null;
  const {low, high} = interval;
  const printed = [low, high].map((end) => printNumber(100 * end, style.decimals)).join("-");
  return {low, high, level, method: "clopper-pearson", printed};
}
