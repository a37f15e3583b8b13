import type {Cell, Column, Row, Table} from "../../../results/model.ts";
import {addressOf, countCell, emptyCell, numberCell, shareCell, textCell} from "../../table/cells.ts";
import type {Task} from "../../task.ts";
import {addEntries, decimalsOf, type Entry, notKnown, printEntry} from "./entry.ts";
import type {EnteredColumn, EnteredRow, EnteredTable} from "./read.ts";

const block = "all";
const unknown = "tallet er ikke oplyst";

/** Columns of the printed table: what is typed, or its percentages. */
interface Printed {
  readonly column: Column;
  readonly of: EnteredColumn;
  readonly index: number;
  readonly measure: "typed" | "percent";
}

/** The columns and the only block of an entered table. */
export function enteredCells(task: Task<"entered">, table: EnteredTable): Pick<Table, "columns" | "blocks"> {
  const printed = table.columns.flatMap((column, index) => printedColumns(task, table, column, index));
  const rows = table.rows.map((row): Row => {
    const cells = printed.map((each) => cellOf(task, table, row, each));
    const role = row.isTotal ? (task.spec.sum ? "total" : "sub") : "category";
    return {key: row.key, label: row.label, role, cells};
  });
  return {columns: printed.map(({column}) => column), blocks: [{key: block, label: null, question: null, rows}]};
}

function printedColumns({spec}: Task<"entered">, table: EnteredTable, of: EnteredColumn, index: number): Printed[] {
  const {key, label, isTotal} = of;
  const role = isTotal ? "total" : "value";
  const isCount = table.rows.every(({entries}) => isCountable(entries[index]));
  const unit = of.unit === "text" ? "text" : isCount ? "count" : "number";
  if (spec.percent === undefined || unit !== "count") {
    return [{column: {key, label, group: null, unit, role}, of, index, measure: "typed"}];
  }
  const percent: Column = {key: `${key}-percent`, label: "Procent", group: label, unit: "percent", role};
  return [
    {column: {key, label: "Antal", group: label, unit, role}, of, index, measure: "typed"},
    {column: percent, of, index, measure: "percent"},
  ];
}

/** Whole numbers from zero, and intervals and blanks among them, make a column of counts. */
function isCountable(entry: Entry | undefined): boolean {
  if (entry?.kind !== "number") return entry?.kind !== "text" && (entry === undefined || decimalsOf(entry) === 0);
  return Number.isSafeInteger(entry.value) && entry.value >= 0;
}

function cellOf(task: Task<"entered">, table: EnteredTable, row: EnteredRow, printed: Printed): Cell {
  const {column, of, index, measure} = printed;
  const address = addressOf(task.key, block, row.key, column.key);
  const entry = row.entries[index] ?? notKnown;
  if (measure === "percent") return percentCell(task, table, row, index, address);
  const decimals = of.decimals ?? Math.max(0, ...table.rows.map(({entries}) => decimalsOf(entries[index] ?? notKnown)));
  switch (entry.kind) {
    case "number":
      return column.unit === "count" && decimals === 0
        ? countCell(address, entry.value, null)
        : numberCell(address, entry.value, 0, decimals);
    case "range":
      return {...textCell(address, printEntry(entry, decimals)), range: {low: entry.low, high: entry.high}};
    case "text":
      return textCell(address, entry.text);
    default:
      return emptyCell(address, unknown);
  }
}

function percentCell(
  task: Task<"entered">,
  table: EnteredTable,
  row: EnteredRow,
  index: number,
  address: string,
): Cell {
  const entry = row.entries[index] ?? notKnown;
  const whole = task.spec.percent === "column" ? columnTotal(table, index) : rowTotal(table, row);
  if (entry.kind === "unknown" || whole.kind === "unknown") return emptyCell(address, unknown);
  if (entry.kind !== "number" || whole.kind !== "number")
    return emptyCell(address, "af intervaller beregnes ingen procent");
  if (!isCountable(entry) || !isCountable(whole)) return emptyCell(address, "procent beregnes kun af hele antal");
  if (entry.value > whole.value) return emptyCell(address, "tallet er større end summen");
  return shareCell(address, entry.value, whole.value, task.context.style, "summen er nul");
}

function columnTotal({rows}: EnteredTable, index: number): Entry {
  const total = rows.find(({isTotal}) => isTotal);
  if (total !== undefined) return total.entries[index] ?? notKnown;
  return addEntries(rows.map(({entries}) => entries[index] ?? notKnown));
}

function rowTotal({columns}: EnteredTable, {entries}: EnteredRow): Entry {
  const at = columns.findIndex(({isTotal}) => isTotal);
  if (at !== -1) return entries[at] ?? notKnown;
  return addEntries(entries.filter((_, index) => columns[index]?.unit === "number"));
}
