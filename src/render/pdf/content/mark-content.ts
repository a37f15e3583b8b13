import type {Edit} from "./edits.ts";
import type {PagePainting, PaintUnit} from "./units.ts";

/**
 * The edits that mark everything a page paints anew: each unit stands in the sequence that `markOf` begins it with, units
 * beside each other in one. Chromium leaves much unmarked, closes sequences late, and parts one drawing into many.
 */
export function markContent(painting: PagePainting, markOf: (unit: PaintUnit) => string): Edit[] {
  const edits: Edit[] = painting.marks.map(({start, end}) => ({start, end, text: ""}));
  let open: string | null = null;
  let end = 0;
  for (const unit of painting.units) {
    const mark = markOf(unit);
    if (mark !== open) {
      if (open !== null) edits.push({start: end, end, text: "EMC\n"});
      edits.push({start: unit.start, end: unit.start, text: `${mark}\n`});
      open = mark;
    }
    end = unit.end;
  }
  if (open !== null) edits.push({start: end, end, text: "EMC\n"});
  return edits;
}
