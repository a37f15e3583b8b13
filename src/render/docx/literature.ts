import type {LiteratureBlock} from "../../report/model.ts";
import type {DocxContext} from "./context.ts";
import {renderInlines} from "./inline.ts";
import type {Paragraph} from "./model.ts";
import {paragraph} from "./paragraph.ts";

/** The works that the report cites. */
export function renderLiterature({entries, line}: LiteratureBlock, context: DocxContext): Paragraph[] {
  const {anchors} = context;
  return entries.map(({id, children}, index) => {
    const words = anchors.target(id, renderInlines(children, context));
    return paragraph("Bibliography", index === 0 ? [...anchors.line(line), ...words] : words);
  });
}
