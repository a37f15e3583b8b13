import type {Inline} from "../../report/model.ts";
import {safeAddress} from "../html/markup.ts";
import type {DocxContext} from "./context.ts";
import type {Piece, RunLook} from "./model.ts";
import {field, lineBreak, link, text} from "./pieces.ts";
import {plainText} from "./xml.ts";

/** Running text: numbers marked with where they come from, references as fields, notes as Word's own. */
export function renderInlines(inlines: readonly Inline[], context: DocxContext, look: RunLook = {}): Piece[] {
  return inlines.flatMap((inline) => renderInline(inline, context, look));
}

function renderInline(inline: Inline, context: DocxContext, look: RunLook): Piece[] {
  switch (inline.kind) {
    case "text":
      return [text(inline.text, look)];
    case "strong":
      return renderInlines(inline.children, context, {...look, bold: true});
    // In a quote, which is italic, what is emphasised stands upright.
    case "emphasis":
      return renderInlines(inline.children, context, {...look, italics: !/Quote$/.test(context.textStyle)});
    case "link":
      return renderLink(inline.href, inline.children, context, look);
    case "number":
      return context.anchors.number(inline.addresses, [text(inline.text, look)]);
    case "reference":
      return renderReference(inline.target, inline.text, context, look);
    case "footnote":
      return renderNoteReference(inline, context);
    case "break":
      return [lineBreak];
  }
}

function renderLink(href: string, content: readonly Inline[], context: DocxContext, look: RunLook): Piece[] {
  const address = safeAddress(href);
  if (address === null) return renderInlines(content, context, look);
  const inside = renderInlines(content, context, {...look, isLink: true});
  return link(
    address.startsWith("#")
      ? {anchor: context.anchors.nameOf(decodeFragment(address))}
      : {relationship: context.anchors.linkTo(address)},
    inside,
  );
}

function decodeFragment(address: string): string {
  try {
    return decodeURIComponent(address.slice(1));
  } catch {
    return address.slice(1);
  }
}

/**
 * A reference to a table, figure or box repeats its label, as Word's own cross-references do, and follows when Word counts anew.
 * One to a chapter or a section is a link.
 */
function renderReference(target: string, words: string, {anchors, labels}: DocxContext, look: RunLook): Piece[] {
  const anchor = anchors.nameOf(target);
  const whole = unbroken(words);
  if (labels.get(target) === whole) return [field(`REF ${anchor} \\h`, whole, look)];
  return link({anchor}, [text(whole, look)]);
}

/** `Tabel 4.1` is kept on one line. */
export function unbroken(words: string): string {
  return plainText(words).replaceAll(" ", "\u00a0");
}

function renderNoteReference(
  {number, id}: {readonly number: number; readonly id: string},
  {anchors, notesSeen}: DocxContext,
): Piece[] {
  const shown = String(number);
  if (notesSeen.has(id)) return [field(`NOTEREF ${anchors.nameOf(id)} \\f \\h`, shown)];
  notesSeen.add(id);
  const properties = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';
  const xml = `<w:r>${properties}<w:footnoteReference w:id="${number}"/></w:r>`;
  return anchors.target(id, [{xml, text: shown, look: {points: 6}, footnote: number}]);
}
