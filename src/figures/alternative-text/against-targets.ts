import type {NumberStyle} from "../../numbers/style.ts";
import type {TargetItem, Targets} from "../target-items.ts";
import {emptyFinding} from "./ranked.ts";
import {extremes, fewNamed, listed, percentOf, quoted, sentences} from "./words.ts";

/** More outcomes than this are told by their extremes. */
const mostTold = 4;

/** The share that attained each outcome, with the goal. */
export function targetsFinding({items}: Targets, numbers: NumberStyle): string {
  const known = items.flatMap(({label, share, target}) =>
    share === null ? [] : [{label, target, value: share.value, printed: percentOf(share.printed, numbers)}],
  );
  if (known.length === 0) return emptyFinding(items);
  if (known.length <= mostTold) {
    const each = known.map(({label, printed, target}) => `${printed} for ${quoted(label)}${goal(target, numbers)}`);
    return sentences(`andelen er ${listed(each)}`);
  }
  const {highest, lowest} = extremes(known);
  return sentences(`størst er andelen for ${fewNamed(highest, known)}`, `mindst er den for ${fewNamed(lowest, known)}`);
}

function goal(target: TargetItem["target"], numbers: NumberStyle): string {
  return target === null ? "" : ` (mål: ${percentOf(target.printed, numbers)})`;
}
