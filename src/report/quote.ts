import type {Block, Inline, QuoteBlock} from "./model.ts";

/** A last line that begins with a dash says whose words they are, also when no empty line parts it from them. */
export function quoteOf(blocks: readonly Block[]): QuoteBlock {
  const last = blocks.at(-1);
  const unsaid: QuoteBlock = {kind: "quote", children: blocks, attribution: null};
  if (last?.kind !== "paragraph") return unsaid;
  const {children} = last;
  const at = children.findLastIndex((each, index) => isDash(each) && (index === 0 || isLineEnd(children[index - 1])));
  const first = children[at];
  if (first?.kind !== "text") return unsaid;
  const words = children.slice(0, Math.max(0, at - 1));
  return {
    kind: "quote",
    children: [...blocks.slice(0, -1), ...(words.length === 0 ? [] : [{...last, children: words}])],
    attribution: [{kind: "text", text: first.text.slice(2)}, ...children.slice(at + 1)],
  };
}

function isDash(inline: Inline): boolean {
  return inline.kind === "text" && inline.text.startsWith("— ");
}

/** A line's end in Markdown is a blank in the report. */
function isLineEnd(inline: Inline | undefined): boolean {
  return inline?.kind === "break" || (inline?.kind === "text" && inline.text === " ");
}
