import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {readableOn} from "./colours.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type LabelColumn, labelColumn, labelX, noAnswers, textHeight, withBase} from "./labels.ts";
import {legend} from "./legend.ts";
import {
  type BarRow,
  barLayer,
  type Domain,
  edgedLayers,
  type FigureSpecification,
  frame,
  hollowLayer,
  type TextRow,
  textLayer,
} from "./marks.ts";
import {platesUnder} from "./plates.ts";
import {type Category, scaleColours, scaleHatches} from "./scale-colours.ts";
import {type StackedBar, type StackedGroup, stackedGroups} from "./stacked-groups.ts";
import {firstBaseline, lineHeight, textWidth, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const gap = 8;
const barHeight = 22;
const barSpacing = 6;
const groupSpacing = 14;
const whole: Domain = [0, 1];

/** One bar of 100 % for each column of the table, divided by answer, with the scale above. */
export function stackedBars(
  spec: FigureSpecOf<"stacked-bars">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const groups = stackedGroups(spec, analysis);
  const bars = groups.flatMap((group) => group.bars);
  const labels = labelColumn(
    bars.map((bar) => withBase(bar.label, bar.base)),
    theme,
  );
  const unitWidth = textWidth("Procent", theme.small);
  const left = Math.max(labels.width, Math.ceil(unitWidth)) + gap;
  const layout = setGroups(groups, labels, left, theme);
  const layers = [
    textLayer(layout.headings, {font: theme.strong}),
    textLayer(layout.units, {font: theme.small, align: "right"}),
    textLayer(layout.labels, {font: theme.label, align: labels.align}),
    ...edgedLayers(layout.swatches, theme),
    hollowLayer(layout.hollowSwatches, theme.missing.edge),
    textLayer(layout.legends, {font: theme.small}),
    ...edgedLayers(layout.segments, theme, whole),
    hollowLayer(layout.hollow, theme.missing.edge, whole),
    barLayer(layout.plates, whole),
    textLayer(layout.values, {font: theme.label, align: "center", domain: whole}),
    textLayer(layout.empties, {font: theme.small, italic: true}),
  ];
  return frame(layers, {left, right: 1, height: layout.height}, theme);
}

/** Puts legends, headings and bars under one another; a legend only where the answer scale changes. */
function setGroups(groups: readonly StackedGroup[], labelsOf: LabelColumn, left: number, theme: FigureTheme) {
  const plotWidth = theme.width - left - 1;
  const headings: TextRow[] = [];
  const units: TextRow[] = [];
  const labels: TextRow[] = [];
  const swatches: BarRow[] = [];
  const hollowSwatches: BarRow[] = [];
  const legends: TextRow[] = [];
  const segments: BarRow[] = [];
  const hollow: BarRow[] = [];
  const plates: BarRow[] = [];
  const values: TextRow[] = [];
  const empties: TextRow[] = [];
  // Bars stand at even distances unless a label is very long.
  const isTwoLined = labelsOf.lines.some((lines) => lines.length === 2);
  const rowHeight = isTwoLined ? Math.max(barHeight, 2 * lineHeight(theme.label)) : barHeight;
  let top = 0;
  let index = 0;
  for (const [place, group] of groups.entries()) {
    if (top > 0) top += groupSpacing;
    const colours = scaleColours(group.categories, theme);
    const setHeading = (heading: string | null) => {
      if (heading === null) return;
      const lines = wrapText(heading, theme.width - 1, theme.strong);
      headings.push({x: -left, y: top + theme.strong.size, lines, fill: theme.ink});
      top += textHeight(lines, theme.strong) + 4;
    };
    const setLegend = () => {
      if (place === 0) units.push({x: -gap, y: top + theme.small.size, lines: ["Procent"], fill: theme.muted});
      const key = legend(group.categories, colours, plotWidth, top, theme);
      swatches.push(...key.swatches);
      hollowSwatches.push(...key.hollow);
      legends.push(...key.texts);
      top += Math.max(key.height, lineHeight(theme.small)) + 7;
    };
    // A legend of one group stands under its heading; one that the following groups share stands over them all.
    const isShared = scaleOf(groups[place + 1]) === scaleOf(group);
    const isNewScale = scaleOf(groups[place - 1]) !== scaleOf(group);
    if (isNewScale && isShared) setLegend();
    setHeading(group.heading);
    if (isNewScale && !isShared) setLegend();
    setHeading(group.barHeading);
    for (const bar of group.bars) {
      const lines = labelsOf.lines[index++] ?? [];
      const reason = bar.shares === null ? wrapText(bar.reason, plotWidth, theme.small) : [];
      const height = Math.max(rowHeight, textHeight(lines, theme.label), textHeight(reason, theme.small));
      const middle = top + height / 2;
      labels.push({
        x: labelX(labelsOf, -gap),
        y: firstBaseline(middle, lines.length, theme.label),
        lines,
        fill: theme.ink,
      });
      if (reason.length > 0) {
        empties.push({x: 0, y: firstBaseline(middle, reason.length, theme.small), lines: reason, fill: theme.muted});
      }
      const set = setSegments(bar, group.categories, colours, middle, plotWidth, theme);
      segments.push(...set.segments);
      hollow.push(...set.hollow);
      plates.push(...set.plates);
      values.push(...set.values);
      top += height + barSpacing;
    }
    top -= group.bars.length > 0 ? barSpacing : 0;
  }
  if (groups.length === 0) {
    empties.push({x: -left, y: theme.small.size, lines: [noAnswers], fill: theme.muted});
    top = lineHeight(theme.small);
  }
  return {
    headings,
    units,
    labels,
    swatches,
    hollowSwatches,
    legends,
    segments,
    hollow,
    plates,
    values,
    empties,
    height: top + 2,
  };
}

function scaleOf(group: StackedGroup | undefined): string {
  return JSON.stringify(group?.categories);
}

/** The parts of one bar, each with its printed percentage where there is room for it. */
function setSegments(
  bar: StackedBar,
  categories: readonly Category[],
  colours: ReadonlyMap<string, string>,
  middle: number,
  plotWidth: number,
  theme: FigureTheme,
): {readonly segments: BarRow[]; readonly hollow: BarRow[]; readonly plates: BarRow[]; readonly values: TextRow[]} {
  const segments: BarRow[] = [];
  const hollow: BarRow[] = [];
  const plates: BarRow[] = [];
  const values: TextRow[] = [];
  const hatches = scaleHatches(categories, theme);
  let before = 0;
  for (const [index, share] of (bar.shares ?? []).entries()) {
    if (share.count === 0) continue;
    const category = categories[index];
    const fill = colours.get(category?.key ?? "") ?? theme.muted;
    const from = before / share.base;
    before += share.count;
    const to = before / share.base;
    const hatch = hatches.get(category?.key ?? "");
    const segment = {from, to, top: middle - barHeight / 2, bottom: middle + barHeight / 2, fill, hatch};
    (category?.missing === true ? hollow : segments).push(segment);
    const width = textWidth(share.printed, theme.label);
    if (width + 6 > (to - from) * plotWidth) continue;
    plates.push(...platesUnder(segment, width, 1 / plotWidth));
    const y = firstBaseline(middle, 1, theme.label);
    const text = {x: (from + to) / 2, y, lines: [share.printed], fill: readableOn(fill, theme.ink)};
    values.push({...text, address: share.address});
  }
  return {segments, hollow, plates, values};
}
