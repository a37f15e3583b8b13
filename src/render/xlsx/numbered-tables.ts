import type {Block, FigureBlock, ReportDocument, TableBlock} from "../../report/model.ts";
import {allBlocks} from "../../report/walk.ts";
import type {AnalysisResult} from "../../results/model.ts";
import {sheetName} from "./sheet-name.ts";

/** A table of the report, or the numbers of a figure that has no table, with the sheet that it gets. */
export interface NumberedTable {
  /** "Tabel 4.1", "Figur 3.2" */
  readonly label: string;
  readonly title: string;
  readonly sheet: string;
  readonly analysis: AnalysisResult;
}

/** The name of the sheet of contents. */
export const contentsSheet = "Indhold";

/** The report's tables in its order, those in footnotes last, each once. */
export function numberedTables(report: ReportDocument): NumberedTable[] {
  const blocks = [...report.chapters, ...report.footnotes.map(({children}) => ({blocks: children}))].flatMap((each) =>
    allBlocks(each.blocks),
  );
  const names = new Set([contentsSheet.toLowerCase()]);
  return blocks.filter(hasNumbers).map((block) => {
    const label = `${block.kind === "table" ? "Tabel" : "Figur"} ${block.number}`;
    const title = block.kind === "table" ? block.analysis.title : block.title;
    return {label, title, sheet: sheetName(label, names), analysis: block.analysis};
  });
}

function hasNumbers(block: Block): block is TableBlock | FigureBlock {
  return block.kind === "table" || (block.kind === "figure" && block.tableId === null);
}
