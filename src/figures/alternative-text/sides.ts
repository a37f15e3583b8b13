import type {NumberStyle} from "../../numbers/style.ts";
import type {DivergingGroup} from "../diverging-items.ts";
import {emptyFinding} from "./ranked.ts";
import {extremes, fewNamed, listed, named, percentOf, quoted, sentences, type Told} from "./words.ts";

/** More bars than this are told by their extremes. */
const mostTold = 3;

/** How many answer on the good side of the middle. */
export function sidesFinding(groups: readonly DivergingGroup[], numbers: NumberStyle): string {
  const bars = groups.flatMap((group) =>
    group.bars
      .filter(({parts}) => parts !== null)
      .map((bar) => {
        const label = groups.length > 1 && group.heading !== null ? `${group.heading}: ${bar.label}` : bar.label;
        return {label, bar};
      }),
  );
  const [only] = bars;
  if (only === undefined) return emptyFinding(groups.flatMap((group) => group.bars));
  if (bars.length === 1) {
    const [positive, negative] = [only.bar.positive, only.bar.negative].map(({printed}) => percentOf(printed, numbers));
    return sentences(`${positive} svarer positivt og ${negative} negativt`);
  }
  const positive = bars.map(({label, bar}): Told => {
    return {label, value: bar.positive.exact, printed: percentOf(bar.positive.printed, numbers)};
  });
  if (bars.length <= mostTold) {
    return sentences(
      `andelen af positive svar er ${listed(positive.map(({label, printed}) => `${printed} for ${quoted(label)}`))}`,
    );
  }
  const {highest, lowest} = extremes(positive);
  if (highest.length === positive.length)
    return sentences(`andelen af positive svar er ens for alle: ${named(highest)}`);
  return sentences(
    `andelen af positive svar er størst for ${fewNamed(highest, positive)} og mindst for ${fewNamed(lowest, positive)}`,
  );
}
