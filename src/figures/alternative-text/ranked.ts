import type {NumberStyle} from "../../numbers/style.ts";
import type {Bar, Panel} from "../bar-panels.ts";
import {extremes, fewNamed, inLetters, listed, named, percentOf, quoted, sentences, type Told} from "./words.ts";

/** What the bars measure: a noun with its pronoun. */
interface Measure {
  readonly noun: string;
  readonly pronoun: "den" | "det";
  /** Said once, where the numbers do not tell it themselves. */
  readonly unit: string;
}

/** More panels than this are told by their extremes. */
const mostPanels = 3;

/** Which category is largest and smallest, in each panel or among them all. */
export function rankedFinding(panels: readonly Panel[], unit: string, numbers: NumberStyle): string {
  const measure = measureOf(unit);
  const told = panels.map(({heading, bars}) => ({heading, bars: bars.flatMap((bar) => toldOf(bar, unit, numbers))}));
  const filled = told.filter(({bars}) => bars.length > 0);
  const [only] = filled;
  if (only === undefined) return emptyFinding(panels.flatMap(({bars}) => bars));
  if (filled.length === 1) return sentences(...ofOnePanel(only.bars, measure));
  if (filled.length <= mostPanels) {
    const each = filled.map(
      ({heading, bars}) => `for ${quoted(heading ?? "")} ved ${fewNamed(extremes(bars).highest, bars)}`,
    );
    return sentences(`størst er ${measure.noun}${measure.unit} ${listed(each)}`);
  }
  const all = filled.flatMap(({heading, bars}) =>
    bars.map((bar) => ({...bar, label: heading === null ? bar.label : `${heading}: ${bar.label}`})),
  );
  const {highest, lowest} = extremes(all);
  return sentences(
    `størst er ${measure.noun}${measure.unit} for ${fewNamed(highest, all)}`,
    `mindst er ${measure.pronoun} for ${fewNamed(lowest, all)}`,
  );
}

/** Why there is nothing to tell. */
export function emptyFinding(bars: readonly {readonly reason: string}[]): string {
  const reason = bars.find((bar) => bar.reason !== "")?.reason ?? "ingen svar";
  return sentences(`figuren har ingen tal: ${reason}`);
}

function ofOnePanel(bars: readonly Told[], {noun, pronoun, unit}: Measure): string[] {
  const [first, second] = bars;
  if (first === undefined) return [];
  if (second === undefined) return [`${noun}${unit} for ${quoted(first.label)} er ${first.printed}`];
  if (bars.length === 2) {
    return [
      `${noun}${unit} er ${first.printed} for ${quoted(first.label)} og ${second.printed} for ${quoted(second.label)}`,
    ];
  }
  const {highest, lowest} = extremes(bars);
  if (highest.length === bars.length)
    return [`${noun}${unit} er ens for alle ${inLetters(bars.length)}: ${first.printed}`];
  const rest = bars.filter((bar) => !highest.includes(bar) && !lowest.includes(bar));
  const next = highest.length > 1 || rest.length === 0 ? [] : extremes(rest).highest;
  const then = next.length === 0 ? "" : `, derefter ${named(next)}`;
  return [
    `størst er ${noun}${unit} for ${fewNamed(highest, bars)}${then}`,
    `mindst er ${pronoun} for ${fewNamed(lowest, bars)}`,
  ];
}

function measureOf(unit: string): Measure {
  const words = unit.replace(/\s*\(n\s=[^()]*\)$/, "");
  if (words === "Procent") return {noun: "andelen", pronoun: "den", unit: ""};
  if (words === "Antal") return {noun: "antallet", pronoun: "det", unit: ""};
  if (/\bkr\.|\bkroner\b/i.test(words)) return {noun: "beløbet", pronoun: "det", unit: ` (${words})`};
  if (/^gennemsnit/i.test(words)) return {noun: "gennemsnittet", pronoun: "det", unit: ""};
  return {noun: "tallet", pronoun: "det", unit: words === "" ? "" : ` (${words})`};
}

function toldOf({label, value, printed}: Bar, unit: string, numbers: NumberStyle): Told[] {
  if (value === null || printed === null) return [];
  return [{label, value, printed: unit.startsWith("Procent") ? percentOf(printed, numbers) : printed}];
}
