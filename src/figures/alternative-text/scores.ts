import type {NumberStyle} from "../../numbers/style.ts";
import type {ScoreBands} from "../bands-items.ts";
import type {Panel} from "../bar-panels.ts";
import type {Dots} from "../dots-items.ts";
import {emptyFinding, rankedFinding} from "./ranked.ts";
import {listed, percentOf, quoted, sentences} from "./words.ts";

/** More panels than this are told by the first ones. */
const mostTold = 3;

/** How many are in each band; without named bands, which score is commonest. */
export function bandsFinding({panels, bands}: ScoreBands, numbers: NumberStyle): string {
  const filled = panels.filter(({reason}) => reason === null);
  if (filled.length === 0) return emptyFinding(panels.flatMap(({reason}) => (reason === null ? [] : [{reason}])));
  if (bands.length === 0) {
    const ranked = filled.map(({heading, steps}): Panel => ({heading, bars: steps.map(barOf)}));
    return rankedFinding(ranked, "Procent", numbers);
  }
  const told = filled.slice(0, mostTold).map(({heading, inBands}) => {
    const each = bands.map(({label}, index) => `${percentOf(inBands[index] ?? "0", numbers)} i ${quoted(label)}`);
    return `${heading === null ? "" : `${quoted(heading)}: `}${listed(each)}`;
  });
  return sentences(told.join("; "));
}

function barOf({from, below, value, printed}: ScoreBands["panels"][number]["steps"][number]): Panel["bars"][number] {
  const label = `${from}-${below}`;
  return {label, category: label, value, printed, reason: "", missing: false};
}

/** The largest and the smallest of what has a dot. */
export function dotsFinding({panels, isPercent, measure}: Dots, numbers: NumberStyle): string {
  const asBars = panels.map(({heading, items}): Panel => {
    const bars = items.map(({label, value, printed, reason}) => {
      return {label, category: label, value, printed, reason, missing: false};
    });
    return {heading, bars};
  });
  return rankedFinding(asBars, isPercent ? "Procent" : measure, numbers);
}
