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
  return element("section", attributes, heading, "\n", renderBlocks(chapter.blocks, context));
}
