import type {NumberStyle} from "../../numbers/style.ts";
import type {StackedBar, StackedGroup} from "../stacked-groups.ts";
import {emptyFinding} from "./ranked.ts";
import {extremes, fewNamed, listed, percentOf, printedValue, quoted, sentences, type Told} from "./words.ts";

/** One bar of 100 %, with the heading that tells it from bars of other groups. */
interface NamedBar {
  readonly label: string;
  readonly answers: readonly Told[];
}

/** A few bars are told by their commonest answers, more by the answer on which they differ most. */
const mostTold = 3;

/** What the bars of 100 % say: the commonest answers, or where the bars differ most. */
export function dividedFinding(groups: readonly StackedGroup[], numbers: NumberStyle): string {
  const bars = groups.flatMap((group) => group.bars.flatMap((bar) => namedBar(bar, group, groups.length, numbers)));
  const [only] = bars;
  if (only === undefined) return emptyFinding(groups.flatMap((group) => group.bars));
  if (bars.length === 1)
    return sentences(`størst er andelen for ${fewNamed(extremes(only.answers).highest, only.answers)}`);
  return sentences(bars.length <= mostTold ? commonest(bars) : widestSpread(bars));
}

/** The commonest answer to each bar; bars with the same one are told together. */
function commonest(bars: readonly NamedBar[]): string {
  const tops = bars.map(({label, answers}) => {
    const {highest} = extremes(answers);
    const shared = highest.length > 1 ? "hver " : "";
    return {
      answer: listed(highest.map((each) => quoted(each.label))),
      where: `${quoted(label)} (${shared}${highest[0]?.printed ?? ""})`,
    };
  });
  const [first, ...others] = [...Map.groupBy(tops, ({answer}) => answer)].map(([answer, those]) => ({
    answer,
    where: listed(those.map(({where}) => where)),
  }));
  const rest = listed(others.map(({answer, where}) => `${answer} for ${where}`));
  return `hyppigst er ${first?.answer ?? ""} for ${first?.where ?? ""}${rest === "" ? "" : `, mens det er ${rest}`}`;
}

/** The answer whose share differs most from bar to bar; bars on other scales have no such answer. */
function widestSpread(bars: readonly NamedBar[]): string {
  const labels = new Set(bars.flatMap(({answers}) => answers.map(({label}) => label)));
  const spreads = [...labels].flatMap((label) => {
    const shares = bars.flatMap((bar) =>
      bar.answers.filter((answer) => answer.label === label).map((answer) => ({...answer, label: bar.label})),
    );
    const {highest, lowest} = extremes(shares);
    const [high, low] = [highest[0], lowest[0]];
    if (high === undefined || low === undefined || shares.length < 2) return [];
    return [{label, highest, lowest, spread: printedValue(high.printed) - printedValue(low.printed)}];
  });
  const [widest] = spreads.sort((a, b) => b.spread - a.spread);
  if (widest === undefined) return "";
  if (widest.spread === 0) return "andelene er ens i alle søjler";
  return `mest forskel er der på andelen for ${quoted(widest.label)}: størst er den for ${fewNamed(
    widest.highest,
    bars.flatMap(({answers}) => answers),
  )}, mindst for ${fewNamed(
    widest.lowest,
    bars.flatMap(({answers}) => answers),
  )}`;
}

function namedBar(bar: StackedBar, group: StackedGroup, groups: number, numbers: NumberStyle): NamedBar[] {
  if (bar.shares === null) return [];
  const heading = groups > 1 && group.heading !== null ? `${group.heading}: ` : "";
  const answers = bar.shares.flatMap((share, place) => {
    const category = group.categories[place];
    if (category === undefined) return [];
    return [{label: category.label, value: share.exact, printed: percentOf(share.printed, numbers)}];
  });
  return [{label: heading + bar.label, answers}];
}
