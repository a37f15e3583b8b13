import type {Chapter} from "../../report/model.ts";
import {renderBlocks} from "./block.ts";
import type {RenderContext} from "./context.ts";
import {printedChapterNumber, renderHeadingNumber} from "./heading.ts";
import {renderTitle} from "./inline.ts";
import {element} from "./markup.ts";
import {pageName} from "./running-heads.ts";

export function renderChapter(chapter: Chapter, index: number, context: RenderContext): string {
  const title = renderTitle(chapter.title, context);
  const heading = element("h2", {id: chapter.id}, renderHeadingNumber(printedChapterNumber(chapter)), title);
  const attributes = {class: `chapter ${pageName(index)}`, "aria-labelledby": chapter.id};
  const marked = (html: string, line?: number) => context.markPart?.({group: `chapter-${index}`, line}, html) ?? html;
  const blocks = chapter.blocks.map((block) => marked(renderBlocks([block], context)));
  return element("section", attributes, marked(heading, 1), "\n", blocks.join("\n"));
}
