import type {RenderContext} from "./context.ts";
import {element, escapeHtml} from "./markup.ts";

/** A name with its number, and a letter with its word: «WHO-5», «p-værdi», «t-test». */
const joined = /(?<![\p{L}\p{N}-])(\p{Lu}{2,}-\p{N}+|\p{L}²?-\p{Ll}+)(?![\p{L}\p{N}])/u;

/**
 * Running text. On screen no line ends after the hyphen of «WHO-5» or «p-værdi»; paper is left with the bare text, for which
 * a span would be one more element in the tags of a PDF.
 */
export function renderText(text: string, {medium, hyphenate}: RenderContext): string {
  if (medium === "print" || !text.includes("-")) return escapeHtml(hyphenate(text));
  return text
    .split(joined)
    .map((part, index) =>
      index % 2 === 1 ? element("span", {class: "unbroken"}, escapeHtml(part)) : escapeHtml(hyphenate(part)),
    )
    .join("");
}
