import {labelGap} from "./plot-lines.ts";
import {lineHeight, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const usual = 140;
const widest = 220;

/** The room that labels at the ends of lines take: narrow while none takes more than two lines of it. */
export function endLabelRoom(
  labels: readonly string[],
  theme: FigureTheme,
): {readonly width: number; readonly height: number} {
  const broken = (width: number) => labels.map((label) => wrapText(label, width - labelGap, theme.label));
  const narrow = broken(usual);
  const isShort = narrow.every(({length}) => length <= 2);
  const lines = isShort ? narrow : broken(widest);
  const needed = Math.ceil(Math.max(0, ...lines.map((each) => widestLine(each, theme.label)))) + labelGap + 1;
  const height = lines.reduce((sum, each) => sum + each.length * lineHeight(theme.label) + 2, 0);
  return {width: isShort ? Math.max(usual, needed) : widest + 1, height};
}
