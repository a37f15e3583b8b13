import type {NumberStyle} from "../../numbers/style.ts";
import type {FlowNode} from "../flow-tree.ts";
import {quoted, sentences} from "./words.ts";

/** How many begin, and the widest way that they go on. */
export function flowFinding(root: FlowNode, numbers: NumberStyle): string {
  const way: FlowNode[] = [];
  for (let node = widest(root); node !== undefined; node = widest(node)) way.push(node);
  const steps = way.map((node) => `${quoted(node.label)} (${inSentence(node.printed, numbers)})`);
  const first = `${quoted(root.label)} tæller ${root.printed}`;
  if (root.persons === 0) return sentences(first);
  return sentences(first, steps.length === 0 ? "" : `flest går videre til ${chain(steps)}`);
}

function widest({branches}: FlowNode): FlowNode | undefined {
  return [...branches].sort((a, b) => b.persons - a.persons)[0];
}

/** «176 (77 %)» inside parentheses of a sentence: «176; 77 pct.» */
function inSentence(printed: string, numbers: NumberStyle): string {
  return printed.replace(" (", "; ").replace(/\u00a0%\)$/, `\u00a0${numbers.percent}`);
}

function chain(steps: readonly string[]): string {
  const last = steps.at(-1) ?? "";
  return steps.length < 2 ? last : `${steps.slice(0, -1).join(", derfra til ")} og derfra til ${last}`;
}
