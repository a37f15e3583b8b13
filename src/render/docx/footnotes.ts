import type {Chapter, Footnote, ReportDocument} from "../../report/model.ts";
import {allBlocks, inlinesOf} from "../../report/walk.ts";
import {renderBlocks} from "./block.ts";
import type {DocxContext} from "./context.ts";
import type {DocumentBlock} from "./model.ts";

/** What stands in each footnote, by its number. Must be rendered after the chapters, which tell where each is referred to. */
export function renderFootnotes(
  {chapters, footnotes}: ReportDocument,
  context: DocxContext,
): ReadonlyMap<number, readonly DocumentBlock[]> {
  const within: DocxContext = {...context, textStyle: "FootnoteText"};
  return new Map(
    footnotes.map((note) => {
      context.anchors.returnTo(chapters.findIndex((chapter) => refersTo(note, chapter)) + 1);
      return [note.number, renderBlocks(note.children, within)];
    }),
  );
}

function refersTo({id}: Footnote, {title, blocks}: Chapter): boolean {
  const inlines = [...title, ...allBlocks(blocks).flatMap(inlinesOf)];
  return inlines.some((inline) => inline.kind === "footnote" && inline.id === id);
}
