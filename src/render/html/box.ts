import type {BoxBlock} from "../../report/model.ts";
import type {RenderContext} from "./context.ts";
import {renderTitle} from "./inline.ts";
import {element, escapeHtml} from "./markup.ts";

/** Text set apart from the chapter, with a title and, in numbered chapters, a number. */
export function renderBox(box: BoxBlock, content: string, context: RenderContext): string {
  const titleId = `${box.id}-title`;
  const label = box.number === null ? "" : `${element("span", {class: "label"}, escapeHtml(`Boks ${box.number}`))} `;
  const title = element("p", {class: "box-title", id: titleId}, label, renderTitle(box.title, context));
  return element("div", {class: "box", id: box.id, role: "group", "aria-labelledby": titleId}, title, content);
}
