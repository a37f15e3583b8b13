import type {PageFonts} from "../fonts.ts";
import type {PrintedFont} from "../printed-font.ts";
import type {Edit} from "./edits.ts";
import type {PaintUnit} from "./units.ts";

/** One page whose lines are joined. */
export interface PageLines {
  readonly page: number;
  readonly operators: string;
  readonly units: readonly PaintUnit[];
  /** The block of text, such as a paragraph or cell, that a marked content belongs to; null for what is no running text. */
  readonly blockOf: (mcid: number) => number | null;
}

interface LineEnd {
  readonly pageIndex: number;
  readonly unit: PaintUnit;
  readonly block: number;
}

/** A text's font and size, with which it begins, and its first and last sign. */
const beginning = /^BT\n\/(F\d+) ([\d.]+) Tf\n[^\n]*Tm\n(?:<([0-9A-F]{4})> Tj\n)?/;
const lastSign = /<([0-9A-F]{4})> Tj\nET\n$/;
/** As many characters as either takes at most. */
const longestBeginning = 120;
const longestEnd = 24;
/** Signs after which a line may end without a space: hyphens, dashes and strokes. */
const joint = /[-\u2010\u2013/]$/;

/**
 * The edits, by page, that write a space at the end of every line which a text goes on after. Chromium leaves the space at
 * which it breaks a line away, so that a reader who follows the text (and not the look of the page) would hear two words as one
 * (ISO 32000-1, 14.8.2.5: words shall be parted explicitly). Where a line ends after a hyphen or stroke, `joined` tells whether the
 * two sides are one word.
 */
export function joinLines(pages: readonly PageLines[], fonts: PageFonts, joined: ReadonlySet<string>): Edit[][] {
  const edits: Edit[][] = pages.map(() => []);
  let last: LineEnd | null = null;
  for (const [pageIndex, {units, blockOf}] of pages.entries()) {
    for (const unit of units) {
      if (unit.kind !== "text" || unit.mcid === null) continue;
      const block = blockOf(unit.mcid);
      if (block === null) continue;
      const next: LineEnd = {pageIndex, unit, block};
      if (last !== null && last.block === block) {
        const edit = spaceBetween(last, next, {pages, fonts, joined});
        if (edit !== null) edits[last.pageIndex]?.push(edit);
      }
      last = next;
    }
  }
  return edits;
}

interface Surroundings {
  readonly pages: readonly PageLines[];
  readonly fonts: PageFonts;
  readonly joined: ReadonlySet<string>;
}

function spaceBetween(last: LineEnd, next: LineEnd, {pages, fonts, joined}: Surroundings): Edit | null {
  const [, name = "", written = "0"] = beginningOf(last, pages);
  const [, nextName = "", , nextSign = ""] = beginningOf(next, pages);
  const [, sign = ""] = lastSign.exec(partOf(last, pages, last.unit.end - longestEnd, last.unit.end)) ?? [];
  const font = fonts.of(pages[last.pageIndex]?.page ?? 0).get(name);
  const nextFont = fonts.of(pages[next.pageIndex]?.page ?? 0).get(nextName);
  const space = font?.signs.get(" ");
  if (font === undefined || space === undefined) return null;
  const letter = font.letters.get(sign) ?? "";
  if (letter === softHyphen || isBlank(letter) || isBlank(nextFont?.letters.get(nextSign) ?? "")) return null;
  const size = Number(written);
  const advance = (font.widthOf(sign) / 1000) * size;
  if (isSameLine(last, next) && gapBetween(last, next, textOf(last, pages), advance) < size * leastGap) return null;
  if (
    joint.test(letter) &&
    joined.has(lastWord(textOf(last, pages), font) + firstWord(textOf(next, pages), nextFont))
  ) {
    return null;
  }
  const at = last.unit.end - "ET\n".length;
  return {start: at, end: at, text: `${advance.toFixed(4)} 0 Td <${space}> Tj\n`};
}

function beginningOf(end: LineEnd, pages: readonly PageLines[]): readonly (string | undefined)[] {
  const {start} = end.unit;
  return beginning.exec(partOf(end, pages, start, Math.min(end.unit.end, start + longestBeginning))) ?? [];
}

function partOf({pageIndex}: LineEnd, pages: readonly PageLines[], from: number, to: number): string {
  return pages[pageIndex]?.operators.slice(from, to) ?? "";
}

function isSameLine(last: LineEnd, next: LineEnd): boolean {
  if (last.pageIndex !== next.pageIndex) return false;
  const [, from = 0] = last.unit.origin ?? [];
  const [, to = 0] = next.unit.origin ?? [];
  return Math.abs(from - to) < lineHeight;
}

/** Points. The raised figure of a note stands a little higher than its line. */
const lineHeight = 6;

/** The room between two texts of one line, in the measure of the first. Without a space drawn in it, room of this many ems parts words. */
function gapBetween(last: LineEnd, next: LineEnd, before: string, advance: number): number {
  const moved = Array.from(before.matchAll(/^([-\d.]+) 0 Td/gm), ([, move]) => Number(move));
  const width = moved.reduce((sum, move) => sum + move, advance);
  const [from = 0] = last.unit.origin ?? [];
  const [to = 0] = next.unit.origin ?? [];
  return (to - from) / last.unit.scale - width;
}

const leastGap = 0.12;
const softHyphen = "\u00ad";

function textOf(end: LineEnd, pages: readonly PageLines[]): string {
  return partOf(end, pages, end.unit.start, end.unit.end);
}

function isBlank(letter: string): boolean {
  return letter !== "" && letter.trim() === "";
}

/** The letters of a text object, as far as its font has them. */
export function lettersDrawn(operators: string, font: PrintedFont): string {
  return Array.from(operators.matchAll(/<([0-9A-F]{4})> Tj/g), ([, sign = ""]) => font.letters.get(sign) ?? "").join(
    "",
  );
}

function lastWord(operators: string, font: PrintedFont): string {
  return /\S*$/.exec(lettersDrawn(operators, font))?.[0] ?? "";
}

function firstWord(operators: string, font: PrintedFont | undefined): string {
  return font === undefined ? "" : (/^\S*/.exec(lettersDrawn(operators, font))?.[0] ?? "");
}
