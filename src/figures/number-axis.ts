import {printNumber} from "../numbers/print.ts";
import {type Domain, type Layer, textLayer, uprightLayer} from "./marks.ts";
import type {FigureTheme} from "./theme.ts";

export interface NumberScale {
  readonly domain: Domain;
  readonly ticks: readonly number[];
  /** How many decimals the ticks have. */
  readonly decimals: number;
}

/** Round numbers around some values, five to ten steps apart. */
export function numberScale(low: number, high: number): NumberScale {
  const span = high > low ? high - low : Math.max(1, Math.abs(high));
  const power = 10 ** Math.floor(Math.log10(span / 5));
  const step = ([1, 2, 5].find((size) => span / (size * power) <= 10) ?? 10) * power;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const from = Math.floor(low / step + 1e-9);
  const to = Math.max(from + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({length: to - from + 1}, (_, index) => Number(((from + index) * step).toFixed(decimals)));
  return {domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks, decimals};
}

/** Light grid lines with numbers under the plot; they go first, so that everything else is drawn on top of them. */
export function numberAxisLayers(scale: NumberScale, height: number, theme: FigureTheme): (Layer | null)[] {
  const {domain, ticks, decimals} = scale;
  const y = height + 4 + theme.small.size;
  const lines = ticks.map((x) => ({x, top: 0, bottom: height}));
  const numbers = ticks.map((x) => ({x, y, lines: [printNumber(x, decimals)], fill: theme.muted}));
  return [uprightLayer(lines, domain, theme.grid), textLayer(numbers, {font: theme.small, align: "center", domain})];
}
