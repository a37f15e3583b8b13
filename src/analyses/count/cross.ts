import type {Category} from "../../codebook/model.ts";
import type {CountTable} from "../../statistics/contingency-table.ts";
import type {Answer, CountRow, VariableAt} from "../../store/model.ts";
import type {BaseRules} from "../resolve/categories.ts";
import type {Item} from "../resolve/items.ts";
import {contingencyTable} from "./contingency.ts";
import {jointStanding, type Standing, standingOf} from "./standing.ts";
import {type BaseCounts, baseOf} from "./tally.ts";

/** A variable along one side of a cross-table, with its categories in printed order. */
export interface Axis {
  readonly item: Item;
  readonly categories: readonly Category[];
}

/** One side of a cross-table: the variables to count by, and what a person's answers to them mean. */
export interface CrossSide {
  readonly variables: readonly VariableAt[];
  readonly categories: readonly Category[];
  readonly placeOf: (answers: readonly Answer[]) => SidePlace;
}

/** Whether somebody is in the base of a side, and the codes of the categories that the person is in. */
export interface SidePlace {
  readonly standing: Standing;
  readonly codes: readonly string[];
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

/** A side of one variable, whose answers are its categories. */
export function sideOf({item, categories}: Axis, rules: BaseRules): CrossSide {
  return {
    variables: [item.at],
    categories,
    placeOf: ([answer]) => {
      const standing = standingOf(answer ?? {code: null, missing: "no_answer"}, item, rules);
      return {standing, codes: standing.code === null ? [] : [standing.code]};
    },
  };
}

/** The cross-table of persons that are counted by two answers. */
export function crossOf(countRows: readonly CountRow[], rows: Axis, columns: Axis, rules: BaseRules): Promise<Cross> {
  return crossOfSides(countRows, sideOf(rows, rules), sideOf(columns, rules), rules);
}

/**
 * The cross-table of persons that are counted by the variables of the rows and, after them, those of the columns. Where a person may
 * be in several categories of a side, each counts the person, and so do the totals once.
 */
export async function crossOfSides(
  countRows: readonly CountRow[],
  rows: CrossSide,
  columns: CrossSide,
  rules: BaseRules,
): Promise<Cross> {
  const counted = countRows.map(({answers, n}) => {
    const row = rows.placeOf(answers.slice(0, rows.variables.length));
    const column = columns.placeOf(
      answers.slice(rows.variables.length, rows.variables.length + columns.variables.length),
    );
    return {row, column, standing: jointStanding(row.standing, column.standing), n};
  });
  const valid = counted
    .filter(({standing}) => standing.valid)
    .map(({row, column, n}) => ({rows: indexesOf(rows, row), columns: indexesOf(columns, column), n}));
  const placed = valid.flatMap(({rows: ofRows, columns: ofColumns, n}) =>
    ofRows.flatMap((row) => ofColumns.map((column) => ({row, column, n}))),
  );
  const persons = (isIn: (each: (typeof valid)[number]) => boolean) =>
    valid.reduce((sum, each) => (isIn(each) ? sum + each.n : sum), 0);
  return {
    counts: await contingencyTable(placed, rows.categories.length, columns.categories.length),
    rowTotals: rows.categories.map((_, index) => persons((each) => each.rows.includes(index))),
    columnTotals: columns.categories.map((_, index) => persons((each) => each.columns.includes(index))),
    n: persons(() => true),
    base: baseOf(counted, rules),
    columnBases: columns.categories.map(({code}) =>
      baseOf(
        counted.filter(({column}) => column.codes.includes(code)),
        rules,
      ),
    ),
  };
}

function indexesOf({categories}: CrossSide, {codes}: SidePlace): number[] {
  return categories.flatMap(({code}, index) => (codes.includes(code) ? [index] : []));
}
