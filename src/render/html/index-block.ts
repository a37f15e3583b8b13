import type {IndexBlock} from "../../report/model.ts";
import {element, escapeHtml, fragment} from "./markup.ts";

/** A list of the report's tables or figures, each a link. */
export function renderIndex({of, entries}: IndexBlock): string {
  const items = entries.map(({id, label, title}) => {
    const named = element("span", {class: "label"}, escapeHtml(label));
    const text = `${named} ${element("span", {class: "title"}, escapeHtml(title))}`;
    return element("li", {class: "index-entry"}, element("a", {href: fragment(id)}, text));
  });
  return element("ul", {class: `index ${of}`}, ...items);
}
