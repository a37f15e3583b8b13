import {printNumber} from "../../../numbers/print.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import type {Cell, Column, Note, NumberCell, Row} from "../../../results/model.ts";
import {clopperPearson} from "../../../statistics/intervals/clopper-pearson.ts";
import {type SurvivalCurve, waitingAt} from "../../../statistics/survival/kaplan-meier.ts";
import {type WaitingQuantile, waitingQuantile} from "../../../statistics/survival/waiting-quantile.ts";
import {listOf, upperFirst} from "../../print/danish.ts";
import type {BlockAddress} from "../../table/category-rows.ts";
import {addressOf, countCell, emptyCell, emptyReason, numberCell} from "../../table/cells.ts";
import {fewestDecimals} from "../../table/decimals.ts";
import type {Task} from "../../task.ts";
import type {Timed, TimedGroup} from "./timed.ts";

/** The headings; the event's own label stands over those it has happened to. */
export function timeColumns({spec}: Task<"time-to-event">, {time, event}: Timed): Column[] {
  const unit = time.variable.unit ?? "";
  const column = (key: string, label: string, of: "count" | "number"): Column => ({
    key,
    label,
    group: null,
    unit: of,
    role: "value",
  });
  return [
    column("n", "Antal", "count"),
    column("events", event.label, "count"),
    column("waiting", "Endnu ikke", "count"),
    column("median", unit === "" ? "Median" : `Median (${unit})`, "number"),
    ...spec.times.map((each) => column(byKey(each), upperFirst(`inden ${timeWords(each, unit)}, pct.`), "number")),
  ];
}

export function timeRow(
  at: BlockAddress,
  {key, label, curve, base}: TimedGroup,
  isTotal: boolean,
  times: readonly number[],
  style: NumberStyle,
): Row {
  const address = (column: string) => addressOf(at.analysis, at.block, key, column);
  const {valid} = base;
  const events = curve?.events ?? 0;
  const numbers =
    curve === null
      ? ["median", ...times.map(byKey)].map((column): Cell => emptyCell(address(column), emptyReason(base)))
      : [
          medianCell(address("median"), curve),
          ...times.map((time) => shareBy(address(byKey(time)), curve, time, style)),
        ];
  return {
    key,
    label,
    role: isTotal ? "total" : "category",
    cells: [
      countCell(address("n"), valid, null),
      countCell(address("events"), events, valid),
      countCell(address("waiting"), valid - events, valid),
      ...numbers,
    ],
  };
}

function medianCell(address: string, curve: SurvivalCurve): Cell {
  const median = waitingQuantile(curve, 0.5);
  if (median.time === null) return emptyCell(address, "det er sket for færre end halvdelen");
  const cell = numberCell(address, median.time, curve.n, fewestDecimals(median.time));
  const {low, high} = median;
  if (low === null) return cell;
  const ends = `${printed(low)}-${high === null ? openEnd : printed(high)}`;
  const shown = `${cell.printed} (${ends})`;
  if (high === null) return {...cell, shown};
  return {...cell, shown, interval: {low, high, level: curve.level, printed: ends}};
}

/** In place of an end that lies beyond what has been observed. */
const openEnd = "…";

/** The share it has happened to by a time, in percent. */
function shareBy(address: string, curve: SurvivalCurve, time: number, style: NumberStyle): Cell {
  const first = curve.steps[0];
  if (first !== undefined && time < first.time) {
    const nobody = clopperPearson(0, curve.n, curve.level);
    return percentCell(address, 0, nobody.ok ? {low: 0, high: 100 * nobody.high} : null, curve, style);
  }
  const step = waitingAt(curve, time);
  if (step === null) return emptyCell(address, "ingen er fulgt så længe");
  const {waiting, interval} = step;
  const turned = interval === null ? null : {low: 100 * (1 - interval.high), high: 100 * (1 - interval.low)};
  return percentCell(address, 100 * (1 - waiting), turned, curve, style);
}

function percentCell(
  address: string,
  percent: number,
  interval: {readonly low: number; readonly high: number} | null,
  {n, level}: SurvivalCurve,
  {decimals}: NumberStyle,
): NumberCell {
  const cell = numberCell(address, percent, n, decimals);
  if (interval === null) return cell;
  const ends = [interval.low, interval.high].map((end) => printNumber(end, decimals)).join("-");
  return {...cell, shown: `${cell.printed} (${ends})`, interval: {...interval, level, printed: ends}};
}

/** What an open end and a missing interval mean, where the table has any. */
export function openIntervalNotes(groups: readonly TimedGroup[]): Note[] {
  const medians = groups.flatMap(({label, curve}): {label: string; median: WaitingQuantile}[] =>
    curve === null ? [] : [{label, median: waitingQuantile(curve, 0.5)}],
  );
  const open = medians.filter(({median}) => median.time !== null && median.high === null);
  const none = medians.filter(({median}) => median.time === null);
  return [
    ...(open.length === 0
      ? []
      : [
          {
            kind: "method" as const,
            text: `»${openEnd}«: Medianens øvre grænse ligger længere ude, end personerne er fulgt.`,
          },
        ]),
    ...(none.length === 0
      ? []
      : [
          {
            kind: "method" as const,
            text: `Medianen kan ikke opgøres for ${listOf(none.map(({label}) => `»${label}«`))}, fordi det er sket for færre end halvdelen.`,
          },
        ]),
  ];
}

function byKey(time: number): string {
  return `by-${time}`;
}

function timeWords(time: number, unit: string): string {
  return [printed(time), unit].filter((part) => part !== "").join(" ");
}

function printed(value: number): string {
  return printNumber(value, fewestDecimals(value));
}
