import type {Block, Table} from "../../results/model.ts";
import type {RenderContext} from "./context.ts";
import {element} from "./markup.ts";
import {renderBlockLabel, renderTableBody} from "./table-grid.ts";
import {renderTableHead} from "./table-head.ts";
import {tableShape} from "./table-shape.ts";

export interface Caption {
  readonly id: string;
  readonly html: string;
}

/** Blocks of rows under one another, in one table. */
export function renderStackedTable(table: Table, caption: Caption, context: RenderContext): string {
  const shape = tableShape(table);
  const captionElement = element(
    "caption",
    {class: captionClass(context), id: caption.id},
    element("span", {class: "caption-text"}, caption.html),
  );
  const grid = element(
    "table",
    {class: shape.className, style: shape.style},
    captionElement,
    renderTableHead(table, context),
    ...table.blocks.map((block) => renderTableBody(block, table, shape, context)),
  );
  return renderScrollRegion(grid, caption.id, context);
}

/**
 * Blocks next to one another: each a table of its own with its own row labels, all under one caption.
 * On a narrow page they stand under one another.
 */
export function renderBesideTable(table: Table, caption: Caption, context: RenderContext): string {
  const halves = table.blocks.map((block, index) => renderHalf(block, `${caption.id}-${index + 1}`, table, context));
  const captionElement = element("p", {class: captionClass(context), id: caption.id}, caption.html);
  const beside = element("div", {class: "beside"}, ...halves);
  const inOrder = withCaption(captionElement, beside, context);
  return element("div", {role: "group", "aria-labelledby": caption.id}, inOrder);
}

/** The class of captions, which tells the style sheet when they stand below. */
export function captionClass({layout}: RenderContext): string {
  return layout.captions === "below" ? "caption below" : "caption";
}

/** A caption and what it is of, in the order that they are read. */
export function withCaption(caption: string, content: string, {layout}: RenderContext): string {
  return layout.captions === "below" ? content + caption : caption + content;
}

function renderHalf(block: Block, headingId: string, table: Table, context: RenderContext): string {
  const alone: Table = {...table, blocks: [{...block, label: null, question: null}]};
  const shape = tableShape(alone);
  const heading = element("p", {class: "half-heading", id: headingId}, renderBlockLabel(block, context));
  const attributes = {class: shape.className, style: shape.style, "aria-labelledby": headingId};
  const bodies = alone.blocks.map((only) => renderTableBody(only, alone, shape, context));
  const grid = element("table", attributes, renderTableHead(alone, context), ...bodies);
  return element("div", {class: "half"}, heading, renderScrollRegion(grid, headingId, context));
}

/** A wide table scrolls inside its own region, which can be reached and named by keyboard; paper does not scroll. */
export function renderScrollRegion(content: string, labelId: string, context: RenderContext): string {
  if (context.medium === "print") return content;
  return element("div", {class: "scroll", role: "region", tabindex: 0, "aria-labelledby": labelId}, content);
}
