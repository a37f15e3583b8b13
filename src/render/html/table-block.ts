import type {TableBlock} from "../../report/model.ts";
import type {AnalysisResult} from "../../results/model.ts";
import type {RenderContext} from "./context.ts";
import {element, escapeHtml} from "./markup.ts";
import {renderBesideTable, renderStackedTable} from "./table.ts";
import {mayBreak} from "./table-length.ts";
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
  const caption = {
    id: `${named.id}-caption`,
    html: `${element("span", {class: "label"}, escapeHtml(named.label))} ${escapeHtml(title)}`,
  };
  const body =
    table.arrangement === "beside" && table.blocks.length > 1
      ? renderBesideTable(table, caption, context)
      : renderStackedTable(table, caption, context);
  const className = mayBreak(table) ? "table long" : "table";
  return element("div", {class: className, id: named.id}, body, renderTableNotes(analysis, context));
}
