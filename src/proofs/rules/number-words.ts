import {aroundOf, isGuarded, quotable} from "../manuscript.ts";
import type {Rule} from "../model.ts";
import {sentencesOf} from "../sentences.ts";

/** Who does something, or who it is of: without either, «hver anden» counts weeks and «halvdelen» may be a stretch of time. */
const saidOf =
  "af|har|er|vurderer|svare(?:r|de)|oplever|angiver|mener|siger|får|kan|vil|føler|ønsker|kender|deltager|deltog|kommer|bor|modtager";
const person = "borger|deltager|person|respondent|medarbejder|ung|kvinde|mand|elev|ledig";

/** Shares in words; «hver anden uge» and «første halvdel» are times, not shares. */
const shares = new RegExp(
  `(?<![\\p{L}-])(?:(?<!(?:første|anden|sidste|ene|andre)\\s)halvdelen(?=\\s+(?:${saidOf})(?!\\p{L}))|(?:en|to|tre|fire)\\s+(?:tredjedele?|fjerdedele?|femtedele?|tiendedele?)(?=\\s+(?:${saidOf})(?!\\p{L}))|hver\\s+(?:anden|tredje|fjerde|femte|sjette|tiende)(?=\\s+(?:${saidOf}|${person})(?!\\p{L})))`,
  "giu",
);

/** A share typed in words, in no claim or condition: {{fraction}} writes the one that fits. */
export const numberWords: Rule = ({manuscripts}) =>
  manuscripts.flatMap((manuscript) =>
    manuscript.passages
      .filter(({kind}) => kind === "prose")
      .flatMap(sentencesOf)
      .flatMap(({text, start}) =>
        [...text.matchAll(shares)].flatMap((match) => {
          const at = {start: start + match.index, end: start + match.index + match[0].length};
          if (isGuarded(manuscript, at)) return [];
          const words = quotable(match[0]);
          return [
            {
              rule: "number-word" as const,
              place: manuscript.placeAt(at.start),
              message: `«${words}» is a result in words.`,
              hint: '{{fraction "key" row="…" of="…"}} chooses the words; or put a claim around the sentence.',
              words,
              around: aroundOf(manuscript, at),
            },
          ];
        }),
      ),
  );
