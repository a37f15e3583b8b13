import type {FigureBlock} from "../../report/model.ts";
import {labelOf, renderCaption} from "./caption.ts";
import type {DocxContext} from "./context.ts";
import {renderFigureFurniture, renderTableFurniture, spaceBelow} from "./furniture.ts";
import type {DocumentBlock, Paragraph} from "./model.ts";
import {paragraph} from "./paragraph.ts";
import {link, text} from "./pieces.ts";
import {renderResultTable} from "./table-block.ts";

/** A figure with its caption and source, and the way to the numbers behind it: a link to their table, or the table itself. */
export function renderFigure(figure: FigureBlock, context: DocxContext): DocumentBlock[] {
  const {id, number, title, line, analysis} = figure;
  const caption = renderCaption({id, word: "Figur", number, title, line}, context);
  const picture = renderPicture(figure, context);
  const drawn = context.layout.captions === "above" ? [caption, picture] : [picture, caption];
  return [...drawn, ...renderFigureFurniture(analysis, context), ...renderNumbers(figure, context)];
}

function renderPicture({svg, number, alt}: FigureBlock, {pictures, room}: DocxContext): Paragraph {
  return paragraph("Picture", [pictures.figure(svg, {name: `Figur ${number}`, alt, atMost: room})]);
}

function renderNumbers({tableId, tableNumber, number, analysis}: FigureBlock, context: DocxContext): DocumentBlock[] {
  if (tableId !== null && tableNumber !== null) {
    const words = link({anchor: context.anchors.nameOf(tableId)}, [text(labelOf("Tabel", tableNumber))]);
    return [paragraph("Furniture", [text("Tallene står i "), ...words, text(".")], {after: spaceBelow})];
  }
  const heading = paragraph("PlainCaption", [text(`Tallene bag ${labelOf("Figur", number)}. ${analysis.title}`)]);
  return [heading, renderResultTable(analysis, context), ...renderTableFurniture(analysis, context)];
}
