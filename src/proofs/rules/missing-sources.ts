import type {Finding, Rule} from "../model.ts";

/** Tables and figures that would stand without a source under them. */
export const missingSources: Rule = ({manuscripts, results, figures}) =>
  manuscripts.flatMap((manuscript) =>
    manuscript.calls.flatMap(({start, name, key}): Finding[] => {
      if (key === null || (name !== "table" && name !== "figure")) return [];
      const analysis = name === "table" ? key : figures[key];
      if (analysis === undefined || results.analyses[analysis]?.source.trim() !== "") return [];
      return [
        {
          rule: "missing-source",
          place: manuscript.placeAt(start),
          message: `The ${name} "${key}" has no source.`,
          hint: "Give its source a name in evaluation.yaml, or the analysis a source.",
          words: `${name}:${key}`,
        },
      ];
    }),
  );
