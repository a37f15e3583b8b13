import {factNumbers, numbersOf} from "../../narrative/live-numbers.ts";
import type {Findings} from "../../results/model.ts";
import {aroundOf, isGuarded, quotable} from "../manuscript.ts";
import type {Finding, Rule} from "../model.ts";

/** Who is counted, in the words of evaluations. */
const people =
  "borgere|personer|deltagere|respondenter|medarbejdere|besvarelser|unge|kvinder|mænd|børn|forældre|elever|ledige|forløb|kommuner|konsulenter|interviewede|interview";
const counted = "én|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|\\d[\\d.]*";
/** 31 · 12,5 · 1.234 · 3½ */
const figure = "\\d[\\d.]*(?:,\\d+|[½¼¾])?";

/** What looks like a result. Each is a stretch that begins with the number. */
const patterns: readonly RegExp[] = [
  new RegExp(
    `(?<![\\d,.–-])(?:${figure}\\s?[-–]\\s?|(?<=(?:mellem|fra)\\s)${figure}\\s(?:og|til)\\s)?${figure}\\s*(?:pct\\.|procentpoint\\b|procent\\b|%)(?!-?\\s?(?:niveau|sikkerheds|signifikans|konfidens))`,
    "giu",
  ),
  new RegExp(`(?<![\\p{L}\\d,.-])(?:${counted})\\s+ud\\s+af\\s+(?:de\\s+)?(?:${counted})(?![\\p{L}\\d])`, "giu"),
  /(?<![\p{L}])n\s*=\s*\d[\d.]*/giu,
  /(?<![\p{L}])p\s*[=<>≤≥]\s*0?[.,]\d+/gu,
  new RegExp(`(?<!§\\s)(?<![\\p{L}\\d,.§/–-])\\d[\\d.]*\\s+(?:${people})(?![\\p{L}])`, "giu"),
];

/** Percentages that are no results: all of it, and the levels of statistics. */
const noResults = /^(?:100\s*(?:pct\.|procent|%)|(?:90|95|99|1|5|10)\s*(?:pct\.|procent|%))$/iu;
const statisticsBefore = /(?:signifikans|sikkerheds|konfidens)niveau/i;
const statisticsAfter = /sikkerhed|konfidens|niveau|signifikans/i;

/** A number typed in prose that looks like a result: it will stand there when the data have changed. */
export const typedNumbers: Rule = ({manuscripts, results}) => {
  const known = new Map<string, string>();
  return manuscripts.flatMap((manuscript) =>
    manuscript.passages
      .filter(({kind}) => kind !== "quote")
      .flatMap(({text, start}) => {
        return longest(patterns.flatMap((pattern) => [...text.matchAll(pattern)])).flatMap((match): Finding[] => {
          const words = quotable(match[0]);
          const at = {start: start + match.index, end: start + match.index + match[0].length};
          // In words, it is what a claim is put around.
          if (!/\d/.test(words) && isGuarded(manuscript, at)) return [];
          if (noResults.test(words) && (words.startsWith("100") || isOfStatistics(text, match))) return [];
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

function isOfStatistics(text: string, {0: words, index}: RegExpExecArray): boolean {
  const end = index + words.length;
  return (
    statisticsAfter.test(text.slice(end, end + 14)) || statisticsBefore.test(text.slice(Math.max(0, index - 24), index))
  );
}

/** Those that stand in no other. */
function longest(matches: readonly RegExpExecArray[]): RegExpExecArray[] {
  const sorted = [...matches].sort((a, b) => a.index - b.index || b[0].length - a[0].length);
  let reached = -1;
  return sorted.filter((match) => {
    const end = match.index + match[0].length;
    if (end <= reached) return false;
    reached = end;
    return true;
  });
}

/** The live number that says the same, of which there may be several; what each says is found out once. */
function liveFor(words: string, results: Findings, known: Map<string, string>): string {
  if (known.size === 0) {
    const all = [
      ...Object.values(results.analyses).flatMap((each) => numbersOf(each, results)),
      ...factNumbers(results),
    ];
    for (const {says, call} of all) {
      const said = plain(says);
      if (!known.has(said)) known.set(said, call);
    }
    known.set("", "");
  }
  const same = known.get(plain(words));
  const meant = "If it is meant, add it to proofs.meant in evaluation.yaml.";
  if (same !== undefined) return `${same} writes the same. ${meant}`;
  return `Write it with a helper (maalepunkt numbers lists them), or as a fact with its source. ${meant}`;
}

function plain(text: string): string {
  return text.replace(/\s/gu, " ");
}
