import type {changeMeans} from "../../../config/analyses/individual-change.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import type {Block, Cell, Column, Row} from "../../../results/model.ts";
import type {BaseCounts} from "../../count/tally.ts";
import {totalKey} from "../../table/category-rows.ts";
import {addressOf, baseCell, countCell, emptyCell, numberCell, shareCell, withCount} from "../../table/cells.ts";
import {fewestDecimals} from "../../table/decimals.ts";
import {columnMeasure, type Measure} from "../../table/measures.ts";
import {noneReason} from "../../table/none-reason.ts";
import {type Change, countWith, largestAmount, meanAmount, type Outcome} from "./changes.ts";

export type ChangeMean = (typeof changeMeans)[number];

/** One item's changes in one group of persons. */
export interface ChangedItem {
  readonly key: string;
  readonly label: string;
  readonly question: string | null;
  readonly changes: readonly Change[];
  readonly base: BaseCounts;
}

export interface ChangeLayout {
  readonly analysis: string;
  readonly measures: readonly Measure[];
  readonly means: readonly ChangeMean[];
  readonly decimals: number;
  readonly style: NumberStyle;
}

const outcomes: readonly Outcome[] = ["positive", "same", "negative"];

const outcomeLabels: Readonly<Record<Outcome, string>> = {
  positive: "Positiv udvikling",
  same: "Ingen udvikling",
  negative: "Negativ udvikling",
};

const meanGroup = "Gennemsnitlig ændring";
const largestGroup = "Største ændring";

const meanColumns: Readonly<Record<ChangeMean, {readonly label: string; readonly group: string}>> = {
  gain: {label: "Positiv", group: meanGroup},
  loss: {label: "Negativ", group: meanGroup},
  change: {label: "Alle", group: meanGroup},
  largest_gain: {label: "Positiv", group: largestGroup},
  largest_loss: {label: "Negativ", group: largestGroup},
};

/** The columns of a table with a row for each item. */
export function itemColumns({measures, means}: ChangeLayout): Column[] {
  const single = measures.length === 1;
  return [
    {key: "n", label: "Antal par", group: null, unit: "count", role: "value"},
    ...outcomes.flatMap((outcome) =>
      measures.map((measure): Column => {
        const {unit, label} = columnMeasure(measure);
        return {
          key: outcomeKey(outcome, measure, measures),
          label: single ? outcomeLabels[outcome] : label,
          group: single ? null : outcomeLabels[outcome],
          unit,
          role: "value",
        };
      }),
    ),
    ...means.map((mean): Column => ({key: mean, ...meanColumns[mean], unit: "number", role: "value"})),
  ];
}

/** `positive`; with count and percent side by side `count:positive` and `percent:positive`. */
function outcomeKey(outcome: Outcome, measure: Measure, measures: readonly Measure[]): string {
  return measures.length === 1 ? outcome : `${columnMeasure(measure).key}:${outcome}`;
}

/** The row of one item. */
export function itemRow(block: string, item: ChangedItem, layout: ChangeLayout): Row {
  const {analysis, measures, means, decimals} = layout;
  const address = (column: string) => addressOf(analysis, block, item.key, column);
  const {valid, population} = item.base;
  return {
    key: item.key,
    label: item.label,
    role: "category",
    cells: [
      countCell(address("n"), valid, population),
      ...outcomes.flatMap((outcome) =>
        measures.map((measure) =>
          measured(
            address(outcomeKey(outcome, measure, measures)),
            countWith(item.changes, outcome),
            item.base,
            measure,
            layout,
          ),
        ),
      ),
      ...means.map((mean) => meanCell(address(mean), mean, item, decimals)),
    ],
  };
}

/** The columns of a table with a block for each item. */
export function blockColumns({measures, means}: ChangeLayout): Column[] {
  return [
    ...measures.map((measure): Column => ({...columnMeasure(measure), group: null, role: "value"})),
    ...(means.some((mean) => !mean.startsWith("largest")) ? [numberColumn("mean", meanGroup)] : []),
    ...(means.some((mean) => mean.startsWith("largest")) ? [numberColumn("largest", largestGroup)] : []),
  ];
}

