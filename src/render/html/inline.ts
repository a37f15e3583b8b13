import type {Inline} from "../../report/model.ts";
import {addressList} from "./address-list.ts";
import type {RenderContext} from "./context.ts";
import {element, emptyElement, escapeHtml, fragment, safeAddress} from "./markup.ts";
import {renderText} from "./unparted.ts";

/** Running text: hyphenated in print, everything escaped. */
export function renderInlines(inlines: readonly Inline[], context: RenderContext): string {
  return inlines.map((inline) => renderInline(inline, context)).join("");
}

/** Titles and headings, which are never hyphenated. */
export function renderTitle(inlines: readonly Inline[], context: RenderContext): string {
  return renderInlines(inlines, {...context, hyphenate: (text) => text});
}

function renderInline(inline: Inline, context: RenderContext): string {
  switch (inline.kind) {
    case "text":
      return renderText(inline.text, context);
    // Chromium tags <strong> and <em> with types that PDF does not know, so paper gets the plain bold and italic.
    case "strong":
      return element(context.medium === "print" ? "b" : "strong", {}, renderInlines(inline.children, context));
    case "emphasis":
      return element(context.medium === "print" ? "i" : "em", {}, renderInlines(inline.children, context));
    case "link":
      return renderLink(inline.href, renderInlines(inline.children, context));
    case "number": {
      for (const address of inline.addresses) context.asked.addresses.add(address);
      const value = addressList(inline.addresses);
      return element("data", {class: "number", value}, escapeHtml(context.hyphenate(inline.text)));
    }
    case "reference":
      return element("a", {class: "reference", href: fragment(inline.target)}, escapeHtml(inline.text));
    case "footnote":
      return renderNoteReference(inline, context);
    case "break":
      return emptyElement("br");
  }
}

function renderLink(href: string, content: string): string {
  const address = safeAddress(href);
  return address === null ? content : element("a", {href: address}, content);
}

function renderNoteReference(note: {readonly number: number; readonly id: string}, context: RenderContext): string {
  const occurrence = (context.noteReferences.get(note.id) ?? 0) + 1;
  context.noteReferences.set(note.id, occurrence);
  const link = {
    id: noteReferenceId(note.id, occurrence),
    href: fragment(note.id),
    role: "doc-noteref",
    "aria-label": `Note ${note.number}`,
  };
  return element("sup", {class: "note-reference"}, element("a", link, String(note.number)));
}

/** The id of the first, second … place that refers to a footnote. */
export function noteReferenceId(noteId: string, occurrence: number): string {
  return occurrence === 1 ? `${noteId}-reference` : `${noteId}-reference-${occurrence}`;
}
