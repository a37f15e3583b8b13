import type {LiteratureBlock} from "../../report/model.ts";
import type {RenderContext} from "./context.ts";
import {renderInlines} from "./inline.ts";
import {element} from "./markup.ts";

/** The works that the report cites. */
export function renderLiterature({entries}: LiteratureBlock, context: RenderContext): string {
  const items = entries.map(({id, children}) => element("li", {id}, renderInlines(children, context)));
  return element("ul", {class: "literature"}, ...items);
}
