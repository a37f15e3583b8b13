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
