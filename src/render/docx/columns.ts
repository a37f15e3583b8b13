import type {DocxContext} from "./context.ts";
import {renderGap} from "./furniture.ts";
import type {DocumentBlock} from "./model.ts";
import {twips} from "./units.ts";
import {wordTable} from "./word-table.ts";

const gap = twips.ofPoints(20);

/** Parts that stand beside each other, read one after the other: a row of cells without rules. */
export function renderBeside(
  parts: readonly ((context: DocxContext) => DocumentBlock[])[],
  context: DocxContext,
): DocumentBlock[] {
  if (parts.length === 0) return [];
  const room = Math.floor((context.room - gap * (parts.length - 1)) / parts.length);
  const widths = parts.map((_, index) => (index === parts.length - 1 ? room : room + gap));
  const cells = parts.map((render, index) => {
    const content = render({...context, room});
    return {
      children: content.at(-1)?.kind === "paragraph" ? content : [...content, renderGap(0)],
      width: widths[index] ?? room,
      margins: {right: index === parts.length - 1 ? 0 : gap},
    };
  });
  const margins = {top: 0, bottom: 0, left: 0, right: 0};
  return [wordTable([{cells, mayPart: true}], {widths, margins, hasHeads: false}), renderGap()];
}
