import type {Block, Inline} from "./model.ts";

/** Blocks with all that stand inside them, each before what it holds, in the order they are read. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...allBlocks(insideOf(block))]);
}

/** The blocks that stand straight inside another. */
function insideOf(block: Block): readonly Block[] {
  switch (block.kind) {
    case "list":
      return block.items.flat();
    case "columns":
      return block.columns.flat();
    case "quote":
    case "box":
    case "landscape":
    case "summary":
      return block.children;
    default:
      return [];
  }
}

/** The text of a block itself, without that of the blocks inside it; with what stands in emphasis and links. */
export function inlinesOf(block: Block): Inline[] {
  return ownInlines(block).flatMap(withInner);
}

function ownInlines(block: Block): readonly Inline[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return block.children;
    case "quote":
      return block.attribution ?? [];
    case "box":
      return block.title;
    case "key-figures":
      return block.items.flatMap(({value, label}) => [...value, ...label]);
    case "literature":
      return block.entries.flatMap(({children}) => children);
    default:
      return [];
  }
}

function withInner(inline: Inline): Inline[] {
  return "children" in inline ? [inline, ...inline.children.flatMap(withInner)] : [inline];
}
