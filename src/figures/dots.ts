import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {type DotItem, type DotPanel, type Dots, dotsOf} from "./dots-items.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type LabelColumn, labelColumn, labelX, noAnswers, textHeight} from "./labels.ts";
import {
  type BarRow,
  barLayer,
  type DotRow,
  dotLayer,
  edgedLayers,
  type FigureSpecification,
  frame,
  type Layer,
  type TextRow,
  textLayer,
  uprightLayer,
} from "./marks.ts";
import {numberAxisLayers, numberScale} from "./number-axis.ts";
import type {Reference} from "./reference.ts";
import {referenceLayers} from "./reference-line.ts";
import {firstBaseline, lineHeight, textWidth, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {axisHeight, axisLayers, percentScale} from "./value-axis.ts";

const gap = 12;
const rowHeight = 26;
const panelSpacing = 10;
const intervalHeight = 8;
const sampleWidth = 30;

/** A dot for each share or number, on a bar for its interval; all numbers in a column to the right; a dashed line to compare with. */
export function dots(
  spec: FigureSpecOf<"dots">,
  analysis: AnalysisResult,
  theme: FigureTheme,
  reference: Reference | null,
): FigureSpecification {
  requireFit(spec, analysis);
  const data = dotsOf(spec, analysis);
  const items = data.panels.flatMap((panel) => panel.items);
  const labels = labelColumn(
    items.map(({label}) => label),
    theme,
  );
  const left = labels.width + gap;
  const notes = items.map(valueNote);
  const right = Math.ceil(Math.max(0, ...notes.map((note) => textWidth(note, theme.label)))) + gap + 2;
  const plotWidth = theme.width - left - right;
  const rows = setPanels(data.panels, labels, {left, plotWidth}, theme);
  const scale = scaleOf(data, reference);
  const line = referenceLayers(reference, scale.domain, {plotWidth, left, right, top: 0, bottom: rows.height}, theme);
  const head = setHead(data, left, line.height, theme);
  const {domain} = scale;
  const spansZero = domain[0] < 0 && domain[1] > 0;
  const layers = [
    ...(data.isPercent
      ? axisLayers(domain, scale.ticks, rows.height, theme)
      : numberAxisLayers(scale, rows.height, theme)),
    uprightLayer(spansZero ? [{x: 0, top: 0, bottom: rows.height}] : [], domain, theme.muted),
    ...head.layers,
    ...line.layers,
    barLayer(rows.backings),
    textLayer(rows.headings, {font: theme.strong}),
    textLayer(rows.labels, {font: theme.label, align: labels.align}),
    ...edgedLayers(rows.intervals, theme, domain),
    dotLayer(rows.dots, domain),
    textLayer(rows.notes, {font: theme.label}),
    textLayer(rows.empties, {font: theme.small, italic: true}),
  ];
  return frame(layers, {left, right, top: head.height, bottom: axisHeight(theme), height: rows.height}, theme);
}

/** `9 (4-17)`: the number and its interval as printed in the table. */
function valueNote({printed, interval}: DotItem): string {
  return interval === null ? printed : `${printed} (${interval.printed})`;
}

function scaleOf({panels, isPercent}: Dots, reference: Reference | null) {
  const values = panels.flatMap(({items}) =>
    items.flatMap(({value, interval}) =>
      [value, interval?.low, interval?.high].filter((each) => typeof each === "number"),
    ),
  );
  const all = [...values, ...(reference === null ? [] : [reference.value])];
  if (isPercent) return {...percentScale(Math.max(0, ...all)), decimals: 0};
  if (all.length === 0) return numberScale(0, 1);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return low === high ? numberScale(Math.min(0, low), Math.max(0, high)) : numberScale(low, high);
}

/** What dot and bar are; above the plot, so at negative heights. */
function setHead({measure, level}: Dots, left: number, below: number, theme: FigureTheme) {
  const words = level === null ? measure : `${measure} med ${Math.round(100 * level)} pct.-sikkerhedsinterval`;
  const lines = wrapText(words, theme.width - sampleWidth - 8, theme.small);
  const height = textHeight(lines, theme.small) + 10 + below;
  const y = -height + theme.small.size;
  const middle = y - theme.small.size * 0.33;
  const reach = intervalHeight / 2;
  const bar: BarRow = {
    from: -left,
    to: -left + sampleWidth,
    top: middle - reach,
    bottom: middle + reach,
    fill: theme.interval,
  };
  const dot: DotRow = {x: -left + sampleWidth / 2, y: middle, fill: theme.accent, stroke: theme.accent};
  const layers: (Layer | null)[] = [
    ...edgedLayers(level === null ? [] : [bar], theme),
    dotLayer([dot]),
    textLayer([{x: -left + sampleWidth + 7, y, lines, fill: theme.ink}], {font: theme.small}),
  ];
  return {height, layers};
}

function setPanels(
  panels: readonly DotPanel[],
  labelsOf: LabelColumn,
  {left, plotWidth}: {readonly left: number; readonly plotWidth: number},
  theme: FigureTheme,
) {
  const headings: TextRow[] = [];
  // Headings run over the grid, which is not to run through them.
  const backings: BarRow[] = [];
  const labels: TextRow[] = [];
  const intervals: BarRow[] = [];
  const drawn: DotRow[] = [];
  const notes: TextRow[] = [];
  const empties: TextRow[] = [];
  let top = 0;
  let index = 0;
  for (const [place, panel] of panels.entries()) {
    if (place > 0) top += panelSpacing;
    if (panel.heading !== null) {
      const lines = wrapText(panel.heading, left + plotWidth, theme.strong);
      headings.push({x: -left, y: top + theme.strong.size, lines, fill: theme.ink});
      const to = -left + widestLine(lines, theme.strong) + 5;
      backings.push({from: -left, to, top, bottom: top + textHeight(lines, theme.strong) + 1, fill: theme.paper});
      top += textHeight(lines, theme.strong) + 3;
    }
    for (const item of panel.items) {
      const label = labelsOf.lines[index++] ?? [];
      const reason = item.value === null ? wrapText(item.reason, plotWidth - 8, theme.small) : [];
      const height = Math.max(rowHeight, textHeight(label, theme.label) + 8, textHeight(reason, theme.small) + 6);
      const middle = top + height / 2;
      const labelY = firstBaseline(middle, label.length, theme.label);
      labels.push({x: labelX(labelsOf, -gap), y: labelY, lines: label, fill: theme.ink});
      if (item.interval !== null) {
        const {low, high} = item.interval;
        const reach = intervalHeight / 2;
        intervals.push({from: low, to: high, top: middle - reach, bottom: middle + reach, fill: theme.interval});
      }
      if (item.value !== null) {
        drawn.push({x: item.value, y: middle, fill: theme.accent, stroke: theme.accent});
        const y = firstBaseline(middle, 1, theme.label);
        notes.push({x: plotWidth + gap, y, lines: [valueNote(item)], fill: theme.ink, address: item.address});
      } else {
        const y = firstBaseline(middle, reason.length, theme.small);
        empties.push({x: 4, y, lines: reason, fill: theme.muted});
      }
      top += height;
    }
  }
  if (index === 0) {
    empties.push({x: 4, y: rowHeight / 2, lines: [noAnswers], fill: theme.muted});
    top = Math.max(top, lineHeight(theme.small) + 10);
  }
  return {headings, backings, labels, intervals, dots: drawn, notes, empties, height: Math.max(top, rowHeight)};
}
