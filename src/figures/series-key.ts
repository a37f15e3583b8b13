import type {CountedSeries} from "./grouped-items.ts";
import {textHeight} from "./labels.ts";
import {type Layer, type TextRow, textLayer} from "./marks.ts";
import {SeriesBars, type SeriesFill} from "./series-fills.ts";
import {widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const swatch = 11;

/** Which bar is which series, in reading order, over as many lines as they need. */
export function setSeriesKey(
  series: readonly CountedSeries[],
  fills: readonly SeriesFill[],
  {width, top}: {readonly width: number; readonly top: number},
  theme: FigureTheme,
): {readonly layers: readonly (Layer | null)[]; readonly height: number} {
  const texts: TextRow[] = [];
  const bars = new SeriesBars();
  let x = 0;
  let y = top;
  let tallest = 0;
  for (const [place, {label}] of series.entries()) {
    const lines = wrapText(label, width - swatch - 6, theme.small);
    const itemWidth = swatch + 5 + widestLine(lines, theme.small);
    if (x > 0 && x + itemWidth > width - 1) {
      x = 0;
      y += tallest + 3;
      tallest = 0;
    }
    const baseline = y + theme.small.size;
    const middle = baseline - theme.small.size * 0.33;
    const fill = fills[place];
    if (fill !== undefined) {
      bars.add({from: x, to: x + swatch, top: middle - swatch / 2, bottom: middle + swatch / 2}, fill);
    }
    texts.push({x: x + swatch + 5, y: baseline, lines, fill: theme.ink});
    tallest = Math.max(tallest, textHeight(lines, theme.small));
    x += itemWidth + 18;
  }
  return {layers: [...bars.layers(theme), textLayer(texts, {font: theme.small})], height: y + tallest - top};
}
