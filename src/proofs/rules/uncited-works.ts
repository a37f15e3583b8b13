import type {Finding, Rule} from "../model.ts";

/** Works of literature.yaml that no chapter cites: the list of literature leaves them out. */
export const uncitedWorks: Rule = ({manuscripts, works}) => {
  const citations = manuscripts.flatMap(({calls}) => calls.filter(({name}) => name === "cite"));
  const cited = new Set(citations.flatMap(({key}) => (key ?? "").split("|").map((each) => each.trim())));
  return works.flatMap((key): Finding[] => {
    if (cited.has(key)) return [];
    return [
      {
        rule: "uncited-work",
        place: {file: "literature.yaml"},
        message: `The work "${key}" is cited nowhere.`,
        hint: `Write {{cite "${key}"}} where the text rests on it, or delete it.`,
        words: key,
      },
    ];
  });
};
