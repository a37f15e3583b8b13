import {CliError, type Place} from "../errors/cli-error.ts";
import type {RenderedChapter} from "../narrative/model.ts";
import {attributeOf, type MarkdownToken, parseMarkdown} from "./markdown.ts";
import {splitMarks} from "./marks.ts";
import {slug} from "./slug.ts";

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
 * @throws CliError for a chapter that does not begin with one `# title`, an id or a table used twice
 */
export function outlineChapters(chapters: readonly RenderedChapter[]): ChapterOutline[] {
  const ids = new Map<string, Place>();
  const placed = new Map<string, Place>();
  const counters = {chapter: 0, appendix: 0};
  return chapters.map((chapter) => outlineChapter(chapter, ids, placed, counters));
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
    for (const box of outline.boxes.values()) targets.set(`box:${box.id}`, {id: box.id, text: `Boks ${box.number}`});
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
  chapter: RenderedChapter,
  ids: Map<string, Place>,
  placed: Map<string, Place>,
  counters: {chapter: number; appendix: number},
): ChapterOutline {
  const tokens = parseMarkdown(chapter.markdown);
  const first = tokens[0];
  if (first?.type !== "heading_open" || first.tag !== "h1") {
    throw new CliError("config", "A chapter begins with its title: # Title.", {place: {file: chapter.file, line: 1}});
  }
  const claimId = (wanted: string, explicit: boolean, place: Place): string => {
    if (explicit && ids.has(wanted)) {
      throw new CliError("config", `The id "${wanted}" is used twice.`, {
        place,
        hint: "Give one of them another {#id}.",
      });
    }
    let id = wanted;
    for (let suffix = 2; ids.has(id); suffix++) id = `${wanted}-${suffix}`;
    ids.set(id, place);
    return id;
  };
  const classes = (attributeOf(first, "class") ?? "").split(" ");
  const kind = classes.includes("front") ? "front" : classes.includes("appendix") ? "appendix" : "chapter";
  const number = chapterNumber(kind, counters);
  const explicit = attributeOf(first, "id");
  const id = claimId(explicit ?? slug(plainText(tokens[1])), explicit !== null, {file: chapter.file, line: 1});
  const headings = new Map<MarkdownToken, Numbered>([[first, {id, number}]]);
  const boxes = new Map<MarkdownToken, Numbered & {title: string}>();
  const tables = new Map<string, Numbered>();
  const figures = new Map<string, Numbered>();
  const sections: number[] = [];
  tokens.forEach((token, index) => {
    const place: Place = {file: chapter.file, line: (token.map?.[0] ?? 0) + 1};
    if (token.type === "heading_open" && token !== first) {
      const level = Number(token.tag.slice(1));
      if (level === 1) {
        throw new CliError("config", "A chapter has one title; this is a second.", {
          place,
          hint: "Begin a section with ##.",
        });
      }
      const wanted = attributeOf(token, "id");
      const sectionNumber = number === null || level > 3 ? null : `${number}.${countSection(sections, level)}`;
      headings.set(token, {
        id: claimId(wanted ?? slug(plainText(tokens[index + 1])), wanted !== null, place),
        number: sectionNumber,
      });
    } else if (token.type === "container_box_open") {
      const [, boxId, title = ""] = /^box\s*(?:\{#([\w-]+)\})?\s*(.*)$/su.exec(token.info.trim()) ?? [];
      const boxNumber = numberWithin(number, boxes.size + 1);
      boxes.set(token, {
        id: claimId(boxId ?? `boks-${boxNumber}`, boxId !== undefined, place),
        number: boxNumber,
        title,
      });
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
        placed.set(target, part.place);
        const word = part.kind === "table" ? "tabel" : "figur";
        group.set(part.key, {
          id: claimId(`${word}-${slug(part.key)}`, false, part.place),
          number: numberWithin(number, group.size + 1),
        });
      }
    }
  });
  return {chapter, tokens, id, number, kind, headings, boxes, tables, figures};
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
