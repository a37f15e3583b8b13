import type {SourceColumn} from "../model.ts";
import type {RedcapField} from "./dictionary.ts";
import {checkboxColumn, isSystemColumn, statusOf} from "./names.ts";

/**
 * The columns, with nothing in a checkbox that nobody can have seen. REDCap writes 0 for every box that is not ticked, also
 * on a form that was never opened and in a field that was not shown: there it is nothing when all else on the form is blank,
 * or when the field is only shown to some and none of its boxes is ticked.
 */
export function withoutUnseenBoxes(
  columns: readonly SourceColumn[],
  fields: ReadonlyMap<string, RedcapField>,
  rowCount: number,
): SourceColumn[] {
  const opened = new Map<string, boolean[]>();
  const forms = formsOf(columns, fields);
  for (const form of new Set(forms.values())) {
    const members = columns.filter(({name}) => forms.get(name) === form);
    opened.set(form, rowsWith(members, rowCount, isFilled));
  }
  const ticked = new Map<string, boolean[]>();
  const boxes = columns.filter(({name}) => checkboxColumn(name) !== null);
  for (const field of new Set(boxes.map(({name}) => checkboxColumn(name)?.field ?? ""))) {
    const members = boxes.filter(({name}) => checkboxColumn(name)?.field === field);
    ticked.set(field, rowsWith(members, rowCount, isFilled));
  }
  return columns.map((column) => {
    const field = checkboxColumn(column.name)?.field;
    if (field === undefined) return column;
    const isShownToSome = fields.get(field)?.isConditional ?? false;
    const seen = (isShownToSome ? ticked.get(field) : opened.get(forms.get(column.name) ?? "")) ?? [];
    return {...column, values: column.values.map((value, row) => (seen[row] ? value : null))};
  });
}

/**
 * The form of each column that is filled in: the dictionary tells it, or the form's status, which stands behind its fields. The
 * record's id, which stands first, is on every row.
 */
function formsOf(
  columns: readonly SourceColumn[],
  fields: ReadonlyMap<string, RedcapField>,
): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  let waiting: string[] = [];
  for (const {name} of columns.slice(1)) {
    const status = statusOf(name);
    const form = status ?? fields.get(checkboxColumn(name)?.field ?? name)?.form ?? "";
    if (form !== "") forms.set(name, form);
    else if (!isSystemColumn(name)) waiting.push(name);
    if (status === null) continue;
    for (const each of waiting) forms.set(each, status);
    waiting = [];
  }
  for (const name of waiting) forms.set(name, "");
  return forms;
}

/** Neither a box that is not ticked nor the status of an incomplete form tells that anybody was there. */
function isFilled({name}: SourceColumn, value: string | null): boolean {
  const isMark = checkboxColumn(name) !== null || statusOf(name) !== null;
  return value !== null && !(isMark && value === "0");
}

function rowsWith(
  columns: readonly SourceColumn[],
  rowCount: number,
  has: (column: SourceColumn, value: string | null) => boolean,
): boolean[] {
  return Array.from({length: rowCount}, (_, row) => columns.some((column) => has(column, column.values[row] ?? null)));
}
