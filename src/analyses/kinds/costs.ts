/**
 * What activities cost: hours of each staff group times its wage, and posts in kroner.
 *
 * - A block for each of `groups`, and last `all` with the total of them; without groups the only block is `all`. A row is an
 *   activity, named by its key; the last is `total`.
 * - Columns are `hours`, `cost` and `per`, and with `staff-hours` one `hours@leder` for each staff group; with parts
 *   `cost@aarhus` for each part, and then the total as `cost`.
 * - `per` is the cost divided by the one named number of persons, which is the base of all cells; else that is the size
 *   of the evaluation's population.
 * - Nothing is rounded but what is printed. A note names the wages, the number of persons, and the totals that the
 *   printed parts do not add up to.
 */
import {type CostEntry, costOf, hoursOf} from "../../economics/costs.ts";
import {type Fraction, over, toNumber} from "../../economics/fraction.ts";
import type {AnalysisResult, Block, Cell, Column, Findings, Note, Row} from "../../results/model.ts";
import {listOf, lowerFirst} from "../print/danish.ts";
import {indexNotes, perPersonNote, roundingNotes, withoutStop} from "../print/money.ts";
import {plainNumber} from "../print/plain-number.ts";
import {amountCell, misfitsOf, type SumOfAmounts} from "../table/amount-cells.ts";
import {totalKey} from "../table/category-rows.ts";
import {addressOf, emptyCell} from "../table/cells.ts";
import {addressesIn, madeOf} from "../table/made-of.ts";
import {displayOf, populationSize} from "../table/result.ts";
import type {Task} from "../task.ts";
import {type CostColumn, costColumns} from "./costs/columns.ts";
import {type Activity, type CostSheet, costSheet, wholeBlock} from "./costs/sheet.ts";

export async function costs(task: Task<"costs">, findings: Findings): Promise<AnalysisResult> {
  const sheet = costSheet(task, findings);
  const columns = costColumns(task, sheet);
  const blocks = sheet.groups.map((group) => blockOf(task, sheet, columns, group));
  const everything = sheet.groups.flatMap(({activities}) => activities);
  const last: Block = {
    key: wholeBlock,
    label: null,
    question: null,
    rows: [rowOf(task, sheet, columns, {block: wholeBlock, key: totalKey, label: "Samlet", activities: everything})],
  };
  const isGrouped = sheet.groups.some(({label}) => label !== null);
  const sums = [
    ...sheet.groups.flatMap((group) => sumsOf(task, sheet, columns, group.activities, group.label)),
    ...(isGrouped ? sumsOfGroups(sheet, columns) : []),
  ];
  return displayOf(task, {
    table: {
      arrangement: "stacked",
      stub: task.spec.stub,
      columns: columns.map(({column}): Column => column),
      blocks: isGrouped ? [...blocks, last] : blocks,
    },
    source: "Egne beregninger",
    notes: [
      ...rateNotes(sheet),
      ...personNotes(sheet, columns),
      ...roundingNotes(roundingsOf(columns, sheet), misfitsOf(sums)),
    ],
  });
}

function blockOf(
  task: Task<"costs">,
  sheet: CostSheet,
  columns: readonly CostColumn[],
  {key: block, label, activities}: CostSheet["groups"][number],
): Block {
  const rows = activities.map((activity) =>
    rowOf(task, sheet, columns, {block, key: activity.key, label: activity.label, activities: [activity]}),
  );
  const total = rowOf(task, sheet, columns, {block, key: totalKey, label: task.spec.total_label, activities});
  return {key: block, label, question: null, rows: [...rows, total]};
}

interface RowPlan {
  readonly block: string;
  readonly key: string;
  readonly label: string;
  readonly activities: readonly Activity[];
}

