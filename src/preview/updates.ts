import type {Made} from "./make.ts";
import type {PagePart, PartedPage} from "./page-parts.ts";
import type {Problem} from "./problems.ts";

/** What an open page is told of the report as it is now. */
export interface Update {
  /** A page with another frame is loaded anew. Null while there is no report. */
  readonly frame: string | null;
  readonly groups: Readonly<Record<string, readonly PieceNow[]>>;
  /** The HTML of pieces that the page may not have, by print. */
  readonly html: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  /** The file that each chapter is written in. */
  readonly chapters: readonly string[];
  /** From the save to this update; null for a page that was just opened. */
  readonly milliseconds: number | null;
}

/** A piece as it is now: its print, and the lines that its elements begin on. */
type PieceNow = readonly [print: string, lines: readonly number[]];

/**
 * What turns one page into the next: which pieces stand in it, and the HTML of those that were not in the last.
 * @param before null for a page that has all there is
 */
export function updateOf(now: Made, before: PartedPage | null, milliseconds: number | null): Update {
  const {page, problems, chapters} = now;
  const known = new Set(before?.parts.map(({print}) => print));
  const fresh = before === null ? [] : (page?.parts ?? []).filter(({print}) => !known.has(print));
  return {
    frame: page?.frame ?? null,
    groups: groupsOf(page?.parts ?? []),
    html: page?.frame === before?.frame ? Object.fromEntries(fresh.map(({print, html}) => [print, html])) : {},
    problems,
    chapters,
    milliseconds,
  };
}

function groupsOf(parts: readonly PagePart[]): Record<string, PieceNow[]> {
  const groups: Record<string, PieceNow[]> = {};
  for (const {group, print, lines} of parts) {
    groups[group] ??= [];
    groups[group].push([print, lines]);
  }
  return groups;
}
