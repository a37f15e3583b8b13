import {CliError} from "../errors/cli-error.ts";
import type {RenderedChapter} from "../narrative/model.ts";
import {attributeOf, type MarkdownToken, parseInline, parseMarkdown} from "./markdown.ts";
import {plainMarks, splitMarks} from "./marks.ts";
import type {PartHeader} from "./parts/header.ts";
import {type ChapterParts, readParts} from "./parts/read-parts.ts";
import {slug} from "./slug.ts";
import {placeOfToken} from "./source-lines.ts";

/** A chapter's tokens with the numbers and ids of everything in it that can be referred to. */
export interface ChapterOutline {
  readonly chapter: RenderedChapter;
  readonly tokens: readonly MarkdownToken[];
  readonly id: string;
  readonly number: string | null;
  readonly kind: "front" | "chapter" | "appendix";
  /** By the token that opens them. */
  readonly headings: ReadonlyMap<MarkdownToken, Numbered>;
  readonly boxes: ReadonlyMap<MarkdownToken, Numbered & {readonly title: string}>;
  readonly parts: ChapterParts;
  /** By analysis or figure key. */
  readonly tables: ReadonlyMap<string, Numbered>;
  readonly figures: ReadonlyMap<string, Numbered>;
}

export interface Numbered {
  readonly id: string;
  readonly number: string | null;
}

/** What `{{ref …}}` can point to: `table:key`, `chapter:id` … */
export type Targets = ReadonlyMap<string, {readonly id: string; readonly text: string}>;

/**
 * Numbers chapters, sections, tables, figures and boxes in the order they stand. Chapters count 1, 2 …, appendices A, B …;
 * front matter has no number, and tables in it count on their own.
 * @param errors filled with a CliError (config) for each part that is written wrong
 * @throws CliError for a chapter that does not begin with one `# title`, an id or a table used twice
 */
export function outlineChapters(chapters: readonly RenderedChapter[], errors: CliError[]): ChapterOutline[] {
  const parsed = chapters.map((chapter): ParsedChapter => {
    const tokens = parseMarkdown(chapter.markdown);
    return {chapter, tokens, parts: readParts(tokens, chapter, errors)};
  });
  const ids = givenIds(parsed);
  const placed = new Set<string>();
  const counters = {chapter: 0, appendix: 0};
  return parsed.map((chapter) => outlineChapter(chapter, ids, placed, counters));
}

interface ParsedChapter {
  readonly chapter: RenderedChapter;
  readonly tokens: readonly MarkdownToken[];
  readonly parts: ChapterParts;
}

/** Only boxes proper are counted; all three can be referred to. */
const boxNames: readonly PartHeader["name"][] = ["box", "facts", "case"];

/** The ids that authors have given, claimed before any is made from a title. */
function givenIds(parsed: readonly ParsedChapter[]): Set<string> {
  const ids = new Set<string>();
  for (const {chapter, tokens, parts} of parsed) {
    for (const token of tokens) {
      const id = token.type === "heading_open" ? attributeOf(token, "id") : (parts.get(token)?.id ?? null);
      if (id === null) continue;
      if (ids.has(id)) {
        throw new CliError("config", `The id "${id}" is used twice.`, {
          place: placeOfToken(token, chapter),
          hint: "Give one of them another {#id}.",
        });
      }
      ids.add(id);
    }
  }
  return ids;
}

export function targetsOf(outlines: readonly ChapterOutline[]): Targets {
  const targets = new Map<string, {id: string; text: string}>();
  for (const outline of outlines) {
    const word = outline.kind === "appendix" ? "bilag" : "kapitel";
    const text = outline.number === null ? plainTitle(outline) : `${word} ${outline.number}`;
    targets.set(`chapter:${outline.id}`, {id: outline.id, text});
    for (const heading of outline.headings.values()) {
      if (heading.number !== null && heading.id !== outline.id) {
        targets.set(`section:${heading.id}`, {id: heading.id, text: `afsnit ${heading.number}`});
      }
    }
    for (const [key, table] of outline.tables)
      targets.set(`table:${key}`, {id: table.id, text: `Tabel ${table.number}`});
    for (const [key, figure] of outline.figures) {
      targets.set(`figure:${key}`, {id: figure.id, text: `Figur ${figure.number}`});
    }
    for (const {id, number, title} of outline.boxes.values()) {
      targets.set(`box:${id}`, {id, text: number === null ? `boksen »${title}«` : `Boks ${number}`});
    }
  }
  return targets;
}

