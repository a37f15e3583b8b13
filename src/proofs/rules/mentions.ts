import type {Manuscript, WrittenCall} from "../manuscript.ts";
import type {Finding, Rule} from "../model.ts";

interface Standing {
  readonly manuscript: Manuscript;
  readonly call: WrittenCall;
  /** Counted over the whole report, so that chapters follow each other. */
  readonly order: number;
}

/** Tables and figures that no reference in the text leads to. Appendices may stand without. */
export const unmentioned: Rule = ({manuscripts}) => {
  const mentioned = new Set(standing(manuscripts, ["ref"]).map(({call}) => call.key));
  return standing(manuscripts, ["table", "figure"]).flatMap(({manuscript, call}): Finding[] => {
    const target = `${call.name}:${call.key}`;
    if (manuscript.isAppendix || mentioned.has(target)) return [];
    return [
      {
        rule: "unmentioned",
        place: manuscript.placeAt(call.start),
        message: `The text never refers to the ${call.name} "${call.key}".`,
        hint: `Write {{ref "${target}"}} where the text speaks of it.`,
        words: target,
      },
    ];
  });
};

/** Tables and figures that stand before the text has mentioned them. */
export const lateMentions: Rule = ({manuscripts}) => {
  const mentions = standing(manuscripts, ["ref"]);
  return standing(manuscripts, ["table", "figure"]).flatMap(({manuscript, call, order}): Finding[] => {
    const target = `${call.name}:${call.key}`;
    const first = mentions.find((mention) => mention.call.key === target);
    if (manuscript.isAppendix || first === undefined || first.order < order) return [];
    return [
      {
        rule: "late-mention",
        place: manuscript.placeAt(call.start),
        message: `The ${call.name} "${call.key}" stands before the text mentions it.`,
        hint: "Mention it in the paragraph before, or put it after its mention.",
        words: target,
      },
    ];
  });
};

function standing(manuscripts: readonly Manuscript[], names: readonly string[]): Standing[] {
  const all = manuscripts.flatMap((manuscript) => manuscript.calls.map((call) => ({manuscript, call})));
  return all.map((each, order) => ({...each, order})).filter(({call}) => names.includes(call.name));
}
