import type {Block, Inline} from "../model.ts";

/** What may be a term: a few words, and a colon with something after it. */
const term = /^([^:.!?]{1,40}):(\s.*|)$/su;

/** In a fact box, the items of a list that are written `term: value` have their terms set strong. */
export function setTerms(blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    block.kind === "list" ? {...block, items: block.items.map((item) => item.map(setTerm))} : block,
  );
}

function setTerm(block: Block, index: number): Block {
  if (block.kind !== "paragraph" || index > 0) return block;
  const [first, ...rest] = block.children;
  const [, name, value] = first?.kind === "text" ? (term.exec(first.text) ?? []) : [];
  if (name === undefined || value === undefined || (value.trim() === "" && rest.length === 0)) return block;
  const strong: Inline = {kind: "strong", children: [{kind: "text", text: `${name}:`}]};
  return {...block, children: [strong, {kind: "text", text: value === "" ? " " : value}, ...rest]};
}
