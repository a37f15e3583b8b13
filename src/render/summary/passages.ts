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
  const marked = report.chapters.map((chapter) => ({chapter, blocks: markedIn(chapter.blocks)}));
  const known: Known = {
    inSummary: new Set(marked.flatMap(({blocks}) => allBlocks(blocks).flatMap(idOf))),
    works: new Set(report.chapters.flatMap(({blocks}) => allBlocks(blocks).flatMap(worksOf))),
  };
  return marked
    .filter(({blocks}) => blocks.length > 0)
    .map(({chapter, blocks}) => ({
      heading: chapter.kind === "front" ? null : chapter.plainTitle,
      blocks: blocks.map((block) => apart(block, known)),
    }));
}

/** What stands in the passages that are marked. */
export function markedIn(blocks: readonly Block[]): Block[] {
  return allBlocks(blocks)
    .filter(isSummary)
    .flatMap(({children}) => children);
}

function isSummary(block: Block): block is SummaryBlock {
  return block.kind === "summary";
}

/** What references may lead to. */
interface Known {
  readonly inSummary: ReadonlySet<string>;
  /** The entries of the list of literature. */
  readonly works: ReadonlySet<string>;
}

function worksOf(block: Block): string[] {
  return block.kind === "literature" ? block.entries.map(({id}) => id) : [];
}

function idOf(block: Block): string[] {
  return "id" in block ? [block.id] : [];
}

/**
 * A block without links into the report: what is referred to stands «i rapporten» unless the summary has it too. Tables have no source of
 * their own: all sources stand at the end.
 */
function apart(block: Block, known: Known): Block {
  const inlines = (children: readonly Inline[]) => children.flatMap((inline) => apartInline(inline, known));
  const blocks = (children: readonly Block[]) => children.map((child) => apart(child, known));
  switch (block.kind) {
    case "paragraph":
      return {...block, children: inlines(block.children)};
    case "heading":
      return {...block, number: null, children: inlines(block.children)};
    case "list":
      return {...block, items: block.items.map(blocks)};
    case "table":
      return {...block, analysis: {...block.analysis, source: ""}};
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

function apartInline(inline: Inline, known: Known): Inline[] {
  switch (inline.kind) {
    case "footnote":
      return [];
    case "reference":
      if (known.inSummary.has(inline.target)) return [inline];
      return [{kind: "text", text: known.works.has(inline.target) ? inline.text : `${inline.text} i rapporten`}];
    case "strong":
    case "emphasis":
    case "link":
      return [{...inline, children: inline.children.flatMap((child) => apartInline(child, known))}];
    default:
      return [inline];
  }
}
