import type {HeatGrid} from "./heatmap-grid.ts";
import {textHeight} from "./labels.ts";
import type {TextRow} from "./marks.ts";
import {lineHeight, textWidth, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

/** Between shaded cells and a column of totals. */
const totalGap = 6;
const tallestUpright = 160;
const usualWidth = 104;

/** What stands above the columns of a grid: the variable, the unit, and a label for each column. */
export interface ColumnHeads {
  /** Equal for grids that can share their heads. */
  readonly key: string;
  readonly height: number;
  readonly at: (top: number) => {
    readonly columnTitles: TextRow[];
    readonly units: TextRow[];
    readonly heads: TextRow[];
    readonly uprightHeads: TextRow[];
  };
}

/** Where each column begins when all are `width` wide, with a little air around columns of totals. */
export function columnStarts(columns: HeatGrid["columns"], width: number): number[] {
  let gaps = 0;
  return columns.map(({isTotal}, index) => {
    if (index > 0 && isTotal !== columns[index - 1]?.isTotal) gaps += totalGap;
    return index * width + gaps;
  });
}

/** The width of the columns of a grid: no wider than is pleasant to look at, unless a word above them is. */
export function columnWidth({columns}: HeatGrid, plotWidth: number, theme: FigureTheme): number {
  const air = columnStarts(columns, 0).at(-1) ?? 0;
  const words = columns.flatMap(({label}) => label.split(" "));
  const wanted = Math.max(usualWidth, ...words.map((word) => textWidth(word, theme.label) + 8));
  return Math.min(wanted, (plotWidth - air) / Math.max(1, columns.length));
}

/**
 * Column labels lie down, broken into lines, as long as every word fits its column; else they all stand upright.
 * They get at least `leastHeight`, so that the title of the rows can stand beside them and below that of the columns.
 */
export function columnHeads(
  grid: HeatGrid,
  width: number,
  plotWidth: number,
  leastHeight: number,
  theme: FigureTheme,
): ColumnHeads {
  const font = theme.label;
  const words = grid.columns.flatMap(({label}) => label.split(" "));
  const isUpright = words.some((word) => textWidth(word, font) > width - 4);
  const labels = grid.columns.map(({label}) =>
    isUpright ? uprightLines(label, width, theme) : wrapText(label, width - 4, font),
  );
  const labelHeight = Math.max(
    leastHeight,
    ...labels.map((lines) => (isUpright ? widestLine(lines, font) : textHeight(lines, font))),
  );
  const unitWidth = textWidth(grid.unit, theme.small);
  const titleLines =
    grid.columnTitle === "" ? [] : wrapText(grid.columnTitle, plotWidth - unitWidth - 16, theme.strong);
  const titleHeight = Math.max(textHeight(titleLines, theme.strong), lineHeight(theme.small)) + 5;
  return {
    key: JSON.stringify([grid.columnTitle, grid.unit, grid.columns]),
    height: titleHeight + labelHeight + 7,
    at: (top) => {
      const bottom = top + titleHeight + labelHeight;
      const starts = columnStarts(grid.columns, width);
      const rows = labels.map((lines, index) => {
        const middle = (starts[index] ?? 0) + width / 2;
        const first = -((lines.length - 1) * lineHeight(font));
        return isUpright
          ? {x: middle + first / 2 + font.size * 0.33, y: bottom, lines, fill: theme.ink}
          : {x: middle, y: bottom + first - 2, lines, fill: theme.ink};
      });
      const titleEnd = titleLines.length === 0 ? 0 : widestLine(titleLines, theme.strong) + 12;
      return {
        columnTitles:
          titleLines.length === 0 ? [] : [{x: 0, y: top + theme.strong.size, lines: titleLines, fill: theme.ink}],
        units: [{x: titleEnd, y: top + theme.strong.size, lines: [grid.unit], fill: theme.muted}],
        heads: isUpright ? [] : rows,
        uprightHeads: isUpright ? rows : [],
      };
    },
  };
}

/** As few lines as possible, not wider together than the column. */
function uprightLines(label: string, width: number, theme: FigureTheme): string[] {
  const most = Math.max(1, Math.floor(width / lineHeight(theme.label)));
  return wrapText(label, tallestUpright, theme.label, most);
}
