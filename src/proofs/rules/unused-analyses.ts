import type {Finding, Rule} from "../model.ts";

/** Analyses that no table, figure, sentence or other analysis uses. A name that also stands for something else counts as a use. */
export const unusedAnalyses: Rule = ({manuscripts, results, figures, readElsewhere}) => {
  const sources = manuscripts.map(({calls}) => calls.map(({source}) => source).join("\n"));
  const asked = manuscripts.map(({claims}) => claims.join("\n"));
  const words = new Set([...sources, ...asked].flatMap((text) => text.match(/[\p{L}_][\p{L}\p{N}_-]*/gu) ?? []));
  const drawn = new Set(Object.values(figures));
  const read = new Set(readElsewhere);
  return Object.keys(results.analyses).flatMap((key): Finding[] => {
    if (words.has(key) || drawn.has(key) || read.has(key)) return [];
    return [
      {
        rule: "unused-analysis",
        place: {file: "evaluation.yaml"},
        message: `The analysis "${key}" is used nowhere.`,
        hint: `Place it with {{table "${key}"}}, use a number of it, or delete it.`,
        words: key,
      },
    ];
  });
};
