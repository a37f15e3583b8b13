import type {Block, Cell, Column, Row, Table} from "../../results/model.ts";
import type {RenderContext} from "./context.ts";
import {element, escapeHtml} from "./markup.ts";
import {hangingStyle, splitAtUnits, type TableShape} from "./table-shape.ts";

/** One block of rows as a body of its own, under its heading when it has one. */
export function renderTableBody(block: Block, table: Table, shape: TableShape, context: RenderContext): string {
  const rows = block.rows.map((row) => renderRow(row, table.columns, shape, context));
  return element("tbody", {}, renderBlockHeading(block, table.columns.length + 1, context), ...rows);
}

/** A block's name, with the full question under it where the author asks for that. */
export function renderBlockLabel(block: Block, context: RenderContext): string {
  const label = escapeHtml(context.hyphenate(block.label ?? ""));
  if (block.question === null) return label;
  return label + element("span", {class: "question"}, escapeHtml(context.hyphenate(block.question)));
}

function renderBlockHeading(block: Block, width: number, context: RenderContext): string {
  if (block.label === null && block.question === null) return "";
  const heading = element("th", {scope: "rowgroup", colspan: width}, renderBlockLabel(block, context));
  return element("tr", {class: "block-heading"}, heading);
}

function renderRow(row: Row, columns: readonly Column[], shape: TableShape, context: RenderContext): string {
  const label = element("th", {scope: "row"}, escapeHtml(context.hyphenate(row.label)));
  const cells = columns.map((column, index) => {
    const cell = row.cells[index];
    return cell === undefined ? element("td", {}) : renderCell(cell, column, shape.hanging[index] ?? 0, shape, context);
  });
  return element("tr", {class: row.role === "category" ? null : `${row.role}-row`}, label, ...cells);
}

function renderCell(cell: Cell, column: Column, hanging: number, shape: TableShape, context: RenderContext): string {
  const isText = column.unit === "text";
  const attributes = {
    class: isText ? "text" : null,
    "data-address": cell.address,
    style: hanging === shape.commonHanging || isText ? null : hangingStyle(hanging),
  };
  if (cell.kind === "empty") return element("td", attributes, renderEmpty(cell.printed, cell.reason, context));
  if (isText) return element("td", attributes, escapeHtml(context.hyphenate(cell.printed)));
  const parts = splitAtUnits(cell.printed);
  const rest = parts.hanging === "" ? "" : element("span", {class: "hanging"}, escapeHtml(parts.hanging));
  return element("td", attributes, escapeHtml(parts.aligned), rest);
}

/** A dash says nothing to those who only hear the page: they get the reason. */
function renderEmpty(printed: string, reason: string, context: RenderContext): string {
  if (context.medium === "print" || reason === "") return escapeHtml(printed);
  const sign = element("span", {"aria-hidden": "true", title: reason}, escapeHtml(printed));
  return sign + element("span", {class: "visually-hidden"}, escapeHtml(reason));
}
