import type {KeyFigure, KeyFiguresBlock} from "../../report/model.ts";
import {renderBeside} from "./columns.ts";
import type {DocxContext} from "./context.ts";
import {renderGap} from "./furniture.ts";
import {renderInlines} from "./inline.ts";
import type {DocumentBlock, Paragraph, Piece, Row} from "./model.ts";
import {paragraph} from "./paragraph.ts";
import {twips} from "./units.ts";
import {wordTable} from "./word-table.ts";

const inRow = 4;
const iconSize = twips.ofPoints(22);
const signHeight = twips.ofPoints(13);
const drawnWidths = {number: twips.ofPoints(82), signs: twips.ofPoints(140)};
const drawnSize = 16;
const gapAbove = twips.ofPoints(5);
const drawnMargins = {top: 60, bottom: 60, left: 0, right: twips.ofPoints(10)};

/** Large numbers with their words, at most four beside each other; shares that are drawn as signs have a row each. */
export function renderKeyFigures({items, line}: KeyFiguresBlock, context: DocxContext): DocumentBlock[] {
  const mark = context.anchors.line(line);
  if (items.some(({filled}) => filled !== null)) return renderDrawn(items, mark, context);
  const rows = Math.max(1, Math.ceil(items.length / inRow));
  const perRow = Math.max(1, Math.ceil(items.length / rows));
  return Array.from({length: rows}, (_, row) => items.slice(row * perRow, (row + 1) * perRow)).flatMap((some, row) =>
    renderBeside(
      some.map((item, index) => (within) => renderKeyFigure(item, row === 0 && index === 0 ? mark : [], within)),
      context,
    ),
  );
}

function renderKeyFigure({value, label, icon}: KeyFigure, mark: readonly Piece[], context: DocxContext): Paragraph[] {
  const drawing = context.pictures.icon(icon, iconSize);
  return [
    ...(drawing === undefined
      ? []
      : [paragraph("KeyFigureText", [drawing], {keepNext: true, lineRule: "auto", line: 240})]),
    paragraph("KeyFigure", [...mark, ...renderInlines(value, context)]),
    paragraph("KeyFigureText", renderInlines(label, context)),
  ];
}

/** Shares one under the other: the number, what it is of, and the signs. */
function renderDrawn(items: readonly KeyFigure[], mark: readonly Piece[], context: DocxContext): DocumentBlock[] {
  const {number, signs} = drawnWidths;
  const widths = [number, context.room - number - signs, signs];
  const rule = {points: 0.5, colour: context.look.colours.hairline};
  const rows = items.map(({value, label, icon, filled}, index): Row => {
    const drawing = filled === null ? [] : [context.pictures.signs(icon, filled, signHeight)];
    const parts = [
      paragraph("KeyFigure", [...(index === 0 ? mark : []), ...renderInlines(value, context, {points: drawnSize})], {
        line: 0,
      }),
      paragraph("KeyFigureText", renderInlines(label, context)),
      paragraph("KeyFigureText", drawing, {lineRule: "auto", line: 240}),
    ];
    const borders = index === items.length - 1 ? {top: rule, bottom: rule} : {top: rule};
    const cells = parts.map((part, column) => ({
      children: [part],
      width: widths[column] ?? 0,
      borders,
      align: "center" as const,
    }));
    return {cells, keepNext: index < items.length - 1};
  });
  return [renderGap(gapAbove), wordTable(rows, {widths, margins: drawnMargins, hasHeads: false}), renderGap()];
}
