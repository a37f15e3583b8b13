import type {PageContent} from "../page-content.ts";
import {contentKey, type MarkedContent} from "../structure/model.ts";
import {type ClippedRegion, type PagePainting, type PaintUnit, readPainting} from "./units.ts";

/** All pages' operators with what they paint. */
export interface PaintedPage extends PageContent {
  readonly painting: PagePainting;
}

export function readPaintedPages(contents: readonly PageContent[]): PaintedPage[] {
  return contents.map((content) => ({...content, painting: readPainting(content.operators)}));
}

/** The keys of all contents that paint text. */
export function textContents(pages: readonly PaintedPage[]): Set<number> {
  const keys = new Set<number>();
  for (const {page, painting} of pages) {
    for (const {kind, mcid} of painting.units) if (kind === "text" && mcid !== null) keys.add(contentKey({page, mcid}));
  }
  return keys;
}

/**
 * Finds the drawing that contents are painted in: the smallest part of their page with a rectangle of its own, if it holds no
 * other text.
 */
export function regionFinder(
  pages: readonly PaintedPage[],
): (contents: readonly MarkedContent[]) => ClippedRegion | null {
  const byPage = new Map(pages.map((painted) => [painted.page, painted.painting]));
  return (contents) => {
    const [first] = contents;
    const painting = byPage.get(first?.page ?? 0);
    const unit = painting?.units.find(({mcid}) => mcid !== null && mcid === first?.mcid);
    if (painting === undefined || unit === undefined) return null;
    const around = painting.regions.filter((region) => liesIn(unit, region));
    const [smallest] = around.toSorted((a, b) => a.end - a.start - (b.end - b.start));
    if (smallest === undefined) return null;
    const own = new Set(contents.map(({mcid}) => mcid));
    const others = painting.units.some(
      (each) => each.kind === "text" && liesIn(each, smallest) && each.mcid !== null && !own.has(each.mcid),
    );
    return others ? null : smallest;
  };
}

/** Whether a unit of painting lies in a part of the operators. */
export function liesIn({start, end}: PaintUnit, region: {readonly start: number; readonly end: number}): boolean {
  return region.start <= start && end <= region.end;
}
