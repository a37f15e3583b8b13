import type {Block} from "../../report/model.ts";
import {renderBox} from "./box.ts";
import {renderBeside} from "./columns.ts";
import {renderIndex} from "./contents.ts";
import type {DocxContext} from "./context.ts";
import {renderFigure} from "./figure.ts";
import {renderHeading} from "./heading.ts";
import {renderInlines} from "./inline.ts";
import {renderKeyFigures} from "./key-figures.ts";
import {renderList} from "./list.ts";
import {renderLiterature} from "./literature.ts";
import type {DocumentBlock} from "./model.ts";
import {paragraph} from "./paragraph.ts";
import {renderQuote} from "./quote.ts";
import {renderTableBlock} from "./table-block.ts";

export function renderBlocks(blocks: readonly Block[], context: DocxContext): DocumentBlock[] {
  return blocks.flatMap((block) => renderBlock(block, context));
}

function renderBlock(block: Block, context: DocxContext): DocumentBlock[] {
  switch (block.kind) {
    case "heading":
      return [renderHeading(block, context)];
    case "paragraph":
      return [
        paragraph(context.textStyle, [...context.anchors.line(block.line), ...renderInlines(block.children, context)]),
      ];
    case "list":
      return renderList(block, context, renderBlocks);
    case "quote":
      return renderQuote(block, context, renderBlocks);
    case "box":
      return renderBox(block, context, renderBlocks);
    case "table":
      return renderTableBlock(block, context);
    case "figure":
      return renderFigure(block, context);
    case "key-figures":
      return renderKeyFigures(block, context);
    case "columns":
      return renderBeside(
        block.columns.map((column) => (within) => renderBlocks(column, within)),
        context,
      );
    // Pages that lie on their side are sections of the document: sections.ts takes them apart.
    case "landscape":
    case "summary":
      return renderBlocks(block.children, context);
    case "index":
      return renderIndex(block, context);
    case "literature":
      return renderLiterature(block, context);
  }
}
