import type {Block, Inline, ReportDocument, SummaryBlock} from "../../report/model.ts";
import {allBlocks} from "../../report/walk.ts";

/** Passages of one chapter that are marked for the summary. */
export interface Passages {
  /** Printed above them; null for front matter, whose passages open the summary. */
  readonly heading: string | null;
  readonly blocks: readonly Block[];
}

/** What is marked for the summary, by chapter, as it can stand apart from the report. */
export function passagesOf(report: ReportDocument): Passages[] {
  const marked = report.chapters.map((chapter) => ({
    chapter,
    blocks: allBlocks(chapter.blocks)
      .filter(isSummary)
      .flatMap(({children}) => children),
  }));
  const inSummary = new Set(marked.flatMap(({blocks}) => allBlocks(blocks).flatMap(idOf)));
  return marked
    .filter(({blocks}) => blocks.length > 0)
    .map(({chapter, blocks}) => ({
      heading: chapter.kind === "front" ? null : chapter.plainTitle,
      blocks: blocks.map((block) => apart(block, inSummary)),
    }));
}

function isSummary(block: Block): block is SummaryBlock {
  return block.kind === "summary";
}

function idOf(block: Block): string[] {
  return "id" in block ? [block.id] : [];
}

/** A block without links into the report: what is referred to stands «i rapporten» unless the summary has it too. */
function apart(block: Block, inSummary: ReadonlySet<string>): Block {
  const inlines = (children: readonly Inline[]) => children.flatMap((inline) => apartInline(inline, inSummary));
  const blocks = (children: readonly Block[]) => children.map((child) => apart(child, inSummary));
  switch (block.kind) {
    case "paragraph":
      return {...block, children: inlines(block.children)};
    case "heading":
      return {...block, number: null, children: inlines(block.children)};
    case "list":
      return {...block, items: block.items.map(blocks)};
    case "columns":
      return {...block, columns: block.columns.map(blocks)};
    case "quote":
      return {
        ...block,
        children: blocks(block.children),
        attribution: block.attribution === null ? null : inlines(block.attribution),
      };
    case "box":
      return {...block, title: inlines(block.title), children: blocks(block.children)};
    case "landscape":
    case "summary":
      return {...block, children: blocks(block.children)};
    case "key-figures":
      return {
        ...block,
        items: block.items.map((item) => ({...item, value: inlines(item.value), label: inlines(item.label)})),
      };
    default:
      return block;
  }
}

function apartInline(inline: Inline, inSummary: ReadonlySet<string>): Inline[] {
  switch (inline.kind) {
    case "footnote":
      return [];
    case "reference":
      return [inSummary.has(inline.target) ? inline : {kind: "text", text: `${inline.text} i rapporten`}];
    case "strong":
    case "emphasis":
    case "link":
      return [{...inline, children: inline.children.flatMap((child) => apartInline(child, inSummary))}];
    default:
      return [inline];
  }
}
