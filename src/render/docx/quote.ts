import type {QuoteBlock} from "../../report/model.ts";
import type {DocxContext, RenderBlocks} from "./context.ts";
import {renderInlines} from "./inline.ts";
import type {DocumentBlock} from "./model.ts";
import {paragraph} from "./paragraph.ts";
import {text} from "./pieces.ts";

/** Somebody's words, with who said them when that is known. */
export function renderQuote(quote: QuoteBlock, context: DocxContext, renderBlocks: RenderBlocks): DocumentBlock[] {
  const words = renderBlocks(quote.children, {...context, textStyle: quote.large === true ? "LargeQuote" : "Quote"});
  if (quote.attribution === null) return words;
  return [...words, paragraph("Attribution", [text("– "), ...renderInlines(quote.attribution, context)])];
}
