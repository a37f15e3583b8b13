import type {Block, ListBlock} from "../../report/model.ts";
import type {DocxContext, RenderBlocks} from "./context.ts";
import {renderInlines} from "./inline.ts";
import type {DocumentBlock} from "./model.ts";
import {listIndent, listLevel, numberings} from "./numbering.ts";
import {paragraph} from "./paragraph.ts";
import type {StyleId} from "./styles.ts";

/** A list; lists within its items stand a level deeper. */
export function renderList(
  list: ListBlock,
  context: DocxContext,
  renderBlocks: RenderBlocks,
  depth = 0,
): DocumentBlock[] {
  const renderInItem = (block: Block): DocumentBlock[] => {
    if (block.kind === "list") return renderList(block, context, renderBlocks, depth + 1);
    if (block.kind !== "paragraph") return renderBlocks([block], context);
    const words = [...context.anchors.line(block.line), ...renderInlines(block.children, context)];
    return [paragraph(styleOf(context), words, {left: listIndent(listLevel(depth)).left})];
  };
  const id = list.ordered ? numberings.firstOrdered + context.lists.count++ : numberings.bullets;
  const level = listLevel(depth);
  return list.items.flatMap((item) => {
    const [first, ...rest] = item;
    if (first?.kind !== "paragraph") return item.flatMap(renderInItem);
    const words = [...context.anchors.line(first.line), ...renderInlines(first.children, context)];
    const point = paragraph(styleOf(context), words, {...listIndent(level), numbering: {id, level}});
    return [point, ...rest.flatMap(renderInItem)];
  });
}

function styleOf({textStyle}: DocxContext): StyleId {
  return textStyle === "BoxText" ? "BoxList" : "ListParagraph";
}
