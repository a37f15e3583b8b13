import type {NumberStyle} from "../../../numbers/style.ts";
import type {Cell, Column, Row} from "../../../results/model.ts";
import type {Computed} from "../../../statistics/result.ts";
import {type RegressionToTheMean, regressionShift} from "../../../statistics/warnings/regression-to-the-mean.ts";
import type {BaseCounts} from "../../count/tally.ts";
import type {WaveHeading} from "../../resolve/wave-headings.ts";
import {totalKey} from "../../table/category-rows.ts";
import {addressOf, countCell, emptyCell, numberCell, shareCell, textCell, withCount} from "../../table/cells.ts";
import {columnMeasure, type Measure} from "../../table/measures.ts";
import {noneReason} from "../../table/none-reason.ts";
import {intervalOf, meanAt} from "../../table/pair-means.ts";
import {changedIn, type Repeated} from "../../testing/repeated.ts";
import {beforeAndAfter} from "../../testing/repeated-tests.ts";
import {type Cut, isInside, sidesOf} from "./cut.ts";

/** One item in one group of persons, divided by a limit at the first wave. */
export interface DividedItem {
  readonly block: string;
  readonly base: BaseCounts;
  /** First and last numbers. */
  readonly scores: Repeated;
  /** Null where there is nobody to find a quartile of. */
  readonly cut: Cut | null;
}

export interface CrossingLayout {
  readonly analysis: string;
  readonly ends: readonly WaveHeading[];
  readonly measures: readonly Measure[];
  readonly decimals: number;
  readonly style: NumberStyle;
}

/** Those who stood on one side of the limit at the first wave, or everybody. */
export interface Side {
  readonly key: "inside" | "outside" | typeof totalKey;
  readonly label: string;
  readonly scores: Repeated;
  /** How many stood on the other side at the last wave. */
  readonly crossed: number;
  /** What regression to the mean alone would have done to them; null for everybody. */
  readonly regression: Computed<RegressionToTheMean> | null;
}

/** Both sides of the limit, and everybody. */
export function sidesIn({scores, cut}: DividedItem): Side[] {
  const total: Side = {
    key: totalKey,
    label: "Alle",
    scores,
    crossed: cut === null ? 0 : changedIn(sidesOf(scores, cut)),
    regression: null,
  };
  if (cut === null) return [total];
  return [sideOf("inside", scores, cut), sideOf("outside", scores, cut), total];
}

function sideOf(key: "inside" | "outside", scores: Repeated, cut: Cut): Side {
  const belongs = (value: number) => isInside(cut, value) === (key === "inside");
  const patterns = scores.patterns.filter(({scores: [first = 0]}) => belongs(first));
  const own = {...scores, patterns, n: patterns.reduce((sum, {n}) => sum + n, 0)};
  const [before, after] = beforeAndAfter(scores);
  return {
    key,
    label: cut.labels[key],
    scores: own,
    crossed: changedIn(sidesOf(own, cut)),
    regression: regressionShift(before, after, before.map(belongs)),
  };
}

export function crossingColumns({ends, measures}: CrossingLayout): Column[] {
  return [
    {key: "n", label: "Antal", group: null, unit: "count", role: "value"},
    ...measures.map((measure): Column => ({...columnMeasure(measure), group: "Krydsede grænsen", role: "value"})),
    ...ends.map(
      ({key, label}): Column => ({key: `mean@${key}`, label, group: "Gennemsnit", unit: "number", role: "value"}),
    ),
    {key: "difference", label: "Ændring", group: null, unit: "number", role: "value"},
    {key: "interval", label: "95 pct.-interval", group: null, unit: "text", role: "value"},
    {key: "expected", label: "Ventet regression", group: null, unit: "number", role: "value"},
  ];
}

export function crossingRow(divided: DividedItem, side: Side, layout: CrossingLayout): Row {
  const {analysis, decimals, measures} = layout;
  const address = (column: string) => addressOf(analysis, divided.block, side.key, column);
  const {scores} = side;
  const nobody = divided.scores.n === 0 ? noneReason(divided.base) : "ingen er på denne side af grænsen";
  const number = (column: string, value: () => number): Cell =>
    scores.n === 0 ? emptyCell(address(column), nobody) : numberCell(address(column), value(), scores.n, decimals);
  const interval = scores.n === 0 ? null : intervalOf(scores, decimals);
  const change = number("difference", () => meanAt(scores, -1) - meanAt(scores, 0));
  return {
    key: side.key,
    label: side.label,
    role: side.key === totalKey ? "total" : "category",
    cells: [
      countCell(address("n"), scores.n, divided.scores.n),
      ...measures.map((measure) =>
        crossedCell(address(columnMeasure(measure).key), side, measure, nobody, layout.style),
      ),
      ...layout.ends.map(({key}, place) => number(`mean@${key}`, () => meanAt(scores, place === 0 ? 0 : -1))),
      change.kind === "number" && interval !== null ? {...change, interval} : change,
      interval === null
        ? emptyCell(address("interval"), scores.n === 0 ? nobody : "kræver mindst to med forskellig ændring")
        : textCell(address("interval"), interval.printed),
      expectedCell(address("expected"), side, nobody, decimals),
    ],
  };
}

function crossedCell(address: string, side: Side, measure: Measure, nobody: string, style: NumberStyle): Cell {
  const {n} = side.scores;
  if (measure === "count") return countCell(address, side.crossed, n);
  const cell = shareCell(address, side.crossed, n, style, nobody);
  return measure === "percent-with-count" ? withCount(cell) : cell;
}

function expectedCell(address: string, {regression, scores}: Side, nobody: string, decimals: number): Cell {
  if (regression === null) return emptyCell(address, "regression mod gennemsnittet flytter ikke gennemsnittet af alle");
  if (scores.n === 0) return emptyCell(address, nobody);
  if (!regression.ok) return emptyCell(address, "kan ikke beregnes");
  return numberCell(address, regression.expectedShift, scores.n, decimals);
}
