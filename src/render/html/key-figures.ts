import type {KeyFiguresBlock} from "../../report/model.ts";
import type {RenderContext} from "./context.ts";
import {renderInlines} from "./inline.ts";
import {element} from "./markup.ts";

/** A row of large numbers with their words. */
export function renderKeyFigures({items}: KeyFiguresBlock, context: RenderContext): string {
  const figures = items.map(({value, label}) =>
    element(
      "li",
      {},
      element("span", {class: "value"}, renderInlines(value, context)),
      " ",
      element("span", {class: "words"}, renderInlines(label, context)),
    ),
  );
  return element("ul", {class: "key-figures"}, ...figures);
}
