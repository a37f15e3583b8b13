import {type Mark, markEnd, markStart} from "./model.ts";

const pattern = `${markStart}(\\d+)${markEnd}`;

export function markText(index: number): string {
  return `${markStart}${index}${markEnd}`;
}

/**
 * A number that ends with a point of its own (`37 pct.`) swallows the author's point after it, also through
 * emphasis (`**…**.`), so that both a sentence's middle and its end can be written naturally.
 */
export function swallowPoints(markdown: string, marks: readonly Mark[]): string {
  return markdown.replace(new RegExp(`${pattern}([*_]*)\\.`, "g"), (whole, index: string, emphasis: string) => {
    const mark = marks[Number(index)];
    const ends = mark?.kind === "number" && mark.text.endsWith(".");
    return ends ? markText(Number(index)) + emphasis : whole;
  });
}

/** Text with its numbers put in. Tables and figures are left out, references stand as what they refer to. */
export function plainText(markdown: string, marks: readonly Mark[]): string {
  return swallowPoints(markdown, marks).replace(new RegExp(pattern, "g"), (_, index: string) => {
    const mark = marks[Number(index)];
    if (mark?.kind === "number") return mark.text;
    return mark?.kind === "reference" ? mark.target : "";
  });
}
