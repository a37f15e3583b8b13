import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type CountedSeries, type GroupedBars, type GroupedItem, groupedBarsOf} from "./grouped-items.ts";
import {type LabelColumn, labelColumn, labelX, noAnswers, textHeight} from "./labels.ts";
import {type Domain, type FigureSpecification, frame, type TextRow, textLayer, uprightLayer} from "./marks.ts";
import {SeriesBars, type SeriesFill, seriesFills} from "./series-fills.ts";
import {setSeriesKey} from "./series-key.ts";
import {firstBaseline, lineHeight, textWidth, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const gap = 8;
const barHeight = 14;
const barSpacing = 2;
const itemSpacing = 11;
const panelSpacing = 16;
const valueOffset = 5;
const nameGap = 9;

/** A bar for each group or wave under each category. The first category's bars are named where there is room, else a key stands above. */
export function groupedBars(
  spec: FigureSpecOf<"grouped-bars">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const data = groupedBarsOf(spec, analysis);
  const items = data.panels.flatMap((panel) => panel.items);
  const labels = labelColumn(
    items.map(({label}) => label),
    theme,
  );
  const left = labels.width + gap;
  const printed = items.flatMap(({bars}) => bars.map((bar) => bar?.printed ?? ""));
  const right = Math.ceil(Math.max(0, ...printed.map((text) => textWidth(text, theme.label)))) + gap;
  const plot = {left, right, width: theme.width - left - right, domain: domainOf(items)};
  const fills = seriesFills(data.series, data.areWaves, theme);
  const drawn = setPanels(data, labels, fills, plot, theme);
  const layers = [
    textLayer(drawn.units, {font: theme.small}),
    ...drawn.keyLayers,
    textLayer(drawn.headings, {font: theme.strong}),
    textLayer(drawn.labels, {font: theme.label, align: labels.align}),
    ...drawn.bars.layers(theme, plot.domain),
    uprightLayer(drawn.baselines, plot.domain, theme.muted),
    textLayer(drawn.values, {font: theme.label, domain: plot.domain, offset: valueOffset}),
    textLayer(drawn.names, {font: theme.small}),
    textLayer(drawn.empties, {font: theme.small, italic: true}),
  ];
  return frame(layers, {left, right, height: drawn.height}, theme);
}

interface PlotPlace {
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly domain: Domain;
}

/** From zero, or from the least where a number is negative. */
function domainOf(items: readonly GroupedItem[]): Domain {
  const values = items.flatMap(({bars}) => bars.map((bar) => bar?.value ?? 0));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  return high > low ? [low, high] : [0, 1];
}

function setPanels(
  {panels, series, unit}: GroupedBars,
  labelsOf: LabelColumn,
  fills: readonly SeriesFill[],
  plot: PlotPlace,
  theme: FigureTheme,
) {
  const headings: TextRow[] = [];
  const labels: TextRow[] = [];
  const bars = new SeriesBars();
  const baselines: {x: number; top: number; bottom: number}[] = [];
  const values: TextRow[] = [];
  const names: TextRow[] = [];
  const empties: TextRow[] = [];
  const unitLines = wrapText(unit, theme.width - 1, theme.small);
  const units = [{x: -plot.left, y: theme.small.size, lines: unitLines, fill: theme.muted}];
  let top = textHeight(unitLines, theme.small) + 6;
  const [firstItem] = panels.flatMap(({items}) => items);
  const areNamed = firstItem !== undefined && haveRoomForNames(firstItem, series, plot, theme);
  const key = areNamed ? null : setSeriesKey(series, fills, {width: theme.width - plot.left, top}, theme);
  top += key === null ? 0 : key.height + 8;
  let index = 0;
  for (const [place, panel] of panels.entries()) {
    if (place > 0) top += panelSpacing;
    if (panel.heading !== null) {
      const lines = wrapText(panel.heading, theme.width - 1, theme.strong);
      headings.push({x: -plot.left, y: top + theme.strong.size, lines, fill: theme.ink});
      top += textHeight(lines, theme.strong) + 4;
    }
    const start = top;
    for (const item of panel.items) {
      const lines = labelsOf.lines[index++] ?? [];
      const own = item.bars.length * (barHeight + barSpacing) - barSpacing;
      const height = Math.max(own, textHeight(lines, theme.label));
      const middle = top + height / 2;
      labels.push({
        x: labelX(labelsOf, -gap),
        y: firstBaseline(middle, lines.length, theme.label),
        lines,
        fill: theme.ink,
      });
      for (const [place, bar] of item.bars.entries()) {
        const barTop = middle - own / 2 + place * (barHeight + barSpacing);
        const y = firstBaseline(barTop + barHeight / 2, 1, theme.label);
        const fill = fills[place];
        if (bar === null || bar.value === null || fill === undefined) {
          empties.push({
            x: valueOffset,
            y,
            lines: [shortened(bar?.reason ?? noAnswers, plot, theme)],
            fill: theme.muted,
          });
          continue;
        }
        bars.add({from: 0, to: bar.value, top: barTop, bottom: barTop + barHeight}, fill);
        values.push({x: Math.max(0, bar.value), y, lines: [bar.printed ?? ""], fill: theme.ink, address: bar.address});
        if (!areNamed || item !== firstItem) continue;
        const x = nameAt(bar.value, bar.printed ?? "", plot, theme);
        names.push({x, y, lines: [series[place]?.label ?? ""], fill: theme.muted});
      }
      top += height + itemSpacing;
    }
    top -= panel.items.length > 0 ? itemSpacing : 0;
    if (panel.items.length === 0) {
      empties.push({x: valueOffset, y: top + theme.small.size, lines: [noAnswers], fill: theme.muted});
      top += lineHeight(theme.small);
    }
    baselines.push({x: 0, top: start - 2, bottom: top + 2});
  }
  return {
    units,
    keyLayers: key?.layers ?? [],
    headings,
    labels,
    bars,
    baselines,
    values,
    names,
    empties,
    height: top + 4,
  };
}

/** The reason on one line: bars leave no room for more. */
function shortened(reason: string, plot: PlotPlace, theme: FigureTheme): string {
  return wrapText(reason, plot.width, theme.small, 1)[0] ?? "";
}

function haveRoomForNames(
  item: GroupedItem,
  series: readonly CountedSeries[],
  plot: PlotPlace,
  theme: FigureTheme,
): boolean {
  return item.bars.every((bar, place) => {
    if (bar === null || bar.value === null) return false;
    const end = nameAt(bar.value, bar.printed ?? "", plot, theme) + textWidth(series[place]?.label ?? "", theme.small);
    return end <= plot.width + plot.right - 1;
  });
}

/** Where a bar's name stands: after its number. */
function nameAt(value: number, printed: string, {domain, width}: PlotPlace, theme: FigureTheme): number {
  const end = ((Math.max(0, value) - domain[0]) / (domain[1] - domain[0])) * width;
  return end + valueOffset + textWidth(printed, theme.label) + nameGap;
}
