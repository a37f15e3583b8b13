import {element} from "./markup.ts";

export function renderList(ordered: boolean, items: readonly string[]): string {
  return element(ordered ? "ol" : "ul", {}, ...items.map((item) => element("li", {}, item)));
}
