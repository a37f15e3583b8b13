import type {TableBlock} from "../../report/model.ts";
import type {AnalysisResult, Block, Table} from "../../results/model.ts";
import {renderCaption} from "./caption.ts";
import type {DocxContext} from "./context.ts";
import {renderGap, renderTableFurniture} from "./furniture.ts";
import type {DocumentBlock, Table as WordTable} from "./model.ts";
import {renderTable} from "./table.ts";
import {renderBlockLabel} from "./table-body.ts";
import {tableShape} from "./table-shape.ts";
import {twips} from "./units.ts";
import {wordTable} from "./word-table.ts";

const gapBetween = twips.ofPoints(22);
const gapBelow = twips.ofPoints(10);

/** A numbered table of the report: caption, table, notes and source. */
export function renderTableBlock(block: TableBlock, context: DocxContext): DocumentBlock[] {
  const {id, number, analysis, line} = block;
  const caption = renderCaption({id, word: "Tabel", number, title: analysis.title, line}, context);
  const body = renderResultTable(analysis, context);
  const below = renderTableFurniture(analysis, context);
  if (context.layout.captions === "below") return [renderGap(), body, caption, ...below];
  return [caption, body, ...(below.length === 0 ? [renderGap()] : below)];
}

/** The table of an analysis without what stands around it. */
export function renderResultTable({table}: AnalysisResult, context: DocxContext): WordTable {
  return table.arrangement === "beside" && table.blocks.length > 1
    ? renderBeside(table, context)
    : renderTable(table, context);
}

/** Blocks two and two: each a table of its own under its heading. */
function renderBeside(table: Table, context: DocxContext): WordTable {
  const half = Math.floor((context.room - gapBetween) / 2);
  const widths = [half + gapBetween, context.room - half - gapBetween];
  const pairs = Array.from({length: Math.ceil(table.blocks.length / 2)}, (_, index) =>
    table.blocks.slice(index * 2, index * 2 + 2),
  );
  const rows = pairs.map((pair, index) => {
    const cells = [0, 1].map((side) => {
      const block = pair[side];
      return {
        width: widths[side] ?? half,
        margins: {right: side === 0 ? gapBetween : 0, top: index === 0 ? 0 : gapBelow},
        children: block === undefined ? [renderGap(0)] : renderHalf(block, table, {...context, room: half}),
      };
    });
    return {cells, keepNext: true};
  });
  return wordTable(rows, {widths, margins: {top: 0, bottom: 0, left: 0, right: 0}, hasHeads: false});
}

function renderHalf(block: Block, table: Table, context: DocxContext): DocumentBlock[] {
  const alone: Table = {...table, blocks: [{...block, label: null, question: null}]};
  const heading = renderBlockLabel(block, tableShape(alone, context.room, context.look));
  // A cell ends with a paragraph, as Word wants it.
  return [...heading, renderTable(alone, context), renderGap(0)];
}
