import type {Block, Cell, Column, EmptyCell, Light, Row, Table} from "../../results/model.ts";
import {shownIn} from "../../results/shown.ts";
import type {RenderContext} from "./context.ts";
import {renderLight} from "./light.ts";
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
  const labelAttributes = {class: shape.unbrokenLabels ? "unbroken" : null, scope: "row"};
  const label = element("th", labelAttributes, escapeHtml(context.hyphenate(row.label)));
  const cells = columns.map((column, index) => {
    const cell = row.cells[index];
    if (cell === undefined) return element("td", {});
    if (cell.light !== undefined && column.unit !== "text") return renderLit(cell, cell.light, context);
    return column.unit === "text"
      ? renderText(cell, shape.unbroken[index] ?? false, context)
      : renderNumber(cell, shape.hanging[index] ?? 0, shape, context);
  });
  const style = row.depth === undefined ? null : `--depth: ${row.depth}`;
  return element("tr", {class: row.role === "category" ? null : `${row.role}-row`, style}, label, ...cells);
}

/** Letters of a verdict that is kept on one line with its sign. */
const shortLight = 20;

function renderText(cell: Cell, unbroken: boolean, context: RenderContext): string {
  const isShortLight = cell.light !== undefined && cell.light.label.length <= shortLight;
  const attributes = {
    class: unbroken || isShortLight ? "text unbroken" : "text",
    "data-address": askable(cell, context),
  };
  const content = cell.kind === "empty" ? renderEmpty(cell, context) : wordsOf(cell, context);
  return element("td", attributes, cell.light === undefined ? content : renderLight(cell.light, content));
}

/** A text, as a list where it has parts. */
function wordsOf(cell: Exclude<Cell, EmptyCell>, context: RenderContext): string {
  const write = (text: string) => escapeHtml(context.hyphenate(text));
  if (cell.kind !== "text" || cell.list === undefined) return write(cell.printed);
  return element("ul", {}, ...cell.list.map((part) => element("li", {}, write(part))));
}

/** A number with its light: the cell has the colour of its tone, and the sign and the word of it. */
function renderLit(cell: Cell, light: Light, context: RenderContext): string {
  const attributes = {class: `light ${light.tone}`, "data-address": askable(cell, context)};
  return element("td", attributes, renderLight(light, escapeHtml(context.hyphenate(shownIn(cell)))));
}

function renderNumber(cell: Cell, hanging: number, shape: TableShape, context: RenderContext): string {
  const style = hanging === shape.commonHanging ? null : hangingStyle(hanging);
  const attributes = {"data-address": askable(cell, context), style};
  if (cell.kind === "empty") return element("td", attributes, renderEmpty(cell, context));
  const parts = splitAtUnits(shownIn(cell));
  const className = /^\s*\(/.test(parts.hanging) ? "hanging bracket" : "hanging";
  const rest = parts.hanging === "" ? "" : element("span", {class: className}, escapeHtml(parts.hanging));
  return element("td", attributes, escapeHtml(parts.aligned), rest);
}

/** The address of a cell, by which a reader can ask it unless it holds mere words. */
function askable(cell: Cell, context: RenderContext): string {
  const isWords = cell.kind === "text" && cell.of === undefined && !/\d/.test(cell.printed);
  if (!isWords) context.asked.addresses.add(cell.address);
  return cell.address;
}

/** A dash says nothing to those who only hear the page: they get the reason. */
function renderEmpty({printed, reason}: EmptyCell, context: RenderContext): string {
  if (context.medium === "print" || reason === "") return escapeHtml(printed);
  const sign = element("span", {"aria-hidden": "true", title: reason}, escapeHtml(printed));
  return sign + element("span", {class: "visually-hidden"}, escapeHtml(reason));
}
