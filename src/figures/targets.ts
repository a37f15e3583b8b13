import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type LabelColumn, labelColumn, labelX, textHeight} from "./labels.ts";
import {
  type BarRow,
  barLayer,
  type DotRow,
  dotLayer,
  edgedLayers,
  type FigureSpecification,
  frame,
  type TextRow,
  textLayer,
  uprightLayer,
} from "./marks.ts";
import {type TargetItem, type Targets, targetItems} from "./target-items.ts";
import {firstBaseline, textWidth, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {axisHeight, axisLayers, percentScale} from "./value-axis.ts";

const gap = 12;
const rowHeight = 40;
const intervalHeight = 8;
const tickReach = 10;
const tickWidth = 2.5;
const sampleWidth = 30;

/** Outcomes against their goals: a dot for the share, a bar for its confidence interval, a tick for the goal. */
export function targets(
  spec: FigureSpecOf<"targets">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const data = targetItems(analysis);
  const {domain, ticks} = percentScale(
    Math.max(
      0,
      ...data.items.flatMap(({share, interval, target}) =>
        [share?.value, interval?.high, target?.value].map((value) => value ?? 0),
      ),
    ),
  );
  const labels = labelColumn(
    data.items.map(({label}) => label),
    theme,
  );
  const left = labels.width + gap;
  const notes = data.items.map(valueNote);
  const right = Math.ceil(Math.max(0, ...notes.map((note) => textWidth(note, theme.label)))) + gap + 2;
  const plotWidth = theme.width - left - right;
  const head = setHead(data, left, theme);
  const rows = setItems(data.items, labels, plotWidth, theme);
  const layers = [
    ...axisLayers(domain, ticks, rows.height, theme),
    textLayer(head.units, {font: theme.small, align: "right"}),
    textLayer(head.keys, {font: theme.small}),
    ...edgedLayers(head.bars, theme),
    barLayer(head.ticks),
    dotLayer(head.dots),
    textLayer(rows.labels, {font: theme.label, align: labels.align}),
    ...edgedLayers(rows.intervals, theme, domain),
    uprightLayer(rows.ticks, domain, theme.ink, tickWidth),
    dotLayer(rows.dots, domain),
    textLayer(rows.goals, {font: theme.small, align: "center", domain}),
    textLayer(rows.notes, {font: theme.label}),
    textLayer(rows.empties, {font: theme.small, italic: true}),
  ];
  return frame(layers, {left, right, top: head.height, bottom: axisHeight(theme), height: rows.height}, theme);
}

/** `9 (4-17)`: the share and its interval as printed in the table. */
function valueNote({share, interval}: TargetItem): string {
  if (share === null) return "";
  return interval === null ? share.printed : `${share.printed} (${interval.printed})`;
}

/** What dot, bar and tick are; above the plot, so at negative heights. */
function setHead({intervalLabel, targetLabel}: Targets, left: number, theme: FigureTheme) {
  const shareText = intervalLabel === null ? "Andel" : `Andel med ${intervalLabel}`;
  const tickAt = sampleWidth + 6 + Math.ceil(textWidth(shareText, theme.small)) + 20;
  const goalText = wrapText(targetLabel ?? "", theme.width - left - tickAt - 9, theme.small);
  const height = textHeight(goalText, theme.small) + 8;
  const y = -height + theme.small.size;
  const middle = y - theme.small.size * 0.33;
  const reach = intervalHeight / 2;
  const keys: TextRow[] = [{x: sampleWidth + 6, y, lines: [shareText], fill: theme.ink}];
  const bars: BarRow[] = [
    {from: 0, to: sampleWidth, top: middle - reach, bottom: middle + reach, fill: theme.interval},
  ];
  const keyTicks: BarRow[] = [];
  if (targetLabel !== null) {
    keys.push({x: tickAt + 8, y, lines: goalText, fill: theme.ink});
    keyTicks.push({from: tickAt, to: tickAt + tickWidth, top: middle - 7, bottom: middle + 7, fill: theme.ink});
  }
  const dots: DotRow[] = [{x: sampleWidth / 2, y: middle, fill: theme.accent, stroke: theme.accent}];
  const units: TextRow[] = [{x: -gap, y, lines: ["Procent"], fill: theme.muted}];
  return {height, keys, bars, ticks: keyTicks, dots, units};
}

function setItems(items: readonly TargetItem[], labelsOf: LabelColumn, plotWidth: number, theme: FigureTheme) {
  const labels: TextRow[] = [];
  const intervals: BarRow[] = [];
  const ticks: {x: number; top: number; bottom: number}[] = [];
  const dots: DotRow[] = [];
  const goals: TextRow[] = [];
  const notes: TextRow[] = [];
  const empties: TextRow[] = [];
  let top = 0;
  for (const [index, item] of items.entries()) {
    const label = labelsOf.lines[index] ?? [];
    const reason = item.share === null ? wrapText(item.reason, plotWidth - 8, theme.small) : [];
    const height = Math.max(rowHeight, textHeight(label, theme.label) + 8, textHeight(reason, theme.small) + 8);
    // The goal's number stands above its tick, so the middle of the row is a little low.
    const middle = top + height / 2 + 5;
    labels.push({
      x: labelX(labelsOf, -gap),
      y: firstBaseline(middle, label.length, theme.label),
      lines: label,
      fill: theme.ink,
    });
    if (item.interval !== null) {
      intervals.push({
        from: item.interval.low,
        to: item.interval.high,
        top: middle - intervalHeight / 2,
        bottom: middle + intervalHeight / 2,
        fill: theme.interval,
      });
    }
    if (item.share !== null) {
      dots.push({x: item.share.value, y: middle, fill: theme.accent, stroke: theme.accent});
      notes.push({
        x: plotWidth + gap,
        y: firstBaseline(middle, 1, theme.label),
        lines: [valueNote(item)],
        fill: theme.ink,
        address: item.share.address,
      });
    } else {
      empties.push({x: 4, y: firstBaseline(middle, reason.length, theme.small), lines: reason, fill: theme.muted});
    }
    if (item.target !== null) {
      ticks.push({x: item.target.value, top: middle - tickReach, bottom: middle + tickReach});
      const {value: x, printed, address} = item.target;
      goals.push({x, y: middle - tickReach - 3, lines: [printed], fill: theme.ink, address});
    }
    top += height;
  }
  return {labels, intervals, ticks, dots, goals, notes, empties, height: top};
}
