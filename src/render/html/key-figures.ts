import type {KeyFigure, KeyFiguresBlock} from "../../report/model.ts";
import type {RenderContext} from "./context.ts";
import {renderIcon, renderSigns} from "./icon.ts";
import {renderInlines, renderTitle} from "./inline.ts";
import {element} from "./markup.ts";

/** A row of large numbers with their words; shares that are drawn as signs stand one under the other. */
export function renderKeyFigures({items}: KeyFiguresBlock, context: RenderContext): string {
  const isDrawn = items.some(({filled}) => filled !== null);
  const figures = items.map((item) =>
    element("li", {class: item.filled === null ? "key-figure" : "drawn-figure"}, renderKeyFigure(item, context)),
  );
  return element("ul", {class: isDrawn ? "key-figures drawn" : "key-figures"}, ...figures);
}

function renderKeyFigure({value, label, icon, filled}: KeyFigure, context: RenderContext): string {
  const number = element("span", {class: "value"}, renderTitle(value, context));
  const words = element("span", {class: "words"}, renderInlines(label, context));
  if (filled === null) return `${renderIcon(icon, context)}${number} ${words}`;
  return `${number} ${words} ${renderSigns(icon, filled, context)}`;
}
