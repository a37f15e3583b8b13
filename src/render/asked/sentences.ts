import {withCapital, asSentence as withFullStop} from "../table/furniture.ts";

/** A text with a capital first and a full stop last, unless it ends with a mark of its own. */
export function asSentence(text: string): string {
  return withFullStop(withCapital(text.trim()));
}

const list = new Intl.ListFormat("da", {type: "conjunction"});

/** "a, b og c" */
export function enumerated(parts: readonly string[]): string {
  return list.format(parts);
}
