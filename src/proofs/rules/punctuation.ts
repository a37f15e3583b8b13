import {type Manuscript, quotable} from "../manuscript.ts";
import type {Finding, Rule} from "../model.ts";
import type {Passage} from "../passages.ts";

const slips: readonly {readonly pattern: RegExp; readonly message: string; readonly hint: string}[] = [
  {pattern: /(?<=[^\s|-])[ \u00a0]{2,}(?=[^\s|])/gu, message: "Two blanks stand between words", hint: "One is enough."},
  {
    pattern: /(?<=[\p{L}\uFFFC])\s+[,;:!?](?=\s|$)/gu,
    message: "A blank stands before a mark",
    hint: "Danish has none there.",
  },
  {pattern: /(?<!\.)\.\.(?!\.)|,,|;;/gu, message: "A mark stands twice", hint: "One is enough."},
  {
    pattern: /(?<=[\p{L}\p{N},)\uFFFC\u2060])[ ]-[ ](?=[\p{L}\p{N}\uFFFC])/gu,
    message: "A hyphen stands for a dash",
    hint: "Write – (tankestreg), or 18-24 without blanks between numbers.",
  },
  {
    pattern: /"[^"\n]{1,200}"|“[^”\n]{1,200}”/gu,
    message: "The quotation marks are not Danish",
    hint: "Write »…« or «…».",
  },
];

/** Slips of punctuation in prose and quotes. */
export const punctuation: Rule = ({manuscripts}) =>
  manuscripts.flatMap((manuscript) =>
    manuscript.passages
      .filter(({kind}) => kind === "prose" || kind === "quote")
      .flatMap((passage) => [...slipsIn(passage, manuscript), ...unbalanced(passage, manuscript)]),
  );

function slipsIn({text, start}: Passage, manuscript: Manuscript): Finding[] {
  return slips.flatMap(({pattern, message, hint}) =>
    [...text.matchAll(pattern)].map((match) => {
      const around = quotable(text.slice(Math.max(0, match.index - 12), match.index + match[0].length + 12));
      return {
        rule: "punctuation" as const,
        place: manuscript.placeAt(start + match.index),
        message: `${message}: «${around}».`,
        hint,
        words: around,
      };
    }),
  );
}

/** A bracket that opens and never closes in its passage, or the other way. */
function unbalanced({text, start}: Passage, manuscript: Manuscript): Finding[] {
  let depth = 0;
  let opened = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(" && depth++ === 0) opened = at;
    if (text[at] !== ")") continue;
    if (depth > 0) depth--;
    else if (!counts(text, at)) return [bracket(manuscript, start + at, "closes and was never opened")];
  }
  return depth === 0 ? [] : [bracket(manuscript, start + opened, "opens and is never closed")];
}

/** Whether a bracket ends the number or letter of a list: «1) …, b) …». */
function counts(text: string, at: number): boolean {
  return /(?:^|\s)(?:\d+|[a-zæøå])$/iu.test(text.slice(Math.max(0, at - 4), at));
}

function bracket(manuscript: Manuscript, at: number, what: string): Finding {
  const around = quotable(manuscript.text.slice(Math.max(0, at - 12), at + 20));
  const message = `A bracket ${what}: «${around}».`;
  return {rule: "punctuation", place: manuscript.placeAt(at), message, words: around};
}
