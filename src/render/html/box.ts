import type {Block, BoxBlock} from "../../report/model.ts";
import type {RenderContext} from "./context.ts";
import {renderTitle} from "./inline.ts";
import {element, escapeHtml} from "./markup.ts";

/** Text set apart from the chapter, with a title and, in numbered chapters, a number. */
export function renderBox(box: BoxBlock, content: string, context: RenderContext): string {
  const titleId = `${box.id}-title`;
  const label = labelOf(box);
  const before = label === null ? "" : `${element("span", {class: "label"}, escapeHtml(label))} `;
  const title = element("p", {class: "box-title", id: titleId}, before, renderTitle(box.title, context));
  const kind = box.variant === "box" ? "box" : `box ${box.variant}`;
  return element("div", {class: kind, id: box.id, role: "group", "aria-labelledby": titleId}, title, content);
}

/** Whether a list in a fact box is one of terms, each with what it says beside it. */
export function isListOfTerms(block: Block): boolean {
  return (
    block.kind === "list" &&
    block.items.every(([first]) => first?.kind === "paragraph" && first.children[0]?.kind === "strong")
  );
}

function labelOf({variant, number}: BoxBlock): string | null {
  if (variant === "facts") return "Fakta";
  if (variant === "case") return "Case";
  return number === null ? null : `Boks ${number}`;
}
