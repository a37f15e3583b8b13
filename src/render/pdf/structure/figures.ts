import type {ClippedRegion} from "../content/units.ts";
import type {PdfDictionary, PdfValue} from "../values.ts";
import {contentsOf, elementsOf, type MarkedContent, type StructureElement} from "./model.ts";

/** A figure that is drawn in one part of a page: the content it becomes, and those that become part of it. */
export interface DrawnFigure {
  readonly content: MarkedContent;
  readonly parts: readonly MarkedContent[];
  readonly region: ClippedRegion;
}

/** Finds the part of their page that contents are drawn in; null when they stand in the run of the page. */
export type FindRegion = (contents: readonly MarkedContent[]) => ClippedRegion | null;

/**
 * Gives each figure one content and the rectangle it fills (`BBox`; ISO 32000-1, 14.8.5.4.3), in the place of a content for each
 * text in it. Chromium prints `figure` elements as figures too: without an alternative text they only group.
 */
export function mendFigures(root: StructureElement, findRegion: FindRegion): DrawnFigure[] {
  const drawn: DrawnFigure[] = [];
  for (const element of elementsOf(root)) {
    if (element.type !== "Figure") continue;
    if (element.alt === null) element.type = "Div";
    else {
      const figure = drawFigure(element, findRegion);
      if (figure !== null) drawn.push(figure);
    }
  }
  return drawn;
}

function drawFigure(element: StructureElement, findRegion: FindRegion): DrawnFigure | null {
  const parts = contentsOf(element);
  const [content] = parts;
  if (content === undefined) return null;
  const region = findRegion(parts);
  if (region === null) return null;
  element.kids = [content];
  const layout: PdfDictionary = new Map<string, PdfValue>([
    ["/BBox", region.rectangle.map((value) => Math.round(value * 100) / 100)],
    ["/Placement", "/Block"],
  ]);
  element.attributes = new Map([...element.attributes, ["/Layout", layout]]);
  return {content, parts, region};
}
