import type {Inline} from "../../report/model.ts";
import type {RenderContext} from "./context.ts";
import {renderInlines} from "./inline.ts";
import {element} from "./markup.ts";

/** Somebody's words, with who said them when that is known. */
export function renderQuote(words: string, attribution: readonly Inline[] | null, context: RenderContext): string {
  const quote = element("blockquote", {}, words);
  if (attribution === null) return element("div", {class: "quote"}, quote);
  return element("figure", {class: "quote"}, quote, element("figcaption", {}, renderInlines(attribution, context)));
}
