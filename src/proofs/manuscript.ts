import type {Place} from "../errors/cli-error.ts";

/** A chapter as its author wrote it, with helpers blanked out so that what is left is what was typed. */
export interface Manuscript {
  readonly file: string;
  /** As long as the source: a helper is one `live` and then `blank`s, so that places stay what they are. */
  readonly text: string;
  readonly calls: readonly WrittenCall[];
  /** Stretches inside claims and conditions: what stands there is bound to the data. */
  readonly guarded: readonly Stretch[];
  /** The beginnings of claims and conditions, as written. */
  readonly claims: readonly string[];
  readonly passages: readonly Passage[];
  readonly isAppendix: boolean;
  placeAt(offset: number): Place;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** `{{share "helbred" row="Dårligt"}}`, as written. */
export interface WrittenCall extends Stretch {
  readonly source: string;
  readonly name: string;
  /** Its argument without a name, when that is a text; null else. */
  readonly key: string | null;
}

/** Lines without a blank one between. */
export interface Passage extends Stretch {
  readonly kind: "prose" | "heading" | "quote" | "directive";
  readonly text: string;
}

/** Stands for what a helper writes. */
export const live = "\uFFFC";
/** Stands for the rest of a helper, and for comments. */
export const blank = "\u2060";

const helper = /\{\{(?:!--[\s\S]*?--|[^{}]*)\}\}/g;

export function readManuscript(file: string, source: string): Manuscript {
  const calls: WrittenCall[] = [];
  const guarded: Stretch[] = [];
  const claims: string[] = [];
  const opened: number[] = [];
  const text = source.replace(helper, (whole, start: number) => {
    const end = start + whole.length;
    const inside = whole.slice(2, -2).trim();
    if (inside.startsWith("#")) {
      opened.push(start);
      claims.push(inside);
    } else if (inside.startsWith("/")) {
      const from = opened.pop();
      if (from !== undefined && opened.length === 0) guarded.push({start: from, end});
    } else if (!inside.startsWith("!") && inside !== "else") {
      calls.push({start, end, source: whole, ...nameAndKey(inside)});
      return blanked(whole, live);
    }
    return blanked(whole, blank);
  });
  return {
    file,
    text,
    calls,
    guarded,
    claims,
    passages: passagesOf(text),
    isAppendix: /^#[^\n]*\{[^}]*\.appendix/.test(source.trimStart()),
    placeAt: (offset) => placeIn(file, source, offset),
  };
}

/** Whether a stretch is bound to the data by a claim or condition around any of it. */
export function isGuarded({guarded}: Manuscript, {start, end}: Stretch): boolean {
  return guarded.some((stretch) => stretch.start < end && start < stretch.end);
}

/** A stretch of a manuscript as it can be quoted: helpers are «…». */
export function quotable(text: string): string {
  return text.replaceAll(live, "…").replaceAll(blank, "").replace(/\s+/g, " ").trim();
}

/** Letters around words that a phrase may reach to. */
const reach = 80;

/** What stands before and after a stretch, to know the words by. */
export function aroundOf({text}: Manuscript, {start, end}: Stretch): {before: string; after: string} {
  return {
    before: quotable(text.slice(Math.max(0, start - reach), start)),
    after: quotable(text.slice(end, end + reach)),
  };
}

function nameAndKey(inside: string): {name: string; key: string | null} {
  const [, name = "", , double, single] = /^\(?([\w-]+)(\s+(?:"([^"]*)"|'([^']*)'))?/.exec(inside) ?? [];
  return {name, key: double ?? single ?? null};
}

/** Line ends stay, so that lines can still be counted. */
function blanked(text: string, first: string): string {
  return first + text.slice(1).replace(/[^\n\r]/g, blank);
}

function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  for (const match of text.matchAll(/(?:[^\n]*\S[^\n]*(?:\n|$))+/g)) {
    for (const part of partsOf(match[0], match.index)) passages.push(part);
  }
  return passages;
}

/** Headings and directives are passages of their own, also without blank lines around them. */
function* partsOf(paragraph: string, start: number): Generator<Passage> {
  let from = start;
  let kind: Passage["kind"] | undefined;
  let text = "";
  for (const line of paragraph.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const of = kindOf(line, kind);
    const isOwn = of === "heading" || of === "directive" || /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
    if (kind !== undefined && (isOwn || of !== kind)) {
      yield {kind, text, start: from, end: from + text.length};
      from += text.length;
      text = "";
    }
    kind = of;
    text += line;
    if (of === "heading" || of === "directive") {
      yield {kind, text, start: from, end: from + text.length};
      from += text.length;
      text = "";
      kind = undefined;
    }
  }
  if (kind !== undefined) yield {kind, text, start: from, end: from + text.length};
}

function kindOf(line: string, before: Passage["kind"] | undefined): Passage["kind"] {
  if (/^\s*#{1,6}\s/.test(line)) return "heading";
  if (/^\s*(?::{3,}|\+{3,}\s*$)/.test(line)) return "directive";
  if (/^\s*>/.test(line) || before === "quote") return "quote";
  return "prose";
}

function placeIn(file: string, source: string, offset: number): Place {
  const before = source.slice(0, offset).split("\n");
  return {file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1};
}
