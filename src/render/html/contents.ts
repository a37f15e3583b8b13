import type {Chapter, HeadingBlock, Inline, ReportDocument} from "../../report/model.ts";
import type {RenderContext} from "./context.ts";
import {printedChapterNumber} from "./heading.ts";
import {renderTitle} from "./inline.ts";
import {element, escapeHtml, fragment} from "./markup.ts";

interface Entry {
  readonly id: string;
  readonly number: string | null;
  readonly title: readonly Inline[];
}

/** The list of contents: chapters, and the sections of numbered chapters under them. On paper with page numbers. */
export function renderContents(report: ReportDocument, context: RenderContext): string {
  const chapters = report.chapters.map((chapter) => {
    const sections = sectionsOf(chapter).map((section) => element("li", {}, renderEntry(section, context)));
    const nested = sections.length === 0 ? "" : element("ol", {}, ...sections);
    return element("li", {}, renderEntry(entryOf(chapter), context), nested);
  });
  const notes: Entry = {id: "_notes", number: null, title: [{kind: "text", text: "Noter"}]};
  const last = report.footnotes.length === 0 ? [] : [element("li", {}, renderEntry(notes, context))];
  const heading = element("h2", {id: "_contents"}, "Indhold");
  return element(
    "nav",
    {class: "contents", "aria-labelledby": "_contents"},
    heading,
    element("ol", {}, ...chapters, ...last),
  );
}

function entryOf(chapter: Chapter): Entry {
  return {id: chapter.id, number: printedChapterNumber(chapter), title: chapter.title};
}

function sectionsOf(chapter: Chapter): Entry[] {
  return chapter.blocks
    .filter((block): block is HeadingBlock => block.kind === "heading" && block.level === 2 && block.number !== null)
    .map((heading) => ({id: heading.id, number: heading.number, title: heading.children}));
}

function renderEntry(entry: Entry, context: RenderContext): string {
  const number = element("span", {class: "entry-number"}, escapeHtml(entry.number ?? ""));
  const title = element("span", {class: "entry-title"}, renderTitle(entry.title.flatMap(withoutLinks), context));
  const page = context.medium === "print" ? ` ${element("span", {class: "entry-page", "data-page-of": entry.id})}` : "";
  const gap = entry.number === null ? "" : " ";
  return element("a", {href: fragment(entry.id)}, number, gap, title, page);
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
