import type {DivergingGroup} from "./diverging-items.ts";
import {textWidth, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

/** Where the parts of a diverging figure stand along the line, in pixels from the left of the plot. */
export interface DivergingPlot {
  readonly width: number;
  /** Pixels that everybody, 100 %, would take. */
  readonly perWhole: number;
  /** The upright line that neutral answers are centred on. */
  readonly zero: number;
  /** The middle of the columns with the sums of either side. */
  readonly negativeAt: number;
  readonly positiveAt: number;
  readonly sumWidth: number;
  /** A column for each kind of missing: where its bars begin, and how wide its head may be. */
  readonly missing: readonly {readonly from: number; readonly headWidth: number}[];
}

export const negativeHead = "Negative i alt";
export const positiveHead = "Positive i alt";

const sumGap = 8;
const missingGap = 18;
const valueGap = 4;
/** What a head is broken at; its longest word may be wider. */
const widestHead = 64;

/** Divides the width among sums, bars and missing, with one scale for all bars. */
export function divergingPlot(groups: readonly DivergingGroup[], width: number, theme: FigureTheme): DivergingPlot {
  const bars = groups.flatMap((group) => group.bars);
  const most = (values: readonly number[]) => Math.max(0, ...values);
  const toLeft = most(bars.map(({negative, neutral}) => negative.exact + neutral.exact / 2));
  const toRight = most(bars.map(({positive, neutral}) => positive.exact + neutral.exact / 2));
  const range = Math.max(0.1, toLeft + toRight);
  const sums = bars.flatMap(({negative, positive}) => [negative.printed, positive.printed]);
  const sumWidth = Math.ceil(
    most([
      ...[negativeHead, positiveHead].map((head) => headWidth(head, theme)),
      ...sums.map((text) => textWidth(text, theme.strong)),
    ]),
  );
  const columns = Array.from({length: most(groups.map(({missing}) => missing.length))}, (_, index) => {
    const shares = bars.flatMap(({missing}) => missing[index] ?? []);
    return {
      head: most(
        groups.flatMap(({missing}) => (missing[index] === undefined ? [] : headWidth(missing[index].label, theme))),
      ),
      largest: most(shares.map(({exact}) => exact)),
      value: most(shares.map(({printed}) => textWidth(printed, theme.label))) + valueGap,
    };
  });
  const fixed = 2 * (sumWidth + sumGap) + columns.length * missingGap;
  // A head wider than its bars takes room from all, which makes the bars narrower and the heads the wider part: halved until it fits.
  const widthOf = (column: (typeof columns)[number], perWhole: number) =>
    Math.max(column.head, column.largest * perWhole + column.value);
  const neededAt = (perWhole: number) =>
    fixed + range * perWhole + columns.reduce((sum, column) => sum + widthOf(column, perWhole), 0);
  let [fits, tooWide] = [0, width / range];
  for (let step = 0; step < 30; step++) {
    const trial = (fits + tooWide) / 2;
    if (neededAt(trial) <= width) fits = trial;
    else tooWide = trial;
  }
  const zero = sumWidth + sumGap + toLeft * fits;
  let from = sumWidth + sumGap + range * fits + sumGap + sumWidth;
  const missing = columns.map((column) => {
    const start = from + missingGap;
    from = start + widthOf(column, fits);
    return {from: start, headWidth: Math.max(column.head, 1)};
  });
  return {
    width,
    perWhole: fits,
    zero,
    negativeAt: sumWidth / 2,
    positiveAt: sumWidth + sumGap + range * fits + sumGap + sumWidth / 2,
    sumWidth,
    missing,
  };
}

/** The width of a head that is broken over lines. */
function headWidth(text: string, theme: FigureTheme): number {
  return Math.ceil(widestLine(wrapText(text, widestHead, theme.small), theme.small)) + 1;
}