/** The title of a chapter as plain text, for running heads and bookmarks. */
export function plainTitle(outline: ChapterOutline): string {
  return plainText(outline.tokens[1]);
}

export function plainText(inline: MarkdownToken | undefined): string {
  return (inline?.children ?? []).map((child) => (child.type === "softbreak" ? " " : child.content)).join("");
}

function outlineChapter(
  {chapter, tokens, parts}: ParsedChapter,
  ids: Set<string>,
  placed: Set<string>,
  counters: {chapter: number; appendix: number},
): ChapterOutline {
  const first = tokens[0];
  if (first?.type !== "heading_open" || first.tag !== "h1") {
    throw new CliError("config", "A chapter begins with its title: # Title.", {place: {file: chapter.file, line: 1}});
  }
  const claimId = (given: string | null, fallback: () => string): string => {
    if (given !== null) return given;
    const wanted = fallback();
    let id = wanted;
    for (let suffix = 2; ids.has(id); suffix++) id = `${wanted}-${suffix}`;
    ids.add(id);
    return id;
  };
  const classes = (attributeOf(first, "class") ?? "").split(" ");
  const kind = classes.includes("front") ? "front" : classes.includes("appendix") ? "appendix" : "chapter";
  const number = chapterNumber(kind, counters);
  const id = claimId(attributeOf(first, "id"), () => slug(plainText(tokens[1])));
  const headings = new Map<MarkdownToken, Numbered>([[first, {id, number}]]);
  const boxes = new Map<MarkdownToken, Numbered & {title: string}>();
  const tables = new Map<string, Numbered>();
  const figures = new Map<string, Numbered>();
  const sections: number[] = [];
  let countedBoxes = 0;
  tokens.forEach((token, index) => {
    const part = parts.get(token);
    if (token.type === "heading_open" && token !== first) {
      const level = Number(token.tag.slice(1));
      if (level === 1) {
        throw new CliError("config", "A chapter has one title; this is a second.", {
          place: placeOfToken(token, chapter),
          hint: "Begin a section with ##.",
        });
      }
      headings.set(token, {
        id: claimId(attributeOf(token, "id"), () => slug(plainText(tokens[index + 1]))),
        number: number === null || level > 3 ? null : `${number}.${countSection(sections, level)}`,
      });
    } else if (part !== undefined && boxNames.includes(part.name)) {
      const title = plainMarks(
        parseInline(part.title)
          .map(({content}) => content)
          .join(""),
        chapter,
      );
      const isCounted = part.name === "box" && number !== null;
      const boxNumber = isCounted ? `${number}.${++countedBoxes}` : null;
      boxes.set(token, {id: claimId(part.id, () => `boks-${boxNumber ?? slug(title)}`), number: boxNumber, title});
    } else if (token.type === "inline") {
      for (const part of splitMarks(token.content, chapter)) {
        if (typeof part === "string" || (part.kind !== "table" && part.kind !== "figure")) continue;
        const group = part.kind === "table" ? tables : figures;
        const target = `${part.kind}:${part.key}`;
        if (placed.has(target)) {
          throw new CliError("config", `The ${part.kind} "${part.key}" stands twice in the report.`, {
            place: part.place,
            hint: `Refer to it with {{ref "${target}"}}.`,
          });
        }
        placed.add(target);
        const word = part.kind === "table" ? "tabel" : "figur";
        group.set(part.key, {
          id: claimId(null, () => `${word}-${slug(part.key)}`),
          number: numberWithin(number, group.size + 1),
        });
      }
    }
  });
  return {chapter, tokens, id, number, kind, headings, boxes, parts, tables, figures};
}

function chapterNumber(kind: ChapterOutline["kind"], counters: {chapter: number; appendix: number}): string | null {
  if (kind === "front") return null;
  if (kind === "chapter") return String(++counters.chapter);
  return String.fromCharCode(64 + ++counters.appendix);
}

/** `4.2`: the second of its kind in chapter 4. In front matter, just `2`. */
function numberWithin(chapter: string | null, index: number): string {
  return chapter === null ? String(index) : `${chapter}.${index}`;
}

/** Counts this section on and starts those below it anew; gives "2" at level 2 and "2.1" at level 3. */
function countSection(sections: number[], level: number): string {
  const depth = level - 2;
  sections.length = Math.min(sections.length, depth + 1);
  while (sections.length < depth + 1) sections.push(0);
  sections[depth] = (sections[depth] ?? 0) + 1;
  return sections.join(".");
}
