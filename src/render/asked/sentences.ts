import {asSentence as withFullStop} from "../table/furniture.ts";

/** A text with a capital first and a full stop last, unless it ends with a mark of its own. */
export function asSentence(text: string): string {
  return withFullStop(withCapital(text.trim()));
}

/** Signs that are no Danish letters, such as the χ of a test, stay as they are. */
export function withCapital(text: string): string {
  return text.replace(/^[a-zæøåéü]/, (first) => first.toUpperCase());
}

const list = new Intl.ListFormat("da", {type: "conjunction"});

/** "a, b og c" */
export function enumerated(parts: readonly string[]): string {
  return list.format(parts);
}
