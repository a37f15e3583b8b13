import type {LiteratureBlock} from "../../report/model.ts";
import type {RenderContext} from "./context.ts";
import {renderTitle} from "./inline.ts";
import {element} from "./markup.ts";

/** The works that the report cites. Names and titles are never hyphenated. */
export function renderLiterature({entries}: LiteratureBlock, context: RenderContext): string {
  const items = entries.map(({id, children}) => element("li", {class: "work", id}, renderTitle(children, context)));
  return element("ul", {class: "literature"}, ...items);
}
