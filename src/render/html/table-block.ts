import type {TableBlock} from "../../report/model.ts";
import type {AnalysisResult} from "../../results/model.ts";
import type {RenderContext} from "./context.ts";
import {element, escapeHtml} from "./markup.ts";
import {renderBesideTable, renderStackedTable} from "./table.ts";
import {pageBreaks} from "./table-length.ts";
import {renderTableNotes} from "./table-notes.ts";

/** A numbered table of the report: caption, table, notes and source. */
export function renderTableBlock(block: TableBlock, context: RenderContext): string {
  return renderResultTable(block.analysis, {id: block.id, label: `Tabel ${block.number}`}, context);
}

/** The table of an analysis under the label it has in the report. */
export function renderResultTable(
  analysis: AnalysisResult,
  named: {readonly id: string; readonly label: string},
  context: RenderContext,
): string {
  const {table, title} = analysis;
  context.asked.tables.set(analysis.key, named);
  const caption = {
    id: `${named.id}-caption`,
    html: `${element("span", {class: "label"}, escapeHtml(named.label))} ${escapeHtml(title)}`,
  };
  const body =
    table.arrangement === "beside" && table.blocks.length > 1
      ? renderBesideTable(table, caption, context)
      : renderStackedTable(table, caption, context);
  const breaks = pageBreaks(table);
  const attributes =
    breaks.allowed === "none"
      ? {class: "table", id: named.id}
      : {class: `table ${breaks.allowed}`, id: named.id, style: `--first-lines: ${breaks.firstLines}`};
  return element("div", attributes, body, renderTableNotes(analysis, context));
}
