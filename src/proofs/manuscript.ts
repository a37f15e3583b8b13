import type {Place} from "../errors/cli-error.ts";
import {type Passage, passagesOf, type Stretch} from "./passages.ts";
import {writtenHelpers} from "./written-helpers.ts";

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

/** `{{share "helbred" row="Dårligt"}}`, as written. */
export interface WrittenCall extends Stretch {
  readonly source: string;
  readonly name: string;
  /** Its argument without a name, when that is a text; null else. */
  readonly key: string | null;
}

/** Stands for what a helper writes. */
export const live = "\uFFFC";
/** Stands for the rest of a helper, and for comments. */
export const blank = "\u2060";

export function readManuscript(file: string, source: string): Manuscript {
  const calls: WrittenCall[] = [];
  const guarded: Stretch[] = [];
  const claims: string[] = [];
  const opened: number[] = [];
  let typed = "";
  let done = 0;
  for (const {start, end, inside} of writtenHelpers(source)) {
    const whole = source.slice(start, end);
    const isCall = !/^[#/!^]|^else\b/.test(inside);
    if (inside.startsWith("#")) opened.push(start);
    if (/^(?:#|else\b)/.test(inside)) claims.push(inside);
    if (inside.startsWith("/")) {
      const from = opened.pop();
      if (from !== undefined && opened.length === 0) guarded.push({start: from, end});
    } else if (isCall) calls.push({start, end, source: whole, ...nameAndKey(inside)});
    typed += source.slice(done, start) + (isCall ? live : blank) + blanked(whole.slice(1));
    done = end;
  }
  const text = withoutAddresses(typed + source.slice(done));
  return {
    file,
    text,
    calls,
    guarded,
    claims,
    passages: passagesOf(text),
    isAppendix: /\{[^{}]*\.appendix\b[^{}]*\}\s*$/.test(source.trimStart().split("\n", 1)[0] ?? ""),
    placeAt: placesIn(file, source),
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

/** Of `capital (share "helbred")`, those of what is written in capitals. */
function nameAndKey(inside: string): {name: string; key: string | null} {
  const call = inside.replace(/^capital\s*\(\s*/, "");
  const [, name = "", , double, single] = /^([\w-]+)(\s+(?:"([^"]*)"|'([^']*)'))?/.exec(call) ?? [];
  const key = double ?? single ?? null;
  return {name, key: key?.replace(/\s*:\s*/, ":").trim() ?? null};
}

/** What no reader reads as prose: code, and where links lead. */
const unread =
  /^[ \t]*(```|~~~)[^\n]*\n[\s\S]*?^[ \t]*\1|`[^`\n]+`|(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+"[^"\n]*")?|\bhttps?:\/\/[^\s<>()]+/gm;

function withoutAddresses(text: string): string {
  return text.replace(unread, blanked);
}

/** Line ends stay, so that lines can still be counted. */
function blanked(text: string): string {
  return text.replace(/[^\n\r]/g, blank);
}

/** Line ends are found once: there may be many places to tell. */
function placesIn(file: string, source: string): (offset: number) => Place {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...Array.from(source.matchAll(/\n/g), ({index}) => index + 1)];
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return {file, line: low + 1, column: offset - (starts[low] ?? 0) + 1};
  };
}
