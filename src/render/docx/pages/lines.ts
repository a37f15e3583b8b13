import type {Paragraph, ParagraphLook, RunLook} from "../model.ts";
import {sizeOfAll} from "../paragraph.ts";
import type {FontRoom} from "./fonts.ts";

/** A line of a paragraph. Lengths are points. */
export interface Line {
  readonly height: number;
  readonly bookmarks: readonly string[];
  readonly footnotes: readonly number[];
}

/** What a paragraph's letters and lines are, its style taken in. */
export interface Setting {
  readonly run: RunLook;
  readonly look: ParagraphLook;
}

interface Part {
  /** Without the blanks at its end. */
  readonly width: number;
  /** The blanks at its end, which do not count at the end of a line. */
  readonly blank: number;
  readonly height: number;
  readonly endsLine: boolean;
  readonly bookmarks: readonly string[];
  readonly footnotes: readonly number[];
}

/** Widths of letters are rounded; in points. */
const hair = 0.25;

/** Letters on a line; soft hyphens show only where a word is parted. */
const parts = /\n|\t.*|[^ \t\n\u00ad-]*(?: +|-+|\u00ad|$)/g;

/** Breaks a paragraph into lines as wide as `width`, in points: as many words on each as it has room for. */
export function linesOf(
  paragraph: Paragraph,
  {run, look}: Setting,
  width: number,
  fonts: (look: RunLook) => FontRoom,
): Line[] {
  const points = sizeOfAll(paragraph.pieces);
  const height = lineHeight(points === undefined ? run : {...run, points}, look, fonts);
  const lines: {height: number; bookmarks: string[]; footnotes: number[]}[] = [];
  let used = Number.POSITIVE_INFINITY;
  let line = {height, bookmarks: [] as string[], footnotes: [] as number[]};
  const begin = () => {
    line = {height, bookmarks: [], footnotes: []};
    lines.push(line);
    used = 0;
  };
  begin();
  let room = width + (look.hanging ?? 0) / 20 - (look.numbering === undefined ? 0 : (look.hanging ?? 0) / 20);
  for (const word of wordsOf(paragraph, run, look, fonts)) {
    if (used > 0 && used + word.width > room + hair) {
      begin();
      room = width;
    }
    used += word.width + word.blank;
    line.height = Math.max(line.height, word.height);
    line.bookmarks.push(...word.bookmarks);
    line.footnotes.push(...word.footnotes);
    if (word.endsLine) {
      begin();
      room = width;
    }
  }
  return lines;
}

/** What cannot be parted: words, with what stands close to them in other runs. */
function wordsOf({pieces}: Paragraph, run: RunLook, look: ParagraphLook, fonts: (look: RunLook) => FontRoom): Part[] {
  const words: Part[] = [];
  let open: Part | null = null;
  const join = (part: Part, isOpen: boolean) => {
    const whole: Part =
      open === null
        ? part
        : {
            width: open.width + part.width,
            blank: part.blank,
            height: Math.max(open.height, part.height),
            endsLine: part.endsLine,
            bookmarks: [...open.bookmarks, ...part.bookmarks],
            footnotes: [...open.footnotes, ...part.footnotes],
          };
    if (isOpen) open = whole;
    else {
      open = null;
      words.push(whole);
    }
  };
  for (const piece of pieces) {
    const marks = {bookmarks: piece.bookmarks ?? [], footnotes: piece.footnote === undefined ? [] : [piece.footnote]};
    if (piece.picture !== undefined) {
      const {width, height} = piece.picture;
      join(
        {
          width: width / 20,
          blank: 0,
          height: height / 20 + lineHeight(run, look, fonts) / 4,
          endsLine: false,
          ...marks,
        },
        true,
      );
      continue;
    }
    if (piece.text === "") {
      if (marks.bookmarks.length > 0) join({width: 0, blank: 0, height: 0, endsLine: false, ...marks}, true);
      continue;
    }
    const letters = {...run, ...piece.look};
    const {widthOf} = fonts(letters);
    const height = lineHeight(letters, look, fonts);
    let isFirst = true;
    for (const [part] of piece.text.matchAll(parts)) {
      if (part === "") continue;
      const plain = part.replace(/[ \t\n\u00ad]+$/, "");
      const isOpen = !/[ \n\t\u00ad-]$/.test(part) && !part.startsWith("\t");
      join(
        {
          width: part.startsWith("\t") ? 0 : widthOf(plain) * (letters.points ?? 10),
          blank: widthOf(" ") * (letters.points ?? 10) * (part.length - plain.length > 0 && part.endsWith(" ") ? 1 : 0),
          height,
          endsLine: part === "\n",
          bookmarks: isFirst ? marks.bookmarks : [],
          footnotes: isFirst ? marks.footnotes : [],
        },
        isOpen,
      );
      isFirst = false;
    }
  }
  if (open !== null) words.push(open);
  return words;
}

function lineHeight(
  run: RunLook,
  {line = 240, lineRule = "atLeast"}: ParagraphLook,
  fonts: (look: RunLook) => FontRoom,
): number {
  const natural = fonts(run).lineHeight * (run.points ?? 10);
  if (lineRule === "exact") return line / 20;
  return lineRule === "auto" ? (natural * line) / 240 : Math.max(natural, line / 20);
}
