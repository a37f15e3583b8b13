import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {misfit, requireFit} from "./fitting-kinds.ts";
import {type LabelColumn, labelColumn, labelX, textHeight} from "./labels.ts";
import {type MarkedPoint, pointLayer, type Segment, type SeriesMark, segmentLayer, seriesMarks} from "./line-marks.ts";
import {type FigureSpecification, frame, type Layer, type TextRow, textLayer} from "./marks.ts";
import {type MeanSeries, meanSeries, type SeriesPanel} from "./mean-series.ts";
import {type NumberScale, numberAxisLayers, numberScale} from "./number-axis.ts";
import {firstBaseline, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {axisHeight} from "./value-axis.ts";

const gap = 14;
const rowHeight = 26;
const panelSpacing = 12;
const sampleWidth = 26;

/** The means of items under one another, each wave or group a line of its own mark and dash. */
export function profile(
  spec: FigureSpecOf<"profile">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const data = meanSeries(spec, analysis);
  if (data.names.length > seriesMarks.length) {
    throw misfit(
      spec,
      analysis,
      `can tell ${seriesMarks.length} lines apart, and "${analysis.key}" has ${data.names.length}`,
    );
  }
  const scale = scaleOf(spec, data);
  const labels = labelColumn(
    data.panels.flatMap(({items}) => items.map(({label}) => label)),
    theme,
  );
  const left = labels.width + gap;
  const right = gap;
  const order = theme.reportColours.seriesOrder(data.names);
  // With more waves or groups in the report than there are marks, the figure counts its own.
  const places = data.names.map((name, own) => (order.length > seriesMarks.length ? own : order.indexOf(name)));
  const key = setKey(data.names, places, theme.width - left - right, theme);
  const rows = setPanels(data.panels, labels, left, theme);
  const layers = [
    ...numberAxisLayers(scale, rows.height, theme),
    ...key.layers,
    textLayer(rows.headings, {font: theme.strong}),
    textLayer(rows.labels, {font: theme.label, align: labels.align}),
    textLayer(rows.empties, {font: theme.small, italic: true}),
    ...places.flatMap((place, series) => lineLayers(rows.points, {series, place}, scale, theme)),
  ];
  return frame(layers, {left, right, top: key.height, bottom: axisHeight(theme), height: rows.height}, theme);
}

/** Round numbers around the means, or the ends that the author gives. */
function scaleOf({from, to}: FigureSpecOf<"profile">, {panels}: MeanSeries): NumberScale {
  const means = panels.flatMap(({items}) => items.flatMap(({values}) => values.flatMap((each) => each?.value ?? [])));
  const low = Math.min(from ?? Number.POSITIVE_INFINITY, ...means);
  const high = Math.max(to ?? Number.NEGATIVE_INFINITY, ...means);
  const isKnown = Number.isFinite(low) && Number.isFinite(high);
  const scale = isKnown ? numberScale(low, high) : numberScale(0, 1);
  const [first, last] = scale.domain;
  return {
    ...scale,
    domain: [low === from ? from : first, high === to ? to : last],
    ticks: scale.ticks.filter((tick) => (low !== from || tick >= from) && (high !== to || tick <= to)),
  };
}

/** A point of a series in a panel; null where it has no mean, so that the line breaks. */
interface SeriesPoints {
  readonly y: number;
  readonly values: readonly (number | null)[];
}

function setPanels(panels: readonly SeriesPanel[], labelsOf: LabelColumn, left: number, theme: FigureTheme) {
  const headings: TextRow[] = [];
  const labels: TextRow[] = [];
  const empties: TextRow[] = [];
  const points: SeriesPoints[][] = [];
  let top = 0;
  let index = 0;
  for (const [place, panel] of panels.entries()) {
    if (place > 0) top += panelSpacing;
    if (panel.heading !== null) {
      const lines = wrapText(panel.heading, theme.width - 1, theme.strong);
      headings.push({x: -left, y: top + theme.strong.size, lines, fill: theme.ink});
      top += textHeight(lines, theme.strong) + 4;
    }
    const ofPanel: SeriesPoints[] = [];
    for (const {values, reason} of panel.items) {
      const lines = labelsOf.lines[index++] ?? [];
      const height = Math.max(rowHeight, textHeight(lines, theme.label) + 6);
      const y = top + height / 2;
      labels.push({x: labelX(labelsOf, -gap), y: firstBaseline(y, lines.length, theme.label), lines, fill: theme.ink});
      ofPanel.push({y, values: values.map((each) => each?.value ?? null)});
      if (values.every((each) => each === null)) {
        empties.push({x: 4, y: firstBaseline(y, 1, theme.small), lines: [reason], fill: theme.muted});
      }
      top += height;
    }
    points.push(ofPanel);
  }
  return {headings, labels, empties, points, height: Math.max(top, rowHeight)};
}

function lineLayers(
  panels: readonly (readonly SeriesPoints[])[],
  {series, place}: {readonly series: number; readonly place: number},
  {domain}: NumberScale,
  theme: FigureTheme,
): (Layer | null)[] {
  const mark = markOf(place);
  const stroke = strokeOf(place, theme);
  const points = panels.flatMap((panel): MarkedPoint[] =>
    panel.flatMap(({y, values}) => {
      const x = values[series] ?? null;
      return x === null ? [] : [{x, y}];
    }),
  );
  const segments = panels.flatMap((panel): Segment[] =>
    panel.slice(1).flatMap(({y: toY, values}, before) => {
      const {y, values: above} = panel[before] ?? {y: 0, values: []};
      const [x, toX] = [above[series] ?? null, values[series] ?? null];
      return x === null || toX === null ? [] : [{x, y, toX, toY}];
    }),
  );
  return [
    segmentLayer(segments, mark.dash, stroke, domain),
    pointLayer(points, mark, {stroke, paper: theme.paper}, domain),
  ];
}

function markOf(series: number): SeriesMark {
  const mark = seriesMarks[series];
  if (mark === undefined) throw new RangeError(`there is no mark for series ${series}`);
  return mark;
}

/** Two colours in turn: the marks are what tells the lines apart. */
function strokeOf(series: number, theme: FigureTheme): string {
  return series % 2 === 0 ? theme.muted : theme.accent;
}

/** Which line is which wave or group; above the plot, so at negative heights. */
function setKey(names: readonly string[], places: readonly number[], width: number, theme: FigureTheme) {
  const placed: {x: number; y: number; lines: string[]}[] = [];
  let x = 0;
  let y = 0;
  let tallest = 0;
  for (const name of names) {
    const lines = wrapText(name, width - sampleWidth - 6, theme.small);
    const itemWidth = sampleWidth + 6 + widestLine(lines, theme.small);
    if (x > 0 && x + itemWidth > width) {
      x = 0;
      y += tallest + 3;
      tallest = 0;
    }
    placed.push({x, y, lines});
    tallest = Math.max(tallest, textHeight(lines, theme.small));
    x += itemWidth + 18;
  }
  const height = y + tallest + 9;
  const texts: TextRow[] = [];
  const samples: (Layer | null)[] = [];
  for (const [series, each] of placed.entries()) {
    const baseline = -height + each.y + theme.small.size;
    const middle = baseline - theme.small.size * 0.33;
    const stroke = strokeOf(places[series] ?? series, theme);
    const mark = markOf(places[series] ?? series);
    texts.push({x: each.x + sampleWidth + 6, y: baseline, lines: each.lines, fill: theme.ink});
    samples.push(
      segmentLayer([{x: each.x, y: middle, toX: each.x + sampleWidth, toY: middle}], mark.dash, stroke),
      pointLayer([{x: each.x + sampleWidth / 2, y: middle}], mark, {stroke, paper: theme.paper}),
    );
  }
  return {layers: [...samples, textLayer(texts, {font: theme.small})], height};
}
