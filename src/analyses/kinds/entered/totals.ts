import {CliError, type Place} from "../../../errors/cli-error.ts";
import {placeIn, type Task} from "../../task.ts";
import {addEntries, decimalsOf, type Entry, isSame, notKnown, printEntry} from "./entry.ts";
import type {EnteredColumn, EnteredRow, EnteredTable} from "./read.ts";

type Entered = Task<"entered">;

/**
 * The table with the totals that are wanted: those that are typed are checked, the others are added up as the last.
 * @throws CliError (data) when a typed total is not what its parts add up to; (config) when it is neither typed nor to be added
 */
export function withTotals(task: Entered, typed: EnteredTable): EnteredTable {
  const {total_row: row, total_column: column, sum} = task.spec;
  if (!sum) {
    requireTyped(task, "row", row, typed.rows);
    requireTyped(task, "column", column, typed.columns);
    return typed;
  }
  const wide = column === undefined ? typed : withTotalColumn(typed, column);
  return row === undefined ? wide : withTotalRow(wide, row);
}

function requireTyped(
  task: Entered,
  what: "row" | "column",
  label: string | undefined,
  all: readonly {readonly isTotal: boolean}[],
): void {
  if (label === undefined || all.some(({isTotal}) => isTotal)) return;
  throw new CliError("config", `There is no ${what} "${label}", and sum: false says that it is not to be added up.`, {
    place: placeIn(task, `total_${what}`),
    hint: `Type the ${what} "${label}", or take sum: false out.`,
  });
}

function withTotalColumn(table: EnteredTable, label: string): EnteredTable {
  const {columns, rows} = table;
  const at = columns.findIndex(({isTotal}) => isTotal);
  const parts = columns.flatMap(({unit, isTotal}, index) => (unit === "number" && !isTotal ? [index] : []));
  const total: EnteredColumn = {key: "total", label, unit: "number", decimals: undefined, isTotal: true};
  return {
    ...table,
    columns: at === -1 ? [...columns, total] : columns,
    rows: rows.map((row) => {
      const computed = addEntries(parts.map((index) => row.entries[index] ?? notKnown));
      return {...row, entries: filled(row.entries, at, computed, `row "${row.label}"`, row.placeOf)};
    }),
  };
}

function withTotalRow(table: EnteredTable, label: string): EnteredTable {
  const {columns, rows} = table;
  const parts = rows.filter(({isTotal}) => !isTotal);
  const computed = columns.map(({unit}, index): Entry => {
    const entries = parts.map(({entries: own}) => own[index] ?? notKnown);
    return unit === "text" ? {kind: "text", text: ""} : addEntries(entries);
  });
  const typed = rows.find(({isTotal}) => isTotal);
  if (typed === undefined) {
    const total: EnteredRow = {
      key: "total",
      label,
      entries: computed,
      isTotal: true,
      placeOf: (index) => lastPlace(rows, index),
    };
    return {...table, rows: [...rows, total]};
  }
  const entries = columns.reduce<readonly Entry[]>((sofar, column, index) => {
    const sum = computed[index];
    if (sum === undefined || column.unit === "text") return sofar;
    return filled(sofar, index, sum, `column "${column.label}"`, typed.placeOf);
  }, typed.entries);
  return {...table, rows: rows.map((row) => (row === typed ? {...row, entries} : row))};
}

function lastPlace(rows: readonly EnteredRow[], column: number): Place {
  const last = rows.at(-1);
  if (last === undefined) throw new RangeError("a table has rows");
  return last.placeOf(column);
}

/** The entries with a total at its place: added at the end where there is none, checked where one is typed. */
function filled(
  entries: readonly Entry[],
  at: number,
  computed: Entry,
  of: string,
  placeOf: (column: number) => Place,
): readonly Entry[] {
  if (at === -1) return [...entries, computed];
  const typed = entries[at];
  if (typed === undefined || typed.kind === "unknown")
    return entries.map((entry, index) => (index === at ? computed : entry));
  // With a part that is not known, a total may be known all the same.
  if (computed.kind === "unknown" || isSame(typed, computed)) return entries;
  throw new CliError(
    "data",
    `The total of ${of} is typed as ${plain(typed)}, but its parts add up to ${plain(computed)}.`,
    {
      place: placeOf(at),
      hint: "Correct one of the numbers, or write sum: false when the parts overlap or are not all there.",
    },
  );
}

function plain(entry: Entry): string {
  return printEntry(entry, decimalsOf(entry));
}
