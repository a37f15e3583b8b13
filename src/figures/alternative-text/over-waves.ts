import type {NumberStyle} from "../../numbers/style.ts";
import type {MeanSeries} from "../mean-series.ts";
import type {WaveSeries} from "../wave-series.ts";
import {type Moved, movedFinding} from "./moved.ts";
import {emptyFinding} from "./ranked.ts";
import {either, listed, percentOf, printedValue, quoted, sentences} from "./words.ts";

interface Point {
  readonly value: number;
  readonly printed: string;
}

/** How shares or means have moved from the first wave to the last that each item has. */
export function overWavesFinding({items, waves, unit, answers}: WaveSeries, numbers: NumberStyle): string {
  const isOfShares = unit === "Procent";
  const said = ({value, printed}: Point): Point => ({
    value,
    printed: isOfShares ? percentOf(printed, numbers) : printed,
  });
  const moved = items.flatMap(({label, points}): Moved[] => {
    const known = points.filter((point) => point !== null);
    const [from, to] = [known[0], known.at(-1)];
    return known.length < 2 || from === undefined || to === undefined ? [] : [{label, from: said(from), to: said(to)}];
  });
  if (moved.length === 0) return emptyFinding([]);
  const which = answers.length === 0 ? "" : `, der svarer ${either(answers.map(quoted))},`;
  const between = `fra ${quoted(waves[0] ?? "")} til ${quoted(waves.at(-1) ?? "")}`;
  const found = movedFinding(moved, isOfShares ? "andelen" : "gennemsnittet");
  return sentences(`${isOfShares ? `andelen${which}` : "gennemsnittet"} er vist ${between}`, found);
}

/** How the means of items differ: from the first wave to the last, or between groups. */
export function meansFinding({panels, names, areWaves}: MeanSeries): string {
  const items = panels.flatMap((panel) => {
    const heading = panel.heading === null ? "" : `${panel.heading}: `;
    return panel.items.map((item) => ({...item, label: heading + item.label}));
  });
  const pairs = items.flatMap(({label, values}): Moved[] => {
    const [from, to] = [values[0] ?? null, values.at(-1) ?? null];
    return from === null || to === null || values.length < 2 ? [] : [{label, from, to}];
  });
  if (pairs.length === 0) return emptyFinding(items);
  if (areWaves) return movedFinding(pairs, "gennemsnittet");
  const distance = ({from, to}: Moved) => Math.abs(printedValue(to.printed) - printedValue(from.printed));
  const [widest] = [...pairs].sort((a, b) => distance(b) - distance(a));
  if (widest === undefined || distance(widest) === 0) return sentences("gennemsnittene er ens i grupperne");
  const each = items.find(({label}) => label === widest.label)?.values ?? [];
  const told = names.flatMap((name, series) => {
    const value = each[series] ?? null;
    return value === null ? [] : [`${value.printed} for ${quoted(name)}`];
  });
  return sentences(`størst er forskellen for ${quoted(widest.label)}, hvor gennemsnittet er ${listed(told)}`);
}
