import {aroundOf, isGuarded, quotable} from "../manuscript.ts";
import type {Rule} from "../model.ts";
import {sentencesOf} from "../sentences.ts";

/** Shares in words; «hver anden uge» and «første halvdel» are times, not shares. */
const shares =
  /(?<![\p{L}-])(?:(?<!(?:første|anden|sidste|ene|andre)\s)halvdelen(?=\s+(?:af|har|er|vurderer|svarer|oplever|angiver))|(?:en|to|tre|fire)\s+(?:tredjedele?|fjerdedele?|femtedele?|tiendedele?)(?=\s+(?:af|har|er|vurderer))|hver\s+(?:anden|tredje|fjerde|femte|sjette|tiende)(?=\s+(?:borger|deltager|person|respondent|medarbejder|ung|kvinde|mand)(?![\p{L}])))/giu;

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
