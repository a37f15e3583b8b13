import {printNumber} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {EffectSize} from "../../results/model.ts";
import {cohensDz} from "../../statistics/paired/cohens-dz.ts";
import {marginalShift} from "../../statistics/paired/marginal-shift.ts";
import {netChange} from "../../statistics/paired/net-change.ts";
import {pairedT} from "../../statistics/paired/paired-t.ts";
import {inPoints, withoutUnit} from "./effects.ts";
import type {Moves} from "./moves.ts";
import {movesIn, type Repeated, squareOf} from "./repeated.ts";
import {beforeAndAfter, type RepeatedMethod} from "./repeated-tests.ts";

/** How large a change is, by how it is measured: the mean change of numbers, the net change of answers in an order. */
export function repeatedEffects(method: RepeatedMethod, repeated: Repeated, style: NumberStyle): EffectSize[] {
  if (repeated.level === "nominal") return shiftEffects(repeated, style);
  if (repeated.level !== "number") return changeEffects(movesIn(repeated), style);
  return meanEffects(method, repeated, style);
}

/** The share that moved up less the share that moved down, in percentage points. */
export function changeEffects({up, same, down}: Moves, style: NumberStyle): EffectSize[] {
  const result = netChange(up, down, up + same + down);
  return inPoints("net-change", "nettoændring", result.ok ? {...result, estimate: result.change} : result, style);
}

/** The category whose share has changed most. */
function shiftEffects(repeated: Repeated, style: NumberStyle): EffectSize[] {
  const result = marginalShift(squareOf(repeated));
  if (!result.ok) return [];
  const sizes = result.categories.map(({difference}) => Math.abs(difference));
  const place = sizes.indexOf(Math.max(...sizes));
  const shift = result.categories[place];
  if (shift === undefined) return [];
  const name = `største ændring, »${repeated.labels[place] ?? ""}«`;
  return inPoints("largest-shift", name, {...shift, ok: true, estimate: shift.difference}, style);
}

/** The mean change in the numbers' own unit; with the t test also in standard deviations of the changes. */
function meanEffects(method: RepeatedMethod, repeated: Repeated, {meanDecimals}: NumberStyle): EffectSize[] {
  const [before, after] = beforeAndAfter(repeated);
  const result = pairedT(before, after);
  if (!result.ok) return [];
  const {mean, low, high, level} = result;
  const print = (value: number) => printNumber(value, meanDecimals);
  const printed = `${print(mean)} (${print(low)} til ${print(high)})`;
  return [
    {method: "mean-change", name: "gennemsnitlig ændring", exact: mean, low, high, level, printed},
    ...(method === "paired-t" ? withoutUnit("cohens-dz", "Cohens dz", cohensDz(before, after)) : []),
  ];
}
