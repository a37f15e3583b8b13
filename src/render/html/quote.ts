import type {QuoteBlock} from "../../report/model.ts";
import type {RenderContext} from "./context.ts";
import {renderInlines} from "./inline.ts";
import {element} from "./markup.ts";

/** Somebody's words, with who said them when that is known. */
export function renderQuote(quote: QuoteBlock, words: string, context: RenderContext): string {
  const kind = quote.large === true ? "quote large" : "quote";
  const said = element("blockquote", {}, words);
  if (quote.attribution === null) return element("div", {class: kind}, said);
  const caption = element("figcaption", {}, renderInlines(quote.attribution, context));
  return element("figure", {class: kind}, said, caption);
}
