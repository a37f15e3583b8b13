import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {type Bar, barPanels, type Panel} from "./bar-panels.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type LabelColumn, labelColumn, labelX, textHeight} from "./labels.ts";
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
import {firstBaseline, lineHeight, textWidth, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const gap = 8;
const barHeight = 15;
const barSpacing = 6;
const panelSpacing = 14;

/** Horizontal bars: one for each category, a panel for each block or column, all on one scale from zero. */
export function bars(spec: FigureSpecOf<"bars">, analysis: AnalysisResult, theme: FigureTheme): FigureSpecification {
  requireFit(spec, analysis);
  const {panels, unit} = barPanels(spec, analysis);
  const all = panels.flatMap((panel) => panel.bars);
  const labels = labelColumn(
    all.map((bar) => bar.label),
    theme,
  );
  const left = labels.width + gap;
  const valueWidth = Math.max(0, ...all.map((bar) => textWidth(bar.printed ?? "", theme.label)));
  const right = Math.ceil(valueWidth) + gap;
  const plotWidth = theme.width - left - right;
  const domain = valueDomain(all);
  const layout = setPanels(panels, labels, unit, {left, plotWidth}, theme);
  const layers = [
    textLayer(layout.headings, {font: theme.strong}),
    textLayer(layout.units, {font: theme.small}),
    textLayer(layout.labels, {font: theme.label, align: labels.align}),
    barLayer(layout.bars, domain),
    hollowLayer(layout.hollow, theme.missing.edge, domain),
    uprightLayer(layout.baselines, domain, theme.muted),
    textLayer(layout.values, {font: theme.label, domain, offset: 5}),
    textLayer(layout.empties, {font: theme.small, italic: true}),
  ];
  return frame(layers, {left, right, height: layout.height}, theme);
}

/** From zero, or from the least where a number is negative. */
function valueDomain(all: readonly Bar[]): Domain {
  const values = all.map((bar) => bar.value ?? 0);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return high > low ? [low, high] : [0, 1];
}

/** Puts panels and their bars under one another. */
function setPanels(
  panels: readonly Panel[],
  labels: LabelColumn,
  unit: string,
  {left, plotWidth}: {readonly left: number; readonly plotWidth: number},
  theme: FigureTheme,
) {
  const headings: TextRow[] = [];
  const units: TextRow[] = [];
  const rowLabels: TextRow[] = [];
  const rects: BarRow[] = [];
  const hollow: BarRow[] = [];
  const baselines = [];
  const values: TextRow[] = [];
  const empties: TextRow[] = [];
  const unitLines = wrapText(unit, plotWidth, theme.small);
  const hasHeadings = panels.some(({heading}) => heading !== null);
  units.push({x: hasHeadings ? -left : 0, y: theme.small.size, lines: unitLines, fill: theme.muted});
  let top = textHeight(unitLines, theme.small) + 5;
  let index = 0;
  for (const [position, panel] of panels.entries()) {
    if (position > 0) top += panelSpacing;
    if (panel.heading !== null) {
      const lines = wrapText(panel.heading, left + plotWidth, theme.strong);
      headings.push({x: -left, y: top + theme.strong.size, lines, fill: theme.ink});
      top += textHeight(lines, theme.strong) + 4;
    }
    const start = top;
    for (const bar of panel.bars) {
      const lines = labels.lines[index++] ?? [];
      const reason = bar.value === null ? wrapText(bar.reason, plotWidth, theme.small) : [];
      const height = Math.max(
        barHeight,
        lines.length * lineHeight(theme.label),
        reason.length * lineHeight(theme.small),
      );
      const middle = top + height / 2;
      const baseline = firstBaseline(middle, lines.length, theme.label);
      rowLabels.push({x: labelX(labels, -gap), y: baseline, lines, fill: theme.ink});
      if (bar.value === null) {
        const y = firstBaseline(middle, reason.length, theme.small);
        empties.push({x: 5, y, lines: reason, fill: theme.muted});
      } else {
        const fill = bar.missing ? (theme.missing.fills[0] ?? theme.paper) : theme.accent;
        const rect = {from: 0, to: bar.value, top: middle - barHeight / 2, bottom: middle + barHeight / 2, fill};
        (bar.missing ? hollow : rects).push(rect);
        const y = firstBaseline(middle, 1, theme.label);
        values.push({x: Math.max(0, bar.value), y, lines: [bar.printed ?? ""], fill: theme.ink, address: bar.address});
      }
      top += height + barSpacing;
    }
    top -= panel.bars.length > 0 ? barSpacing : 0;
    baselines.push({x: 0, top: start - 2, bottom: top + 2});
  }
  return {headings, units, labels: rowLabels, bars: rects, hollow, baselines, values, empties, height: top + 4};
}
