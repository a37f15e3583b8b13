import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type LabelColumn, labelColumn, labelX, noAnswers, textHeight} from "./labels.ts";
import {type Domain, type FigureSpecification, frame, type TextRow, textLayer, uprightLayer} from "./marks.ts";
import {type MeanSeries, meanSeries, type SeriesItem} from "./mean-series.ts";
import {SeriesBars, seriesFills} from "./series-fills.ts";
import {setSeriesKey} from "./series-key.ts";
import {firstBaseline, lineHeight, textWidth, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const gap = 8;
const barHeight = 13;
const barSpacing = 2;
const itemSpacing = 10;
const panelSpacing = 16;

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
    ...layout.keyLayers,
    textLayer(layout.headings, {font: theme.strong}),
    textLayer(layout.labels, {font: theme.label, align: labels.align}),
    ...layout.bars.layers(theme, domain),
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

function setPanels(
  {panels, names, areWaves}: MeanSeries,
  labelsOf: LabelColumn,
  {left, plotWidth}: {readonly left: number; readonly plotWidth: number},
  theme: FigureTheme,
) {
  const series = names.map((name) => ({name, label: name, isTotal: false}));
  const fills = seriesFills(series, areWaves, theme);
  const key = setSeriesKey(series, fills, {width: plotWidth, top: 0}, theme);
  const headings: TextRow[] = [];
  const labels: TextRow[] = [];
  const bars = new SeriesBars();
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
      for (const [own, each] of item.values.entries()) {
        const fill = fills[own];
        if (each === null || fill === undefined) continue;
        const barTop = middle - ownHeight / 2 + own * (barHeight + barSpacing);
        bars.add({from: 0, to: each.value, top: barTop, bottom: barTop + barHeight}, fill);
        const y = firstBaseline(barTop + barHeight / 2, 1, theme.label);
        values.push({
          x: Math.max(0, each.value),
          y,
          lines: [printed[own] ?? ""],
          fill: theme.ink,
          address: each.address,
        });
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
  return {keyLayers: key.layers, headings, labels, bars, baselines, values, empties, height: top + 4};
}
