import {lettersDrawn} from "./content/line-ends.ts";
import type {PaintedPage} from "./content/painted-pages.ts";
import type {PageFonts} from "./fonts.ts";
import type {PdfFile} from "./pdf-file.ts";
import type {PrintedFont} from "./printed-font.ts";
import type {RepeatedHead} from "./structure/mend-structure.ts";
import {childElements, contentsOf, type MarkedContent, type StructureElement} from "./structure/model.ts";
import {dictionaryOf} from "./structure/read-structure.ts";
import {isDictionary, PdfReference, type PdfValue, printValue} from "./values.ts";

/** Points. */
const size = 8.25;
const aboveHead = 5;
const grey = ".3373 .3373 .3373 rg";

/**
 * What is drawn on further pages of tables: «Tabel 4.2 (fortsat)» above the head, which Chromium repeats without a word. It stands
 * in the margin, in a font of the table's caption, and is an artifact: who hears the table, hears it as one. Operators to add to
 * pages, by the pages' objects.
 */
export function continuedTables(
  file: PdfFile,
  pages: readonly PaintedPage[],
  repeated: readonly RepeatedHead[],
  fonts: PageFonts,
): ReadonlyMap<number, string> {
  const byPage = new Map(pages.map((painted) => [painted.page, painted]));
  const drawn = new Map<number, string>();
  for (const {table, contents} of repeated) {
    const caption = captionOf(table, byPage, fonts);
    if (caption === null) continue;
    for (const page of new Set(contents.map((content) => content.page))) {
      const top = topOf(byPage.get(page), contents);
      const line = top === null ? null : drawLine(`${caption.label} (fortsat)`, caption.font, top);
      if (line === null || !hasFont(file, page, caption)) continue;
      drawn.set(page, (drawn.get(page) ?? "") + line.replace("/F ", `/${caption.name} `));
    }
  }
  return drawn;
}

interface Caption {
  readonly label: string;
  readonly name: string;
  readonly font: PrintedFont;
}

/** A caption's label, which is its first content: `Tabel 4.2`. */
function captionOf(table: StructureElement, pages: ReadonlyMap<number, PaintedPage>, fonts: PageFonts): Caption | null {
  const caption = childElements(table).find(({type}) => type === "Caption");
  const [first] = caption === undefined ? [] : contentsOf(caption);
  const painted = pages.get(first?.page ?? 0);
  const unit = painted?.painting.units.find(({kind, mcid}) => kind === "text" && mcid === first?.mcid);
  if (painted === undefined || unit === undefined) return null;
  const operators = painted.operators.slice(unit.start, unit.end);
  const [, name = ""] = /^BT\n\/(F\d+) /.exec(operators) ?? [];
  const font = fonts.of(painted.page).get(name);
  if (font === undefined) return null;
  const label = lettersDrawn(operators, font).trim().replace(/\.$/, "");
  return label === "" ? null : {label, name, font};
}

/** Where the text of a repeated head begins that stands highest and furthest left, in points. */
function topOf(painted: PaintedPage | undefined, contents: readonly MarkedContent[]): readonly [number, number] | null {
  if (painted === undefined) return null;
  const own = new Set(contents.filter(({page}) => page === painted.page).map(({mcid}) => mcid));
  const units = painted.painting.units.filter(({mcid}) => mcid !== null && own.has(mcid));
  const regions = painted.painting.regions.filter(({start, end}) =>
    units.some((unit) => start <= unit.start && unit.end <= end),
  );
  const [first] = regions;
  if (first === undefined) return null;
  const [left, , , top] = first.rectangle;
  return [left, top + aboveHead];
}

/** The operators of a line; null when the font of the caption has not all its letters. */
function drawLine(text: string, {signs}: PrintedFont, [x, y]: readonly [number, number]): string | null {
  const drawn = Array.from(text, (letter) => signs.get(letter));
  if (drawn.some((sign) => sign === undefined)) return null;
  return [
    "/Artifact <</Type /Pagination>>BDC",
    "q",
    grey,
    "BT",
    `/F ${size} Tf`,
    `1 0 0 1 ${x.toFixed(3)} ${y.toFixed(3)} Tm`,
    `<${drawn.join("")}> Tj`,
    "ET",
    "Q",
    "EMC",
    "",
  ].join("\n");
}

/** Sees to it that a page has a font; false when its resources are stored in another way than Chromium's. */
function hasFont(file: PdfFile, page: number, {name, font}: Caption): boolean {
  const dictionary = dictionaryOf(file, page);
  const resources = dictionary.get("/Resources");
  const own = isDictionary(resources) ? resources.get("/Font") : undefined;
  if (!isDictionary(resources) || !isDictionary(own)) return false;
  if (own.has(`/${name}`)) return true;
  const all = new Map<string, PdfValue>([...own, [`/${name}`, new PdfReference(font.object)]]);
  const withFont = new Map<string, PdfValue>([...resources, ["/Font", all]]);
  file.set(page, printValue(new Map<string, PdfValue>([...dictionary, ["/Resources", withFont]])));
  return true;
}
