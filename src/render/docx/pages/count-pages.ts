import type {DocumentBlock, Section} from "../model.ts";
import {textRoom} from "../units.ts";
import {type Measuring, stackHeight, type Unit, unitHeight, unitsOf} from "./heights.ts";
import type {Line} from "./lines.ts";

/** The rule over footnotes and the space around it, in points. */
const noteRule = 15;
/** So many lines of a paragraph are left together at the foot of a page and at the top of the next. */
const together = 2;

/**
 * On which page each bookmark is, counted from 1, by laying the pages out as Word does: words on lines, paragraphs and rows that are
 * kept together, heads of tables on each page, notes at the foot. So that the list of contents has its numbers before anybody has opened
 * the document. Word counts them anew when its reader asks it to.
 *
 * Own, because the layout of `docx` (docx/layout), which finds the same pages, needs three times as long as all the rest.
 */
export function countPages(
  sections: readonly Section[],
  notes: ReadonlyMap<number, readonly DocumentBlock[]>,
  measuring: Measuring,
): ReadonlyMap<string, number> {
  const pages = new Map<string, number>();
  let first = 1;
  for (const section of sections) {
    const {width, height} = textRoom[section.way];
    const pager = new Pager(first, height / 20, (note) =>
      stackHeight(unitsOf(notes.get(note) ?? [], width / 20, measuring)),
    );
    const units = unitsOf(section.children, width / 20, measuring);
    units.forEach((unit, index) => {
      pager.place(unit, neededWith(units, index), pages);
    });
    first = pager.page + 1;
  }
  return pages;
}

/** The height of what must have room on one page where a unit begins: all that is kept with it, and the beginning of what follows. */
function neededWith(units: readonly Unit[], index: number): number {
  let needed = 0;
  let gap = 0;
  for (let at = index; at < units.length; at++) {
    const unit = units[at];
    if (unit === undefined) break;
    needed += at === index ? 0 : Math.max(gap, unit.before);
    gap = unit.after;
    if (!unit.keepNext) return needed + beginningOf(unit);
    needed += unitHeight(unit);
  }
  return needed;
}

function beginningOf(unit: Unit): number {
  const {lines, keepLines} = unit;
  const count = keepLines || lines.length < 2 * together ? lines.length : together;
  return lines.slice(0, count).reduce((sum, {height}) => sum + height, 0);
}

/** The pages of one section, as they fill. */
class Pager {
  page: number;
  readonly #height: number;
  readonly #noteHeight: (note: number) => number;
  #used = 0;
  #gap = 0;
  #notes = 0;

  constructor(first: number, height: number, noteHeight: (note: number) => number) {
    this.page = first;
    this.#height = height;
    this.#noteHeight = noteHeight;
  }

  place(unit: Unit, needed: number, pages: Map<string, number>): void {
    const isTop = this.#used === 0;
    const gap = isTop && this.#gap === 0 ? unit.before : Math.max(this.#gap, unit.before);
    if (!isTop && gap + needed > this.#room() && needed <= this.#height) this.#turn(unit);
    else this.#used += gap;
    this.#fill(unit, pages);
    this.#gap = unit.after;
  }

  #room(): number {
    return this.#height - this.#used - this.#notes;
  }

  #turn({headHeight}: Unit): void {
    this.page++;
    this.#used = headHeight;
    this.#notes = 0;
  }

  /** Puts lines on this page and, where it ends, on the next: not one alone on either. */
  #fill(unit: Unit, pages: Map<string, number>): void {
    let left = unit.lines;
    while (left.length > 0) {
      const fitting = this.#fitting(left);
      const isWhole = fitting >= left.length;
      const alone = !isWhole && left.length - fitting < together ? left.length - together : fitting;
      const count = isWhole ? left.length : alone < together && this.#used > unit.headHeight ? 0 : Math.max(1, alone);
      for (const line of left.slice(0, count)) this.#put(line, pages);
      left = left.slice(count);
      if (left.length > 0) this.#turn(unit);
    }
  }

  #fitting(lines: readonly Line[]): number {
    let room = this.#room();
    let count = 0;
    for (const line of lines) {
      room -= line.height + this.#heightOfNotes(line);
      // A hair over is rounding.
      if (room < -0.5) break;
      count++;
    }
    return count;
  }

  #heightOfNotes({footnotes}: Line): number {
    if (footnotes.length === 0) return 0;
    return footnotes.reduce((sum, note) => sum + this.#noteHeight(note), this.#notes === 0 ? noteRule : 0);
  }

  #put(line: Line, pages: Map<string, number>): void {
    this.#notes += this.#heightOfNotes(line);
    this.#used += line.height;
    for (const bookmark of line.bookmarks) pages.set(bookmark, this.page);
  }
}
