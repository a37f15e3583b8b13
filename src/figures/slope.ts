import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {misfit, requireFit} from "./fitting-kinds.ts";
import {noAnswers, textHeight} from "./labels.ts";
import {
  type DotRow,
  dotLayer,
  type FigureSpecification,
  frame,
  type Layer,
  pathLayer,
  type TextRow,
  textLayer,
} from "./marks.ts";
import {type Ends, endLabels, endWidths} from "./slope-ends.ts";
import {lineHeight, textWidth, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {introOf} from "./wave-lines.ts";
import {type WaveItem, type WavePoint, type WaveSeries, waveBases, waveSeries} from "./wave-series.ts";

const leastHeight = 220;
const sampleWidth = 28;
const mostWaves = 5;
const mostHeadLines = 12;

type Direction = "up" | "down" | "same";

/** How each direction is drawn: by weight and dash, so that it survives grey print. */
interface Style {
  readonly width: number;
  readonly dash: readonly number[] | undefined;
  readonly stroke: string;
  readonly fill: string;
}

const words: Readonly<Record<Direction, string>> = {up: "Steget", down: "Faldet", same: "Uændret"};

/** A line for each item from wave to wave, named and numbered at both ends: heavy where it has risen, dashed where it has fallen. */
export function slope(spec: FigureSpecOf<"slope">, analysis: AnalysisResult, theme: FigureTheme): FigureSpecification {
  requireFit(spec, analysis);
  const series = waveSeries(spec, analysis, theme.numbers);
  if (series.waves.length > mostWaves) {
    const reason = `can show ${mostWaves} waves, and "${analysis.key}" has ${series.waves.length}`;
    throw misfit(spec, analysis, reason);
  }
  const widths = endWidths(series, theme);
  const plotWidth = theme.width - widths.left - widths.right;
  const height = Math.max(leastHeight, 1.2 * widths.height);
  const scale = scaleOf(series, height);
  const at = (wave: number) => (wave / (series.waves.length - 1)) * plotWidth;
  const isEmpty = series.items.every(({points}) => points.every((point) => point === null));
  const ends: Ends = endLabels(series, widths, {plotWidth, height, scale}, theme);
  const head = setHead(series, {left: widths.left, right: widths.right, plotWidth, at}, theme);
  const empty: TextRow[] = [{x: 0, y: height / 2, lines: [noAnswers], fill: theme.muted}];
  const layers = [
    ...head.layers,
    ...head.uprights(height),
    ...ends.layers,
    ...series.items.flatMap((item) => itemLayers(item, at, scale, theme)),
    textLayer(isEmpty ? empty : [], {font: theme.small, italic: true}),
  ];
  return frame(layers, {left: widths.left, right: widths.right, top: head.height, bottom: 6, height}, theme);
}

/** From the least to the largest number, with a little air; lines that are all at one number run through the middle. */
function scaleOf({items}: WaveSeries, height: number): (value: number) => number {
  const values = items.flatMap(({points}) => points.flatMap((point) => point?.value ?? []));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = 10;
  return (value) => (high > low ? air + ((high - value) / (high - low)) * (height - 2 * air) : height / 2);
}

function directionOf({points}: WaveItem): Direction {
  const known = points.filter((point): point is WavePoint => point !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first.printed === last.printed) return "same";
  return last.value > first.value ? "up" : "down";
}

function styleOf(direction: Direction, theme: FigureTheme): Style {
  if (direction === "up") return {width: 2.8, dash: undefined, stroke: theme.accent, fill: theme.accent};
  if (direction === "down") return {width: 1.6, dash: [6, 3], stroke: theme.ink, fill: theme.paper};
  return {width: 1, dash: undefined, stroke: theme.muted, fill: theme.muted};
}

function itemLayers(
  item: WaveItem,
  at: (wave: number) => number,
  scale: (value: number) => number,
  theme: FigureTheme,
): (Layer | null)[] {
  const {width, dash, stroke, fill} = styleOf(directionOf(item), theme);
  const points = item.points.flatMap((point, wave) =>
    point === null ? [] : [{x: at(wave), y: scale(point.value), fill, stroke}],
  );
  return [pathLayer(points, {stroke, width, dash}), dotLayer(points)];
}

interface HeadPlace {
  /** The room beside the plot. */
  readonly left: number;
  readonly right: number;
  readonly plotWidth: number;
  readonly at: (wave: number) => number;
}

/** What is shown, which line is which, and the names of the waves over their uprights; above the plot, at negative heights. */
function setHead(series: WaveSeries, {left, right, plotWidth, at}: HeadPlace, theme: FigureTheme) {
  const intro = introOf(series, theme);
  const spacing = plotWidth / (series.waves.length - 1);
  const bases = waveBases(series);
  const names = series.waves.map((wave, index) => [
    ...wrapText(wave, Math.min(spacing, 150, 2 * left, 2 * right) - 8, theme.small, mostHeadLines),
    bases[index] ?? "n\u00a0=\u00a00",
  ]);
  const namesHeight = Math.max(...names.map((lines) => textHeight(lines, theme.small)));
  const directions = (["up", "down", "same"] as const).filter((each) =>
    series.items.some((item) => directionOf(item) === each && item.points.some((point) => point !== null)),
  );
  const keyHeight = directions.length === 0 ? 0 : lineHeight(theme.small) + 8;
  const height = textHeight(intro, theme.small) + keyHeight + namesHeight + 18;
  const introAt = -height + theme.small.size;
  const keyAt = introAt + textHeight(intro, theme.small) + 4;
  const samples: (Layer | null)[] = [];
  const texts: TextRow[] = [{x: -left, y: introAt, lines: intro, fill: theme.muted}];
  const dots: DotRow[] = [];
  let x = -left + 5;
  for (const direction of directions) {
    const {width, dash, stroke, fill} = styleOf(direction, theme);
    const y = keyAt - theme.small.size * 0.33;
    samples.push(
      pathLayer(
        [
          {x, y},
          {x: x + sampleWidth, y},
        ],
        {stroke, width, dash},
      ),
    );
    dots.push({x, y, fill, stroke}, {x: x + sampleWidth, y, fill, stroke});
    texts.push({x: x + sampleWidth + 9, y: keyAt, lines: [words[direction]], fill: theme.ink});
    x += sampleWidth + 9 + textWidth(words[direction], theme.small) + 24;
  }
  const heads = names.map((lines, wave) => ({
    x: at(wave),
    y: -10 - textHeight(lines, theme.small) + theme.small.size,
    lines,
    fill: theme.ink,
  }));
  const layers = [
    textLayer(texts, {font: theme.small}),
    ...samples,
    dotLayer(dots),
    textLayer(heads, {font: theme.small, align: "center"}),
  ];
  const uprights = (plotHeight: number) =>
    series.waves.map((_, wave) =>
      pathLayer(
        [
          {x: at(wave), y: -4},
          {x: at(wave), y: plotHeight},
        ],
        {stroke: theme.grid, width: 1},
      ),
    );
  return {height, layers, uprights};
}
