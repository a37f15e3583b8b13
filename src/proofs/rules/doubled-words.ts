import {quotable} from "../manuscript.ts";
import type {Rule} from "../model.ts";

/** Doubles that Danish has: «det, det handler om» has a comma, but «der der», «som som» and the like are slips; these are not, nor is «I i». */
const allowed = new Set(["det", "at", "så", "nej", "ja", "meget"]);

/** The same word twice in a row, also over a line's end. */
export const doubledWords: Rule = ({manuscripts}) =>
  manuscripts.flatMap((manuscript) =>
    manuscript.passages
      .filter(({kind}) => kind !== "directive")
      .flatMap(({text, start}) =>
        [...text.matchAll(/(?<![\p{L}\p{N}-])(\p{L}+)[*_]*\s+[*_]*\1(?![\p{L}\p{N}-])/giu)].flatMap((match) => {
          const [, word = ""] = match;
          if (allowed.has(word.toLowerCase()) || /^I\si$/u.test(match[0])) return [];
          return [
            {
              rule: "doubled-word" as const,
              place: manuscript.placeAt(start + match.index),
              message: `«${quotable(match[0])}» stands twice.`,
              words: quotable(match[0]),
            },
          ];
        }),
      ),
  );
