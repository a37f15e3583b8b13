import type {AnalysisResult} from "../../results/model.ts";
import {type FurnitureLine, figureFurniture, tableFurniture} from "../table/furniture.ts";
import type {RenderContext} from "./context.ts";
import {element, escapeHtml} from "./markup.ts";

/** What stands under a table: `Anm.:` with the notes, and `Kilde:` with the source and the data notice. */
export function renderTableNotes(analysis: AnalysisResult, context: RenderContext): string {
  return renderLines(tableFurniture(analysis, context.notice, context.layout), context);
}

/** What stands under a figure. */
export function renderFigureSource(analysis: AnalysisResult, context: RenderContext): string {
  return renderLines(figureFurniture(analysis, context.notice, context.layout), context);
}

function renderLines(lines: readonly FurnitureLine[], context: RenderContext): string {
  if (lines.length === 0) return "";
  const paragraphs = lines.map(({word, text}) =>
    element("p", {}, element("span", {class: "label"}, escapeHtml(word)), " ", escapeHtml(context.hyphenate(text))),
  );
  return element("div", {class: "table-notes"}, ...paragraphs);
}
