import type {Chapter, HeadingBlock} from "../../report/model.ts";
import type {RenderContext} from "./context.ts";
import {renderTitle} from "./inline.ts";
import {element, escapeHtml} from "./markup.ts";

/** A section's heading. The report's title is h1 and a chapter's h2, so a section of level 2 is h3. */
export function renderHeading(heading: HeadingBlock, context: RenderContext): string {
  const number = renderHeadingNumber(heading.number);
  return element(`h${heading.level + 1}`, {id: heading.id}, number, renderTitle(heading.children, context));
}

/** The number before a heading's text, with a space that is there for those who copy it or hear it. */
export function renderHeadingNumber(number: string | null): string {
  return number === null ? "" : `${element("span", {class: "heading-number"}, escapeHtml(number))} `;
}

/** A chapter's number as it is printed: `4`, `Bilag A`, or null in front matter. */
export function printedChapterNumber(chapter: Chapter): string | null {
  return chapter.kind === "appendix" && chapter.number !== null ? `Bilag ${chapter.number}` : chapter.number;
}
