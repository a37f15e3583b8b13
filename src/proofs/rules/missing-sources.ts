import type {Finding, Rule} from "../model.ts";

/** Tables that would stand without a source under them. */
export const missingSources: Rule = ({manuscripts, results}) =>
  manuscripts.flatMap((manuscript) =>
    manuscript.calls
      .filter(({name, key}) => name === "table" && key !== null && results.analyses[key]?.source.trim() === "")
      .map(
        ({start, key}): Finding => ({
          rule: "missing-source",
          place: manuscript.placeAt(start),
          message: `The table "${key}" has no source.`,
          hint: "Give its source a name in evaluation.yaml, or the analysis a source.",
          words: `table:${key}`,
        }),
      ),
  );
