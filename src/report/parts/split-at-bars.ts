import type {Inline} from "../model.ts";

/** Text taken apart at every `|` outside emphasis and links, without the blanks around its parts. */
export function splitAtBars(inlines: readonly Inline[]): Inline[][] {
  const parts: Inline[][] = [[]];
  for (const inline of inlines) {
    const pieces = inline.kind === "text" ? inline.text.split("|") : [inline];
    pieces.forEach((piece, index) => {
      if (index > 0) parts.push([]);
      parts.at(-1)?.push(typeof piece === "string" ? {kind: "text", text: piece} : piece);
    });
  }
  return parts.map(trimmed);
}

function trimmed(inlines: readonly Inline[]): Inline[] {
  return inlines
    .map((inline, index) => {
      if (inline.kind !== "text") return inline;
      const begun = index === 0 ? inline.text.trimStart() : inline.text;
      return {...inline, text: index === inlines.length - 1 ? begun.trimEnd() : begun};
    })
    .filter((inline) => inline.kind !== "text" || inline.text !== "");
}
