import {type Mark, markEnd, markStart, type RenderedChapter} from "../narrative/model.ts";

const markPattern = new RegExp(`${markStart}(\\d+)${markEnd}`, "g");

/** A text taken apart at its marks. */
export function splitMarks(text: string, chapter: RenderedChapter): (string | Mark)[] {
  const parts: (string | Mark)[] = [];
  let end = 0;
  for (const match of text.matchAll(markPattern)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    const mark = chapter.marks[Number(match[1])];
    if (mark !== undefined) parts.push(mark);
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** A text with its numbers put in, and without what else stands as a mark. */
export function plainMarks(text: string, chapter: RenderedChapter): string {
  return splitMarks(text, chapter)
    .map((part) => (typeof part === "string" ? part : part.kind === "number" ? part.text : ""))
    .join("");
}
