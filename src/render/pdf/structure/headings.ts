import {elementsOf, type StructureElement} from "./model.ts";

/**
 * Gives headings levels that begin with 1 and skip none on the way down (ISO 14289-1, 7.4.2). A heading is as deep as there are
 * headings above it.
 */
export function mendHeadings(root: StructureElement): void {
  const above: number[] = [];
  for (const element of elementsOf(root)) {
    const [, level] = /^H([1-6])$/.exec(element.type) ?? [];
    if (level === undefined) continue;
    while ((above.at(-1) ?? 0) >= Number(level)) above.pop();
    above.push(Number(level));
    element.type = `H${above.length}`;
  }
}
