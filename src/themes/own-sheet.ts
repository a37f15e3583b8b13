import {CliError, type Place} from "../errors/cli-error.ts";
import {unclosed} from "./unclosed.ts";

/** What a style sheet may not do: fetch, or leave the element that it is put into. */
const forbidden: readonly {readonly pattern: RegExp; readonly what: string}[] = [
  {pattern: /@import/gi, what: "imports another style sheet"},
  {pattern: /(?:url|src)\(\s*["']?(?!\s*["']?(?:data:|#))/gi, what: "fetches something from outside"},
  {pattern: /(?:image-set|image|cross-fade)\(/gi, what: "may fetch something from outside"},
  {pattern: /<\//g, what: "has a closing tag"},
  {pattern: /<!--/g, what: "has a comment of HTML"},
];

/**
 * A style sheet of one's own, ready to follow a theme's: as it is, when it neither fetches nor imports. Pages forbid their browser
 * to fetch in any case; this says where it was tried.
 * @throws CliError (config) with the place
 */
export function checkedSheet({file, text}: {readonly file: string; readonly text: string}): string {
  // Escapes can spell `url` in other letters; letters of other scripts have no need of them in UTF-8.
  const escaped = /\\[0-9a-f]{1,6}|\\[a-z]/i.exec(text);
  const found = forbidden
    .flatMap(({pattern, what}) => Array.from(text.matchAll(pattern), ({index}) => ({index, what})))
    .concat(escaped === null ? [] : [{index: escaped.index, what: "has an escape that can hide what it says"}])
    .sort((a, b) => a.index - b.index)[0];
  if (found !== undefined) {
    const hint =
      "A report is one file that fetches nothing: write fonts and logo in tokens.json, and pictures as data:.";
    throw new CliError("config", `The style sheet ${found.what}.`, {place: placeAt(file, text, found.index), hint});
  }
  const open = unclosed(text);
  if (open === undefined) return `\n${text}\n`;
  throw new CliError("config", `The style sheet has ${open.what}.`, {
    place: placeAt(file, text, open.index),
    hint: "A browser would pass over everything from there on.",
  });
}

function placeAt(file: string, text: string, index: number): Place {
  const before = text.slice(0, index).split("\n");
  return {file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1};
}
