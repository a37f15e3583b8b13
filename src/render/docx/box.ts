import type {BoxBlock} from "../../report/model.ts";
import {isListOfTerms} from "../html/box.ts";
import {renderLabel} from "./caption.ts";
import type {DocxContext, RenderBlocks} from "./context.ts";
import {renderGap} from "./furniture.ts";
import {renderInlines} from "./inline.ts";
import type {DocumentBlock, Paragraph, Piece} from "./model.ts";
import {paragraph} from "./paragraph.ts";
import {text} from "./pieces.ts";
import {twips} from "./units.ts";
import {wordTable} from "./word-table.ts";

const inside = {
  left: twips.ofPoints(14),
  right: twips.ofPoints(14),
  top: twips.ofPoints(11),
  bottom: twips.ofPoints(5),
};
const gapAbove = twips.ofPoints(10);

/** Text set apart from the chapter: a shaded cell under a rule, with its title and number. */
export function renderBox(box: BoxBlock, context: DocxContext, renderBlocks: RenderBlocks): DocumentBlock[] {
  const {colours} = context.look;
  const within: DocxContext = {...context, textStyle: "BoxText", room: context.room - inside.left - inside.right};
  const content = [renderTitle(box, within), ...renderContent(box, within, renderBlocks)];
  const cell = {
    // A cell ends with a paragraph, as Word wants it.
    children: content.at(-1)?.kind === "table" ? [...content, renderGap(0)] : content,
    width: context.room,
    fill: colours.tint,
    borders: {top: {points: 1.5, colour: colours.accent}},
  };
  const frame = wordTable([{cells: [cell]}], {widths: [context.room], margins: inside, hasHeads: false});
  return [renderGap(gapAbove), frame, renderGap()];
}

/** In a fact box a list of terms has no bullets: each term stands first on its line. */
function renderContent(
  {variant, children}: BoxBlock,
  context: DocxContext,
  renderBlocks: RenderBlocks,
): DocumentBlock[] {
  return children.flatMap((block) =>
    variant === "facts" && block.kind === "list" && isListOfTerms(block)
      ? block.items.flatMap((item) => renderBlocks(item, context))
      : renderBlocks([block], context),
  );
}

function renderTitle(box: BoxBlock, context: DocxContext): Paragraph {
  const label = labelOf(box, context);
  const title = renderInlines(box.title, context);
  return paragraph("BoxTitle", [
    ...context.anchors.line(box.line),
    ...label,
    ...(label.length === 0 ? [] : [text(" ")]),
    ...(box.variant === "box" && box.number !== null ? title : context.anchors.target(box.id, title)),
  ]);
}

function labelOf({variant, id, number}: BoxBlock, context: DocxContext): Piece[] {
  const {accent} = context.look.colours;
  if (variant === "facts") return [text("Fakta", {colour: accent})];
  if (variant === "case") return [text("Case", {colour: accent})];
  return number === null ? [] : renderLabel({id, word: "Boks", number}, context);
}
