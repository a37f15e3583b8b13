import type {Block, BoxBlock, ListBlock} from "../../report/model.ts";
import {isListOfTerms, renderBox} from "./box.ts";
import type {RenderContext} from "./context.ts";
import {renderFigure} from "./figure.ts";
import {renderHeading} from "./heading.ts";
import {renderIndex} from "./index-block.ts";
import {renderInlines, renderTitle} from "./inline.ts";
import {renderKeyFigures} from "./key-figures.ts";
import {renderList} from "./list.ts";
import {renderLiterature} from "./literature.ts";
import {element} from "./markup.ts";
import {renderQuote} from "./quote.ts";
import {renderTableBlock} from "./table-block.ts";

export function renderBlocks(blocks: readonly Block[], context: RenderContext): string {
  return blocks.map((block) => renderBlock(block, context)).join("\n");
}

function renderBlock(block: Block, context: RenderContext): string {
  const html = renderUnmarked(block, context);
  return context.markPart?.({group: null, line: block.line}, html) ?? html;
}

function renderUnmarked(block: Block, context: RenderContext): string {
  switch (block.kind) {
    case "heading":
      return renderHeading(block, context);
    case "paragraph":
      return element("p", {}, renderInlines(block.children, context));
    case "list":
      return renderList(
        block.ordered,
        block.items.map((item) => renderItem(item, context)),
      );
    case "quote":
      return renderQuote(block, renderBlocks(block.children, context), context);
    case "box":
      return renderBox(block, renderBoxContent(block, context), context);
    case "table":
      return renderTableBlock(block, context);
    case "figure":
      return renderFigure(block, context);
    case "key-figures":
      return renderKeyFigures(block, context);
    case "columns":
      return element(
        "div",
        {class: "columns"},
        ...block.columns.map((column) => element("div", {class: "column"}, renderBlocks(column, context))),
      );
    case "landscape":
      return element("div", {class: "landscape"}, renderBlocks(block.children, context));
    case "summary":
      return renderBlocks(block.children, context);
    case "index":
      return renderIndex(block);
    case "literature":
      return renderLiterature(block, context);
  }
}

/** In a fact box, a list of terms is set as two columns: what, and what is said of it. */
function renderBoxContent(box: BoxBlock, context: RenderContext): string {
  const blocks = box.children.map((block) => {
    if (box.variant !== "facts" || block.kind !== "list" || !isListOfTerms(block)) return renderBlock(block, context);
    return renderTerms(block.items, context);
  });
  return blocks.join("\n");
}

function renderTerms(items: ListBlock["items"], context: RenderContext): string {
  const terms = items.map(([first, ...more]) => {
    const [term, ...said] = first?.kind === "paragraph" ? first.children : [];
    const name = element("span", {class: "term"}, renderTitle(term === undefined ? [] : [term], context));
    const words = renderInlines(said, context).trim();
    return element(
      "li",
      {class: "term-row"},
      name,
      " ",
      element("div", {class: "said"}, words, renderBlocks(more, context)),
    );
  });
  return element("ul", {class: "terms"}, ...terms);
}

/** A list item of one paragraph is set tight, without a paragraph of its own. */
function renderItem(item: readonly Block[], context: RenderContext): string {
  const [only] = item;
  if (item.length === 1 && only?.kind === "paragraph") return renderInlines(only.children, context);
  return renderBlocks(item, context);
}
