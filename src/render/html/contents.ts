import type {Chapter, HeadingBlock, Inline, ReportDocument} from "../../report/model.ts";
import {allBlocks} from "../../report/walk.ts";
import {pagePlaceholder} from "../page-placeholders.ts";
import type {RenderContext} from "./context.ts";
import {printedChapterNumber} from "./heading.ts";
import {renderTitle} from "./inline.ts";
import {element, escapeHtml, fragment} from "./markup.ts";

interface Entry {
  readonly id: string;
  readonly number: string | null;
  readonly title: readonly Inline[];
}

interface ChapterEntry extends Entry {
  readonly sections: readonly Entry[];
}

const notesEntry: ChapterEntry = {
  id: "_notes",
  number: null,
  title: [{kind: "text", text: "Noter"}],
  sections: [],
};

/** The list of contents: chapters, and the numbered sections under them. On paper with places for page numbers. */
export function renderContents(report: ReportDocument, context: RenderContext): string {
  const chapters = [...report.chapters.map(chapterEntry), ...(report.footnotes.length === 0 ? [] : [notesEntry])];
  let rendered = 0;
  const renderLink = (entry: Entry) => renderEntry(entry, rendered++, context);
  const items = chapters.map((chapter) => {
    const link = renderLink(chapter);
    const sections = chapter.sections.map((section) => element("li", {}, renderLink(section)));
    return element("li", {}, link, sections.length === 0 ? "" : element("ol", {}, ...sections));
  });
  const heading = element("h2", {id: "_contents"}, "Indhold");
  return element("nav", {class: "contents", "aria-labelledby": "_contents"}, heading, element("ol", {}, ...items));
}

function chapterEntry(chapter: Chapter): ChapterEntry {
  const sections = allBlocks(chapter.blocks)
    .filter((block): block is HeadingBlock => block.kind === "heading" && block.level === 2 && block.number !== null)
    .map((heading) => ({id: heading.id, number: heading.number, title: heading.children}));
  return {id: chapter.id, number: printedChapterNumber(chapter), title: chapter.title, sections};
}

function renderEntry(entry: Entry, index: number, context: RenderContext): string {
  const number = element("span", {class: "entry-number"}, escapeHtml(entry.number ?? ""));
  const gap = entry.number === null ? "" : " ";
  const title = element("span", {class: "entry-title"}, renderTitle(entry.title.flatMap(withoutLinks), context));
  return element("a", {href: fragment(entry.id)}, number, gap, title, renderPagePlace(entry.id, index, context));
}

function renderPagePlace(id: string, index: number, context: RenderContext): string {
  if (context.medium === "screen") return "";
  return ` ${element("span", {class: "entry-page", "data-page-of": id}, pagePlaceholder(index))}`;
}

/** A list of contents links to its headings and nowhere else: links and notes inside a heading stay in the heading. */
function withoutLinks(inline: Inline): Inline[] {
  switch (inline.kind) {
    case "link":
      return inline.children.flatMap(withoutLinks);
    case "strong":
    case "emphasis":
      return [{kind: inline.kind, children: inline.children.flatMap(withoutLinks)}];
    case "reference":
      return [{kind: "text", text: inline.text}];
    case "footnote":
      return [];
    case "break":
      return [{kind: "text", text: " "}];
    default:
      return [inline];
  }
}
