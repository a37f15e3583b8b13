import {type DrawnFigure, type FindRegion, mendFigures} from "./figures.ts";
import {mendHeadings} from "./headings.ts";
import {mendLists} from "./lists.ts";
import {
  contentKey,
  elementsOf,
  isContent,
  type MarkedContent,
  type StructureElement,
  type StructureKid,
} from "./model.ts";
import {mendContainers} from "./plain-containers.ts";
import {fillRows} from "./table-grid.ts";
import {mendTable} from "./tables.ts";

/** What has become of the contents of a mended tree. */
export interface MendedStructure {
  readonly figures: readonly DrawnFigure[];
  /** Heads of tables that are drawn again on a further page. */
  readonly repeated: readonly RepeatedHead[];
}

/** What is drawn again of a table's head; the table by its element. */
export interface RepeatedHead {
  readonly table: StructureElement;
  readonly contents: readonly MarkedContent[];
}

/** What is known of the pages' painting. */
export interface PaintedContents {
  /** Whether a content paints text. */
  readonly hasText: (content: MarkedContent) => boolean;
  readonly findRegion: FindRegion;
}

/** Makes of Chromium's tree what PDF/UA-1 asks of one, in place. */
export function mendStructure(root: StructureElement, painted: PaintedContents): MendedStructure {
  const figures = mendFigures(root, painted.findRegion);
  const drawn = new Set(figures.map(({content}) => contentKey(content)));
  takeDecorations(root, (content) => painted.hasText(content) || drawn.has(contentKey(content)));
  mendLists(root);
  const repeated: RepeatedHead[] = [];
  for (const element of elementsOf(root)) {
    if (element.type !== "Table") continue;
    fillRows(element);
    repeated.push({table: element, contents: mendTable(element)});
  }
  mendContainers(root);
  mendHeadings(root);
  nameNotes(root);
  return {figures, repeated: repeated.filter(({contents}) => contents.length > 0)};
}

/** Rules, borders and backgrounds are no part of what is read. */
function takeDecorations(root: StructureElement, isReal: (content: MarkedContent) => boolean): void {
  for (const element of elementsOf(root)) {
    const isReadable = (kid: StructureKid) => !isContent(kid) || isReal(kid);
    if (!element.kids.every(isReadable)) element.kids = element.kids.filter(isReadable);
  }
}

/** Every note has a name of its own (ISO 14289-1, 7.9). */
function nameNotes(root: StructureElement): void {
  let notes = 0;
  for (const element of elementsOf(root)) {
    if (element.type === "Note") element.id = `note ${++notes}`;
  }
}
