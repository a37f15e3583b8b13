import {twips} from "./units.ts";

/** The numbers that numbered paragraphs call their numbering by. Each ordered list has one of its own after these. */
export const numberings = {chapters: 1, appendices: 2, bullets: 3, firstOrdered: 4} as const;

const indentOfList = twips.ofPoints(14);
export const deepestList = 6;

/** The deepest level that a list can have; what is deeper stands at it. */
export function listLevel(depth: number): number {
  return Math.min(depth, deepestList - 1);
}

/** How far the text of a list's items is from the margin, and how far before it their sign stands. */
export function listIndent(level: number): {readonly left: number; readonly hanging: number} {
  return {left: indentOfList * (level + 1), hanging: indentOfList};
}
