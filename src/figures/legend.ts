import type {BarRow, TextRow} from "./marks.ts";
import {type Category, scaleHatches} from "./scale-colours.ts";
import {lineHeight, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const swatch = 11;
const swatchGap = 5;
const itemGap = 14;

export interface Legend {
  readonly swatches: readonly BarRow[];
  /** The swatches of categories that are no answers. */
  readonly hollow: readonly BarRow[];
  readonly texts: readonly TextRow[];
  readonly height: number;
}

/** The categories and their colours in reading order, flowing over as many lines as they need in `width` pixels. */
export function legend(
  categories: readonly Category[],
  colours: ReadonlyMap<string, string>,
  width: number,
  top: number,
  theme: FigureTheme,
): Legend {
  const line = lineHeight(theme.small);
  const swatches: BarRow[] = [];
  const hollow: BarRow[] = [];
  const texts: TextRow[] = [];
  let x = 0;
  let y = top;
  let tallest = line;
  const hatches = scaleHatches(categories, theme);
  for (const {key, label, missing} of categories) {
    const lines = wrapText(label, width - swatch - swatchGap, theme.small);
    const itemWidth = swatch + swatchGap + widestLine(lines, theme.small);
    if (x > 0 && x + itemWidth > width) {
      x = 0;
      y += tallest + 3;
      tallest = line;
    }
    const baseline = y + theme.small.size;
    const middle = baseline - theme.small.size * 0.33;
    const fill = colours.get(key) ?? theme.muted;
    const square = {
      from: x,
      to: x + swatch,
      top: middle - swatch / 2,
      bottom: middle + swatch / 2,
      fill,
      hatch: hatches.get(key),
    };
    (missing ? hollow : swatches).push(square);
    texts.push({x: x + swatch + swatchGap, y: baseline, lines, fill: theme.ink});
    tallest = Math.max(tallest, lines.length * line);
    x += itemWidth + itemGap;
  }
  return {swatches, hollow, texts, height: categories.length === 0 ? 0 : y + tallest - top};
}