function numberColumn(key: string, label: string): Column {
  return {key, label, group: null, unit: "number", role: "value"};
}

/** The block of one item: who moved which way, and how far. */
export function itemBlock(item: ChangedItem, layout: ChangeLayout): Block {
  return {
    key: item.key,
    label: item.label,
    question: item.question,
    rows: [...outcomes.map((outcome) => outcomeRow(outcome, item, layout)), totalRow(item, layout)],
  };
}

function outcomeRow(outcome: Outcome, item: ChangedItem, layout: ChangeLayout): Row {
  const {analysis, measures, means, decimals} = layout;
  const moved = item.changes.filter((change) => change.outcome === outcome);
  const kinds: Partial<Record<Outcome, readonly [mean: ChangeMean, largest: ChangeMean]>> = {
    positive: ["gain", "largest_gain"],
    negative: ["loss", "largest_loss"],
  };
  const wanted = kinds[outcome] ?? [];
  const cells = blockColumns(layout).slice(measures.length);
  const address = (column: string) => addressOf(analysis, item.key, outcome, column);
  return {
    key: outcome,
    label: outcomeLabels[outcome],
    role: "category",
    cells: [
      ...measures.map((measure) =>
        measured(address(columnMeasure(measure).key), countWith(moved, outcome), item.base, measure, layout),
      ),
      ...cells.map(({key}): Cell => {
        const mean = wanted[key === "mean" ? 0 : 1];
        return mean !== undefined && means.includes(mean)
          ? meanCell(address(key), mean, item, decimals)
          : emptyCell(address(key), "opgøres ikke");
      }),
    ],
  };
}

function totalRow(item: ChangedItem, layout: ChangeLayout): Row {
  const {analysis, measures, means, decimals, style} = layout;
  const address = (column: string) => addressOf(analysis, item.key, totalKey, column);
  const reason = noneReason(item.base);
  return {
    key: totalKey,
    label: measures.some((measure) => measure !== "count") ? "Total (n)" : "Total",
    role: "total",
    cells: [
      ...measures.map((measure): Cell => {
        const at = address(columnMeasure(measure).key);
        if (measure === "count") return countCell(at, item.base.valid, null);
        const cell = baseCell(at, item.base.valid, style, reason);
        return measure === "percent-with-count" ? withCount(cell) : cell;
      }),
      ...blockColumns(layout)
        .slice(measures.length)
        .map(({key}) =>
          key === "mean" && means.includes("change")
            ? meanCell(address(key), "change", item, decimals)
            : emptyCell(address(key), "opgøres ikke"),
        ),
    ],
  };
}

function measured(address: string, count: number, base: BaseCounts, measure: Measure, {style}: ChangeLayout): Cell {
  if (measure === "count") return countCell(address, count, base.valid);
  const cell = shareCell(address, count, base.valid, style, noneReason(base));
  return measure === "percent-with-count" ? withCount(cell) : cell;
}

function meanCell(address: string, mean: ChangeMean, {changes, base}: ChangedItem, decimals: number): Cell {
  if (base.valid === 0) return emptyCell(address, noneReason(base));
  const outcome = mean === "change" ? null : mean.endsWith("gain") ? "positive" : "negative";
  const moved = outcome === null ? changes : changes.filter((change) => change.outcome === outcome);
  const isLargest = mean.startsWith("largest");
  const amount = isLargest ? largestAmount(moved) : meanAmount(moved);
  if (amount === null)
    return emptyCell(address, `ingen har haft ${outcome === "positive" ? "positiv" : "negativ"} udvikling`);
  const persons = moved.reduce((sum, {n}) => sum + n, 0);
  return numberCell(address, amount, persons, isLargest ? Math.min(decimals, fewestDecimals(amount)) : decimals);
}
