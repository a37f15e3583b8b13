import type {Mark, RenderedChapter} from "../../narrative/model.ts";
import {shortAuthors} from "./authors.ts";
import type {Literature, Work} from "./works.ts";

/** A work that the report cites, with what tells it from others of the same authors and year. */
export interface CitedWork {
  readonly key: string;
  readonly work: Work;
  /** Of its entry in the list. */
  readonly id: string;
  readonly authors: string;
  /** "2015", or "2015a" when there are two. */
  readonly year: string;
}

export type Citation = Extract<Mark, {kind: "citation"}>;

/** Danish, with å (and aa) last. */
const danish = new Intl.Collator("da", {numeric: true});

/** The works that chapters cite, in the order of the list: by all authors' names, year and title. Unknown keys are left out. */
export function citedWorks(
  chapters: readonly RenderedChapter[],
  literature: Literature,
): ReadonlyMap<string, CitedWork> {
  const keys = citedKeys(chapters);
  const sorted = Object.entries(literature)
    .filter(([key]) => keys.has(key))
    .sort(([, a], [, b]) => inOrder(a, b));
  const alike = Map.groupBy(sorted, ([, work]) => `${shortAuthors(work.authors)} ${work.year}`);
  return new Map(
    sorted.map(([key, work]) => {
      const authors = shortAuthors(work.authors);
      const same = alike.get(`${authors} ${work.year}`) ?? [];
      const letter = same.length < 2 ? "" : letterOf(same.findIndex(([other]) => other === key));
      return [key, {key, work, id: `litteratur-${key}`, authors, year: `${work.year}${letter}`}];
    }),
  );
}

export function citationsOf({marks}: RenderedChapter): Citation[] {
  return marks.filter((mark) => mark.kind === "citation");
}

function citedKeys(chapters: readonly RenderedChapter[]): ReadonlySet<string> {
  return new Set(chapters.flatMap((chapter) => citationsOf(chapter).flatMap(({keys}) => keys)));
}

function inOrder(a: Work, b: Work): number {
  return (
    danish.compare(a.authors.join(" "), b.authors.join(" ")) ||
    danish.compare(String(a.year), String(b.year)) ||
    danish.compare(a.title, b.title)
  );
}

function letterOf(index: number): string {
  return String.fromCharCode("a".charCodeAt(0) + index);
}
