import {LookupError} from "./lookup-error.ts";
import {nameOf} from "./match-names.ts";
import type {Selection} from "./select-cells.ts";

/**
 * Refuses a selection of several cells whose counts do not add to a number of persons: it must be of answers that exclude
 * each other, of the same persons. That counts have equal bases does not make them so, since they may be equal by chance.
 * @throws LookupError
 */
export function refuseSum(selection: Selection): void {
  const isRepeated = selection.cells.some(({of}) => of !== undefined);
  if (isRepeated) {
    const subject = selection.rows.length > 1 ? "row" : "column";
    throw notAddable(subject, selection, "they are taken from other analyses; name them there");
  }
  if (selection.rows.length > 1) {
    const because = whyNotRows(selection);
    if (because !== undefined) throw notAddable("row", selection, because);
  }
  if (selection.columns.length > 1) {
    const because = whyNotColumns(selection);
    if (because !== undefined) throw notAddable("column", selection, because);
  }
}

export function notAddable(
  subject: "row" | "column",
  {analysis, rows, columns}: Selection,
  because: string,
): LookupError {
  const names = (subject === "row" ? rows : columns).map((item) => `"${nameOf(item)}"`).join(", ");
  const message = `The ${subject}s ${names} of analysis "${analysis.key}" cannot be added: ${because}.`;
  return new LookupError(subject, "not-addable", message);
}

function whyNotRows({analysis, block, rows}: Selection): string | undefined {
  const total = rows.find((row) => row.role === "total");
  if (total !== undefined) return `"${nameOf(total)}" is their total`;
  if (analysis.kind === "multiple" || rows.some(({overlaps}) => overlaps)) return severalAnswers;
  if (!block.rows.some((row) => row.role === "total")) return "they do not divide a total";
  if (rows.every(({role, answers}) => role !== "sub" || answers !== undefined)) {
    if (overlap(rows)) return "some answers are in several of them";
  } else if (rows.some(({role}) => role === "category")) return "one of them is made of the others";
  // Percentages of the row: each row is a group of persons of its own.
  if (rows.some((row) => row.cells.some((cell) => cell.kind === "base"))) return "each has its own base";
  return undefined;
}

const severalAnswers = "a person may have given several of these answers";

/** Whether an answer is in several rows or columns that are answers or sums of them. */
function overlap(parts: readonly {readonly key: string; readonly answers?: readonly string[]}[]): boolean {
  const codes = parts.flatMap(({key, answers}) => answers ?? [key]);
  return new Set(codes).size < codes.length;
}

function whyNotColumns({analysis, block, columns}: Selection): string | undefined {
  const all = analysis.table.columns;
  const total = columns.find((column) => column.role === "total");
  if (total !== undefined) return `"${nameOf(total)}" is their total`;
  if (columns.some(({overlaps}) => overlaps)) return severalAnswers;
  if (!all.some((column) => column.role === "total")) return "they do not divide a total";
  if (overlap(columns)) return "some answers are in several of them";
  const hasBase = columns.some((column) => {
    const index = all.indexOf(column);
    return block.rows.some((row) => row.cells[index]?.kind === "base");
  });
  return hasBase ? "each has its own base" : undefined;
}
