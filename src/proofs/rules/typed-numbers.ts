import {factNumbers, numbersOf} from "../../narrative/live-numbers.ts";
import type {Findings} from "../../results/model.ts";
import {aroundOf, isGuarded, quotable} from "../manuscript.ts";
import type {Finding, Rule} from "../model.ts";

/** Who is counted, in the words of evaluations. */
const people =
  "borgere|personer|deltagere|respondenter|medarbejdere|besvarelser|unge|kvinder|mænd|børn|forældre|elever|ledige|forløb|kommuner|konsulenter|interviewede|interview";
const counted = "én|et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|\\d[\\d.]*";

/** What looks like a result. Each is a stretch that begins with the number. */
const patterns: readonly RegExp[] = [
  /(?<![\d,.–-])\d[\d.]*(?:,\d+)?(?:\s|\u00a0)*(?:pct\.|procentpoint\b|procent\b|%)(?!-?\s?(?:niveau|sikkerheds|signifikans|konfidens))/giu,
  new RegExp(
    `(?<![\\p{L}\\d,.-])(?:${counted})(?:\\s|\\u00a0)+ud(?:\\s|\\u00a0)+af(?:\\s|\\u00a0)+(?:de(?:\\s|\\u00a0)+)?(?:${counted})(?![\\p{L}\\d])`,
    "giu",
  ),
  /(?<![\p{L}])n\s*=\s*\d[\d.]*/gu,
  /(?<![\p{L}])p\s*[=<>]\s*0,\d+/gu,
  new RegExp(`(?<!§\\s)(?<![\\p{L}\\d,.§/–-])\\d[\\d.]*(?:\\s|\\u00a0)+(?:${people})(?![\\p{L}])`, "giu"),
];

/** Percentages that are no results: all of it, and the levels of statistics. */
const noResults = /^(?:100(?:\s|\u00a0)*(?:pct\.|procent|%)|(?:95|99|5)(?:\s|\u00a0)*(?:pct\.|procent|%)$)/iu;

/** A number typed in prose that looks like a result: it will stand there when the data have changed. */
export const typedNumbers: Rule = ({manuscripts, results}) => {
  const known = new Map<string, string>();
  return manuscripts.flatMap((manuscript) =>
    manuscript.passages
      .filter(({kind}) => kind === "prose" || kind === "heading")
      .flatMap(({text, start}) => {
        const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
        const whole = found.filter((match) => !found.some((other) => other !== match && contains(other, match)));
        return whole.flatMap((match): Finding[] => {
          const words = quotable(match[0]);
          const at = {start: start + match.index, end: start + match.index + match[0].length};
          // In words, it is what a claim is put around.
          if (!/\d/.test(words) && isGuarded(manuscript, at)) return [];
          const after = text.slice(match.index + match[0].length, match.index + match[0].length + 14);
          if (noResults.test(words) && (words.startsWith("100") || /sikkerhed|niveau|signifikans/i.test(after)))
            return [];
          return [
            {
              rule: "typed-number",
              place: manuscript.placeAt(at.start),
              message: `«${words}» is typed by hand.`,
              hint: () => liveFor(words, results, known),
              words,
              around: aroundOf(manuscript, at),
            },
          ];
        });
      }),
  );
};

function contains(outer: RegExpMatchArray, inner: RegExpMatchArray): boolean {
  const [a, b] = [outer.index ?? 0, inner.index ?? 0];
  return a <= b && b + inner[0].length <= a + outer[0].length && outer[0].length > inner[0].length;
}

/** The live number that says the same, of which there may be several; what each says is found out once. */
function liveFor(words: string, results: Findings, known: Map<string, string>): string {
  if (known.size === 0) {
    const all = [
      ...Object.values(results.analyses).flatMap((each) => numbersOf(each, results)),
      ...factNumbers(results),
    ];
    for (const {says, call} of all) if (!known.has(says)) known.set(says.replace(/\s/gu, " "), call);
    known.set("", "");
  }
  const same = known.get(words.replace(/\s/gu, " "));
  const meant = "If it is meant, add it to proofs.meant in evaluation.yaml.";
  if (same !== undefined) return `${same} writes the same. ${meant}`;
  return `Write it with a helper (maalepunkt numbers lists them), or as a fact with its source. ${meant}`;
}
