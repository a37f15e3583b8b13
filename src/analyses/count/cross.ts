import type {Category} from "../../codebook/model.ts";
import type {CountTable} from "../../statistics/contingency-table.ts";
import type {BaseRules} from "../resolve/categories.ts";
import type {Item} from "../resolve/items.ts";
import {countPersons, type Scope} from "../resolve/population.ts";
import type {CountingKind, Task} from "../task.ts";
import {contingencyTable, loadPivot} from "./contingency.ts";
import {jointStanding, standingOf} from "./standing.ts";
import {type BaseCounts, baseOf} from "./tally.ts";

/** A variable along one side of a cross-table, with its categories in printed order. */
export interface Axis {
  readonly item: Item;
  readonly categories: readonly Category[];
}

/** Persons by two answers, in the order of the axes. */
export interface Cross {
  readonly counts: CountTable;
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly n: number;
  /** Of everybody. */
  readonly base: BaseCounts;
  /** Of the persons in each column. */
  readonly columnBases: readonly BaseCounts[];
}

export async function countCross(
  task: Task<CountingKind>,
  scope: Scope,
  rows: Axis,
  columns: Axis,
  rules: BaseRules,
): Promise<Cross> {
  const [countRows] = await Promise.all([countPersons(task, scope, [rows.item.at, columns.item.at]), loadPivot()]);
  const counted = countRows.flatMap(({answers, n}) => {
    const [rowAnswer, columnAnswer] = answers;
    if (rowAnswer === undefined || columnAnswer === undefined) return [];
    const row = standingOf(rowAnswer, rows.item, rules);
    const column = standingOf(columnAnswer, columns.item, rules);
    return [{row, column, standing: jointStanding(row, column), n}];
  });
  const placed = counted
    .filter(({standing}) => standing.valid)
    .map(({row, column, n}) => ({
      row: rows.categories.findIndex(({code}) => code === row.code),
      column: columns.categories.findIndex(({code}) => code === column.code),
      n,
    }));
  const counts = await contingencyTable(placed, rows.categories.length, columns.categories.length);
  const rowTotals = counts.map(sum);
  return {
    counts,
    rowTotals,
    columnTotals: columns.categories.map((_, column) => sum(counts.map((row) => row[column] ?? 0))),
    n: sum(rowTotals),
    base: baseOf(counted, rules),
    columnBases: columns.categories.map(({code}) =>
      baseOf(
        counted.filter(({column}) => column.code === code),
        rules,
      ),
    ),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
