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
    element(
      "p",
      {},
      element("span", {class: "label"}, escapeHtml(word)),
      " ",
      escapeHtml(unparted(context.hyphenate(text))),
    ),
  );
  return element("div", {class: "table-notes"}, ...paragraphs);
}

/** No line ends within «p = 0,143» or «n = 97». */
function unparted(text: string): string {
  return text.replace(/(?<=(?:^|[\s(;])[\p{L}χ²]{1,2}) ([=<>]) (?=[−\d])/gu, "\u00a0$1\u00a0");
}
