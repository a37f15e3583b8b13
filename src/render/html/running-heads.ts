import type {Chapter, ReportDocument} from "../../report/model.ts";
import {allBlocks} from "../../report/walk.ts";
import {printedChapterNumber} from "./heading.ts";
import {cleanText} from "./markup.ts";

/**
 * Page rules that print each chapter's title at the top of its pages and the report's title at the foot.
 * Named pages are what Chromium has for this: it knows neither `string-set` nor running elements.
 */
export function runningHeads(report: ReportDocument): string {
  const chapters = report.chapters.map((chapter, index) => {
    const number = printedChapterNumber(chapter);
    const title = number === null ? chapter.plainTitle : `${number}  ${chapter.plainTitle}`;
    const name = pageName(index);
    return pageRules(name, title) + (hasWidePages(chapter) ? `\n${widePageRules(name, title)}` : "");
  });
  const foot = `@page { @bottom-left { content: ${cssString(report.info.title)} } }`;
  return [foot, ...chapters, pageRules("notes", "Noter")].join("\n");
}

/** The name of a chapter's pages, which is also the class of its section. */
export function pageName(index: number): string {
  return `pages-${index + 1}`;
}

function pageRules(name: string, title: string): string {
  return `.${name} { page: ${name} }\n@page ${name} { @top-left { content: ${cssString(title)} } }`;
}

function hasWidePages(chapter: Chapter): boolean {
  return allBlocks(chapter.blocks).some(({kind}) => kind === "landscape");
}

/** Pages turned on their side have a name of their own in each chapter, so that they keep its running head. */
function widePageRules(name: string, title: string): string {
  const wide = `${name}-wide`;
  const head = `@top-left { content: ${cssString(title)} }`;
  return `.${name} .landscape { page: ${wide} }\n@page ${wide} { size: A4 landscape; ${head} }`;
}

/** Any text as a CSS string. Whatever is neither letter nor digit is written by number, so nothing can end the string or the style. */
export function cssString(text: string): string {
  const safe = cleanText(text).replace(
    /[^\p{L}\p{N}]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${safe}"`;
}
