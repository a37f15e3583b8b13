import {type Domain, type Layer, textLayer, uprightLayer} from "./marks.ts";
import {lineHeight} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

/** From zero to the first round number above the largest percentage, and where its grid lines stand. */
export function percentScale(largest: number): {readonly domain: Domain; readonly ticks: readonly number[]} {
  const step = [1, 2, 5, 10, 20].find((size) => largest <= size * 6) ?? 25;
  const top = Math.min(100, Math.max(step, Math.ceil(largest / step) * step));
  const ticks = Array.from({length: Math.floor(top / step) + 1}, (_, index) => index * step);
  return {domain: [0, top], ticks};
}

/** Round numbers from `low` to the first one at or above `high`, some five of them. */
export function niceTicks(low: number, high: number): number[] {
  const span = high > low ? high - low : 1;
  const power = 10 ** Math.floor(Math.log10(span / 5));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= 5.5) ?? 10 * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const count = Math.max(2, last - first + 1);
  return Array.from({length: count}, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** The space that the numbers under the plot take. */
export function axisHeight(theme: FigureTheme): number {
  return lineHeight(theme.small) + 6;
}

/** Light grid lines with numbers under the plot. Go first, so that everything else is drawn on top of them. */
export function axisLayers(
  domain: Domain,
  ticks: readonly number[],
  height: number,
  theme: FigureTheme,
): (Layer | null)[] {
  const lines = ticks.map((x) => ({x, top: 0, bottom: height}));
  const y = height + 4 + theme.small.size;
  const numbers = ticks.map((x) => ({x, y, lines: [String(x)], fill: theme.muted}));
  return [uprightLayer(lines, domain, theme.grid), textLayer(numbers, {font: theme.small, align: "center", domain})];
}
