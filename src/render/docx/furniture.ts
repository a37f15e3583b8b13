import type {AnalysisResult} from "../../results/model.ts";
import {type FurnitureLine, figureFurniture, tableFurniture} from "../table/furniture.ts";
import type {DocxContext} from "./context.ts";
import type {Paragraph} from "./model.ts";
import {paragraph} from "./paragraph.ts";
import {text} from "./pieces.ts";
import {twips} from "./units.ts";

/** The space between a table or figure with all that belongs to it and the text that goes on. */
export const spaceBelow = twips.ofPoints(20);
const spaceAbove = twips.ofPoints(5);

/** What stands under a table: its notes and its source. */
export function renderTableFurniture(analysis: AnalysisResult, context: DocxContext): Paragraph[] {
  return renderLines(tableFurniture(analysis, context.notice, context.layout), true);
}

/** What stands under a figure, before the way to its numbers. */
export function renderFigureFurniture(analysis: AnalysisResult, context: DocxContext): Paragraph[] {
  return renderLines(figureFurniture(analysis, context.notice, context.layout), false);
}

function renderLines(lines: readonly FurnitureLine[], endsBlock: boolean): Paragraph[] {
  return lines.map(({word, text: words}, index) => {
    const isLast = index === lines.length - 1;
    return paragraph("Furniture", [text(`${word} ${words}`)], {
      ...(index === 0 ? {before: spaceAbove} : {}),
      ...(isLast && endsBlock ? {after: spaceBelow} : {}),
      ...(isLast && endsBlock ? {} : {keepNext: true}),
    });
  });
}

/** Parts a table from what follows where nothing stands under it: Word would join it with the next. */
export function renderGap(after = spaceBelow): Paragraph {
  return paragraph("Gap", [], {after});
}
