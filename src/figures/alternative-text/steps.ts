import type {Waterfall} from "../waterfall-items.ts";
import {emptyFinding} from "./ranked.ts";
import {extremes, fewNamed, quoted, sentences} from "./words.ts";

/** More panels than this are told by the first ones. */
const mostTold = 3;

/** What it comes to, and the amount that weighs most, in each panel. */
export function stepsFinding({panels, unit}: Waterfall): string {
  const told = panels.slice(0, mostTold).flatMap(({heading, steps}) => {
    const total = steps.findLast(({isTotal}) => isTotal);
    const added = steps
      .filter(({isTotal}) => !isTotal)
      .map(({label, from, to, printed}) => {
        return {label, value: Math.abs(to - from), printed};
      });
    if (total === undefined || added.length === 0) return [];
    const where = heading === null ? "" : `${quoted(heading)}: `;
    return [
      `${where}${quoted(total.label)} er ${total.printed}, og mest vejer ${fewNamed(extremes(added).highest, added)}`,
    ];
  });
  return told.length === 0 ? emptyFinding([]) : sentences(`tallene er i ${unit}`, ...told);
}
