import {applyEdits, type Edit} from "./content/edits.ts";
import {joinLines, type PageLines} from "./content/line-ends.ts";
import {markContent} from "./content/mark-content.ts";
import {liesIn, type PaintedPage, readPaintedPages, regionFinder, textContents} from "./content/painted-pages.ts";
import type {PaintUnit} from "./content/units.ts";
import {continuedTables} from "./continued-tables.ts";
import {PageFonts} from "./fonts.ts";
import {describeLinks} from "./links.ts";
import {type DocumentInfo, describeFile} from "./metadata.ts";
import {type PageContent, writeContents} from "./page-content.ts";
import type {PageInfo} from "./page-info.ts";
import type {PdfFile} from "./pdf-file.ts";
import {mendSignTexts} from "./sign-texts.ts";
import type {DrawnFigure} from "./structure/figures.ts";
import {mendStructure} from "./structure/mend-structure.ts";
import {contentKey, elementsOf, isContent, isElement, type StructureElement} from "./structure/model.ts";
import {readStructure} from "./structure/read-structure.ts";
import {isInline} from "./structure/standard-types.ts";
import {writeStructure} from "./structure/write-structure.ts";

/** What finishing a print needs to know beside the print itself. */
export interface Finishing {
  readonly document: DocumentInfo;
  readonly page: Pick<PageInfo, "titles" | "joined">;
  /** The pages that chapters begin on, by their objects: they have no running head. */
  readonly firstPages: ReadonlySet<number>;
}

/**
 * Makes a print of Chromium's a PDF/UA-1: its tree is mended, everything it paints is either part of the tree or marked as an
 * artifact, its texts have whole words, its links descriptions, and the file says what it is. The contents of the pages may still be
 * on their way; false, and nothing done, when they turn out to be null.
 */
export async function finishPrint(
  file: PdfFile,
  reading: Promise<readonly PageContent[] | null>,
  finishing: Finishing,
): Promise<boolean> {
  const structure = readStructure(file);
  const contents = await reading;
  if (contents === null) return false;
  const fonts = new PageFonts(file);
  const pages = readPaintedPages(contents.map((content) => withReadableSigns(content, fonts)));
  const withText = textContents(pages);
  const {figures, repeated} = mendStructure(structure.root, {
    hasText: (content) => withText.has(contentKey(content)),
    findRegion: regionFinder(pages),
  });
  const marks = marksOf(structure.root);
  const blocks = blocksOf(structure.root);
  const lines: PageLines[] = pages.map(({page, operators, painting}) => ({
    page,
    operators,
    units: painting.units,
    blockOf: (mcid) => blocks.get(contentKey({page, mcid})) ?? null,
  }));
  const spaces = joinLines(lines, fonts, new Set(finishing.page.joined));
  const continued = continuedTables(file, pages, repeated, fonts);
  const finished = pages.map((painted, index) => {
    const edits = finishPage(painted, {marks, figures, firstPages: finishing.firstPages});
    const operators = applyEdits(painted.operators, [...edits, ...(spaces[index] ?? [])]);
    const line = continued.get(painted.page);
    // Points count from the corner again outside of all that the page has set.
    return {object: painted.object, operators: line === undefined ? operators : `q\n${operators}Q\n${line}`};
  });
  fonts.write();
  const packing = writeContents(file, finished);
  describeLinks(file, structure.root, finishing.page.titles);
  writeStructure(file, structure);
  describeFile(file, finishing.document);
  await packing;
  return true;
}

function withReadableSigns(content: PageContent, fonts: PageFonts): PageContent {
  const readingSign = (font: string, looks: string, reads: string) =>
    fonts.readingSign(content.page, font, looks, reads);
  return {...content, operators: mendSignTexts(content.operators, readingSign)};
}

interface PageFinishing {
  /** The operator that begins each content of the tree, by its key. */
  readonly marks: ReadonlyMap<number, string>;
  readonly figures: readonly DrawnFigure[];
  readonly firstPages: ReadonlySet<number>;
}

function finishPage(painted: PaintedPage, {marks, figures, firstPages}: PageFinishing): Edit[] {
  const {page, painting} = painted;
  const drawn = figures.filter(({content}) => content.page === page);
  const markOf = (unit: PaintUnit): string => {
    const figure = drawn.find(({region}) => liesIn(unit, region));
    const content = figure?.content ?? (unit.mcid === null ? null : {page, mcid: unit.mcid});
    const own = content === null ? undefined : marks.get(contentKey(content));
    if (own !== undefined && (unit.kind === "text" || figure !== undefined)) return own;
    return unit.kind === "text" ? furniture(unit) : "/Artifact BMC";
  };
  const isRunningHead = (unit: PaintUnit) => isFurniture(unit) && isHigh(unit);
  if (!firstPages.has(page)) return markContent(painting, markOf);
  const heads = painting.units.filter(isRunningHead);
  const rest = {...painting, units: painting.units.filter((unit) => !isRunningHead(unit))};
  return [...markContent(rest, markOf), ...heads.map(({start, end}) => ({start, end, text: ""}))];
}

/** Text outside all content is what page rules print: running heads, titles at the foot, page numbers. */
function isFurniture({kind, mcid}: PaintUnit): boolean {
  return kind === "text" && mcid === null;
}

/** Points; the middle of a page of A4, upright or on its side. */
const middle = 300;

function isHigh({origin}: PaintUnit): boolean {
  return origin !== null && origin[1] > middle;
}

function furniture(unit: PaintUnit): string {
  if (!isFurniture(unit)) return "/Artifact <</Type /Pagination>>BDC";
  return `/Artifact <</Type /Pagination /Subtype /${isHigh(unit) ? "Header" : "Footer"}>>BDC`;
}

function marksOf(root: StructureElement): Map<number, string> {
  const marks = new Map<number, string>();
  for (const {type, kids} of elementsOf(root)) {
    for (const content of kids.filter(isContent))
      marks.set(contentKey(content), `/${type} <</MCID ${content.mcid} >>BDC`);
  }
  return marks;
}

/** The blocks of text that contents belong to, numbered; figures are none. */
function blocksOf(root: StructureElement): Map<number, number> {
  const blocks = new Map<number, number>();
  let last = 0;
  const read = (element: StructureElement, around: number): void => {
    const block = isInline(element.type) ? around : ++last;
    for (const kid of element.kids) {
      if (isElement(kid)) read(kid, block);
      else if (isContent(kid) && element.type !== "Figure") blocks.set(contentKey(kid), block);
    }
  };
  read(root, 0);
  return blocks;
}
