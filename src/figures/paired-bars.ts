import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type LabelColumn, labelColumn, labelX, noAnswers, textHeight} from "./labels.ts";
import {
  type BarRow,
  barLayer,
  type Domain,
  type FigureSpecification,
  frame,
  hollowLayer,
  type TextRow,
  textLayer,
  uprightLayer,
} from "./marks.ts";
import {type MeanSeries, meanSeries, type SeriesItem} from "./mean-series.ts";
import {firstBaseline, lineHeight, textWidth, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const gap = 8;
const barHeight = 13;
const barSpacing = 2;
const itemSpacing = 10;
const panelSpacing = 16;
const swatch = 11;

/** Each item's means as bars under one another: hollow first, filled last, light with an edge between; stars on the last. */
export function pairedBars(
  spec: FigureSpecOf<"paired-bars">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const data = meanSeries(spec, analysis);
  const items = data.panels.flatMap((panel) => panel.items);
  const labels = labelColumn(
    items.map(({label}) => label),
    theme,
  );
  const left = labels.width + gap;
  const valueWidth = Math.max(0, ...items.flatMap(printedValues).map((text) => textWidth(text, theme.label)));
  const right = Math.ceil(valueWidth) + gap;
  const domain = domainOf(items);
  const layout = setPanels(data, labels, {left, plotWidth: theme.width - left - right}, theme);
  const layers = [
    textLayer(layout.keys, {font: theme.small}),
    barLayer(layout.keyBars.filled),
    hollowLayer(layout.keyBars.edged, theme.accent),
    textLayer(layout.headings, {font: theme.strong}),
    textLayer(layout.labels, {font: theme.label, align: labels.align}),
    barLayer(layout.bars.filled, domain),
    hollowLayer(layout.bars.edged, theme.accent, domain),
    uprightLayer(layout.baselines, domain, theme.muted),
    textLayer(layout.values, {font: theme.label, domain, offset: 5}),
    textLayer(layout.empties, {font: theme.small, italic: true}),
  ];
  return frame(layers, {left, right, height: layout.height}, theme);
}

/** From zero, or from the least where a mean is negative. */
function domainOf(items: readonly SeriesItem[]): Domain {
  const all = items.flatMap(({values}) => values.map((each) => each?.value ?? 0));
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  return high > low ? [low, high] : [0, 1];
}

/** What is printed at the end of each bar: the mean, on the last bar with the stars of the change. */
function printedValues({values, stars}: SeriesItem): string[] {
  return values.map((each, index) => {
    if (each === null) return "";
    return index === values.length - 1 ? each.printed + stars : each.printed;
  });
}

/** Bars that are filled and bars with an edge; the edge tells them apart where colours are grey. */
interface Bars {
  readonly filled: BarRow[];
  readonly edged: BarRow[];
}

function addBar(bars: Bars, bar: Omit<BarRow, "fill">, place: number, series: number, theme: FigureTheme): void {
  if (place === series - 1) bars.filled.push({...bar, fill: theme.accent});
  else bars.edged.push({...bar, fill: place === 0 ? theme.paper : theme.interval});
}

function setPanels(
  {panels, names}: MeanSeries,
  labelsOf: LabelColumn,
  {left, plotWidth}: {readonly left: number; readonly plotWidth: number},
  theme: FigureTheme,
) {
  const key = setKey(names, plotWidth, theme);
  const headings: TextRow[] = [];
  const labels: TextRow[] = [];
  const bars: Bars = {filled: [], edged: []};
  const baselines: {x: number; top: number; bottom: number}[] = [];
  const values: TextRow[] = [];
  const empties: TextRow[] = [];
  let top = key.height + 8;
  let index = 0;
  for (const [place, panel] of panels.entries()) {
    if (place > 0) top += panelSpacing;
    if (panel.heading !== null) {
      const lines = wrapText(panel.heading, left + plotWidth, theme.strong);
      headings.push({x: -left, y: top + theme.strong.size, lines, fill: theme.ink});
      top += textHeight(lines, theme.strong) + 4;
    }
    const start = top;
    for (const item of panel.items) {
      const lines = labelsOf.lines[index++] ?? [];
      const isEmpty = item.values.every((each) => each === null);
      const reason = isEmpty ? wrapText(item.reason, plotWidth, theme.small) : [];
      const ownHeight = isEmpty
        ? textHeight(reason, theme.small)
        : item.values.length * (barHeight + barSpacing) - barSpacing;
      const height = Math.max(ownHeight, textHeight(lines, theme.label));
      const middle = top + height / 2;
      labels.push({
        x: labelX(labelsOf, -gap),
        y: firstBaseline(middle, lines.length, theme.label),
        lines,
        fill: theme.ink,
      });
      if (isEmpty) {
        empties.push({x: 5, y: firstBaseline(middle, reason.length, theme.small), lines: reason, fill: theme.muted});
      }
      const printed = printedValues(item);
      for (const [series, each] of item.values.entries()) {
        if (each === null) continue;
        const barTop = middle - ownHeight / 2 + series * (barHeight + barSpacing);
        addBar(bars, {from: 0, to: each.value, top: barTop, bottom: barTop + barHeight}, series, names.length, theme);
        const y = firstBaseline(barTop + barHeight / 2, 1, theme.label);
        values.push({x: Math.max(0, each.value), y, lines: [printed[series] ?? ""], fill: theme.ink});
      }
      top += height + itemSpacing;
    }
    top -= panel.items.length > 0 ? itemSpacing : 0;
    if (panel.items.length === 0) {
      empties.push({x: 5, y: top + theme.small.size, lines: [noAnswers], fill: theme.muted});
      top += lineHeight(theme.small);
    }
    baselines.push({x: 0, top: start - 2, bottom: top + 2});
  }
  return {keys: key.texts, keyBars: key.bars, headings, labels, bars, baselines, values, empties, height: top + 4};
}

/** Which bar is which wave, in reading order, over as many lines as they need. */
function setKey(names: readonly string[], width: number, theme: FigureTheme) {
  const texts: TextRow[] = [];
  const bars: Bars = {filled: [], edged: []};
  let x = 0;
  let y = 0;
  for (const [place, name] of names.entries()) {
    const lines = wrapText(name, width - swatch - 5, theme.small);
    const itemWidth = swatch + 5 + widestLine(lines, theme.small);
    if (x > 0 && x + itemWidth > width) {
      x = 0;
      y += lineHeight(theme.small) + 3;
    }
    const baseline = y + theme.small.size;
    const middle = baseline - theme.small.size * 0.33;
    const square = {from: x, to: x + swatch, top: middle - swatch / 2, bottom: middle + swatch / 2};
    addBar(bars, square, place, names.length, theme);
    texts.push({x: x + swatch + 5, y: baseline, lines, fill: theme.ink});
    x += itemWidth + 18;
  }
  return {texts, bars, height: y + lineHeight(theme.small)};
}
