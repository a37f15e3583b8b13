import type {Footnote} from "../../report/model.ts";
import {renderBlocks} from "./block.ts";
import type {RenderContext} from "./context.ts";
import {noteReferenceId} from "./inline.ts";
import {element, fragment} from "./markup.ts";

/**
 * All footnotes at the end of the report, each with links back to where it is referred to.
 * Must be rendered after the chapters, which count the references.
 */
export function renderFootnotes(footnotes: readonly Footnote[], context: RenderContext): string {
  if (footnotes.length === 0) return "";
  const items = footnotes.map((note) => {
    const back = backLinks(note, context.noteReferences.get(note.id) ?? 0);
    const content = renderBlocks(note.children, context);
    const inLastParagraph = content.endsWith("</p>")
      ? `${content.slice(0, -"</p>".length)} ${back}</p>`
      : content + back;
    return element("li", {id: note.id, value: note.number}, inLastParagraph);
  });
  const heading = element("h2", {id: "_notes"}, "Noter");
  const attributes = {class: "chapter notes", role: "doc-endnotes", "aria-labelledby": "_notes"};
  return element("section", attributes, heading, element("ol", {}, ...items));
}

function backLinks(note: Footnote, references: number): string {
  return Array.from({length: references}, (_, index) => {
    const where = references === 1 ? "" : `, sted ${index + 1}`;
    const label = `Tilbage til henvisningen til note ${note.number}${where}`;
    const href = fragment(noteReferenceId(note.id, index + 1));
    return element("a", {class: "back-link", href, role: "doc-backlink", "aria-label": label}, "↑");
  }).join(" ");
}