function rowOf(
  task: Task<"costs">,
  sheet: CostSheet,
  columns: readonly CostColumn[],
  {block, key, label, activities}: RowPlan,
): Row {
  const base = sheet.persons === null ? populationSize(task) : toNumber(sheet.persons.value);
  const cells = columns.map((column): Cell => {
    const address = addressOf(task.key, block, key, column.column.key);
    const value = valueIn(sheet, column, activities);
    const of = sourcesOf(task, column, activities);
    if (value === null)
      return emptyCell(address, column.measure === "hours" ? "der er ingen timer" : "der er ingen omkostninger");
    return madeOf(amountCell(address, value, base, column.rounding), of);
  });
  return {key, label, role: key === totalKey ? "total" : "category", cells};
}

/** The facts and cells that a cell is calculated from. */
function sourcesOf({spec}: Task<"costs">, {measure}: CostColumn, activities: readonly Activity[]): string[] {
  const own = activities.map(({key}) => spec.activities[key]);
  const staff = new Set(own.flatMap((activity) => Object.keys(activity?.hours ?? {})));
  const wages = measure === "hours" ? [] : [...staff].map((key) => spec.rates[key]);
  return addressesIn([own, wages, measure === "per" ? spec.per : []]);
}

/** Null where there are no hours, or no costs. */
function valueIn(
  sheet: CostSheet,
  {measure, part, staff}: CostColumn,
  activities: readonly Activity[],
): Fraction | null {
  const entries = activities.flatMap(({entries}): CostEntry[] =>
    entries.filter((_, index) => part === null || index === part),
  );
  if (measure === "hours") return hoursOf(entries, staff ?? undefined);
  if (entries.every(({hours, amount}) => hours.size === 0 && amount === null)) return null;
  const cost = costOf(entries, new Map(sheet.rates.map(({key, wage}) => [key, wage.value])));
  return measure === "per" && sheet.persons !== null ? over(cost, sheet.persons.value) : cost;
}

function sumsOf(
  task: Task<"costs">,
  sheet: CostSheet,
  columns: readonly CostColumn[],
  activities: readonly Activity[],
  group: string | null,
): SumOfAmounts[] {
  const total = group === null ? task.spec.total_label : `${task.spec.total_label}, ${lowerFirst(group)}`;
  return columns.flatMap((column) =>
    sumIn(
      sheet,
      column,
      total,
      activities.map((activity) => [activity]),
      activities,
    ),
  );
}

function sumsOfGroups(sheet: CostSheet, columns: readonly CostColumn[]): SumOfAmounts[] {
  const parts = sheet.groups.map(({activities}) => activities);
  return columns.flatMap((column) => sumIn(sheet, column, "Samlet", parts, parts.flat()));
}

function sumIn(
  sheet: CostSheet,
  column: CostColumn,
  total: string,
  parts: readonly (readonly Activity[])[],
  all: readonly Activity[],
): SumOfAmounts[] {
  const sum = valueIn(sheet, column, all);
  if (sum === null) return [];
  const values = parts.map((part) => valueIn(sheet, column, part)).filter((value) => value !== null);
  return [{total, column: column.name, parts: values, sum, rounding: column.rounding}];
}

function roundingsOf(columns: readonly CostColumn[], {persons}: CostSheet) {
  const words = {hours: "timer", cost: "kroner", per: `kroner pr. ${persons?.one ?? "person"}`};
  const seen = new Map(columns.map(({measure, rounding}) => [words[measure], rounding]));
  return [...seen].map(([what, rounding]) => ({what, rounding}));
}

function rateNotes({rates}: CostSheet): Note[] {
  if (rates.length === 0) return [];
  const told = rates.map(({label, wage}) => {
    const source = wage.source === null ? "" : ` (kilde: ${withoutStop(wage.source)})`;
    return `${lowerFirst(label)} ${plainNumber(wage.value)} kr.${source}`;
  });
  const indexed = rates.map(({label, wage}) => ({label, index: wage.index}));
  return [{kind: "method", text: `Timer er ganget med en timeløn: ${listOf(told)}.`}, ...indexNotes(indexed)];
}

function personNotes({persons}: CostSheet, columns: readonly CostColumn[]): Note[] {
  const isShown = columns.some(({measure}) => measure === "per");
  return persons === null || !isShown ? [] : [perPersonNote(persons)];
}
