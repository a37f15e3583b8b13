import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {readableOn} from "./colours.ts";
import {type DivergingBar, type DivergingGroup, divergingGroups} from "./diverging-items.ts";
import {type DivergingPlot, divergingPlot, negativeHead, positiveHead} from "./diverging-plot.ts";
import {requireFit} from "./fitting-kinds.ts";
import type {Hatch} from "./hatches.ts";
import {type LabelColumn, labelColumn, labelX, noAnswers, textHeight} from "./labels.ts";
import {legend} from "./legend.ts";
import {
  type BarRow,
  barLayer,
  edgedLayers,
  type FigureSpecification,
  frame,
  hollowLayer,
  type TextRow,
  textLayer,
} from "./marks.ts";
import {platesUnder} from "./plates.ts";
import {scaleColours, scaleHatches} from "./scale-colours.ts";
import {firstBaseline, lineHeight, textWidth, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const gap = 8;
const barHeight = 22;
const barSpacing = 6;
const groupSpacing = 16;

/**
 * Answers about a neutral middle: the neutral answer centred on an upright line, negative answers left of it and positive right, each
 * with its share; how many there are of either in all at the ends; «ved ikke» apart, on the same scale.
 */
export function diverging(
  spec: FigureSpecOf<"diverging">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const groups = divergingGroups(spec, analysis, theme.numbers);
  const labels = labelColumn(
    groups.flatMap(({bars}) => bars.map(({label}) => label)),
    theme,
  );
  const left = Math.max(labels.width, Math.ceil(textWidth("Procent", theme.small))) + gap;
  const plot = divergingPlot(groups, theme.width - left - 1, theme);
  const drawn = setGroups(groups, labels, left, plot, theme);
  const layers = [
    textLayer(drawn.headings, {font: theme.strong}),
    textLayer(drawn.units, {font: theme.small, align: "right"}),
    ...edgedLayers(drawn.swatches, theme),
    textLayer(drawn.legends, {font: theme.small}),
    textLayer(drawn.heads, {font: theme.small, align: "center"}),
    textLayer(drawn.missingHeads, {font: theme.small}),
    textLayer(drawn.labels, {font: theme.label, align: labels.align}),
    barLayer(drawn.middles),
    ...edgedLayers(drawn.segments, theme),
    hollowLayer(drawn.hollow, theme.missing.edge),
    barLayer(drawn.plates),
    textLayer(drawn.values, {font: theme.label, align: "center"}),
    textLayer(drawn.sums, {font: theme.strong, align: "center"}),
    textLayer(drawn.missingValues, {font: theme.label}),
    textLayer(drawn.empties, {font: theme.small, italic: true}),
  ];
  return frame(layers, {left, right: 1, height: drawn.height}, theme);
}

/** The rows of each layer. */
class Drawing {
  readonly headings: TextRow[] = [];
  readonly units: TextRow[] = [];
  readonly swatches: BarRow[] = [];
  readonly legends: TextRow[] = [];
  readonly heads: TextRow[] = [];
  readonly missingHeads: TextRow[] = [];
  readonly labels: TextRow[] = [];
  readonly middles: BarRow[] = [];
  readonly segments: BarRow[] = [];
  readonly hollow: BarRow[] = [];
  readonly plates: BarRow[] = [];
  readonly values: TextRow[] = [];
  readonly sums: TextRow[] = [];
  readonly missingValues: TextRow[] = [];
  readonly empties: TextRow[] = [];
  height = 0;
}

function setGroups(
  groups: readonly DivergingGroup[],
  labelsOf: LabelColumn,
  left: number,
  plot: DivergingPlot,
  theme: FigureTheme,
): Drawing {
  const drawing = new Drawing();
  let top = 0;
  let index = 0;
  for (const [place, group] of groups.entries()) {
    if (place > 0) top += groupSpacing;
    const setHeading = (heading: string | null) => {
      if (heading === null) return;
      const lines = wrapText(heading, theme.width - 1, theme.strong);
      drawing.headings.push({x: -left, y: top + theme.strong.size, lines, fill: theme.ink});
      top += textHeight(lines, theme.strong) + 5;
    };
    const colours = scaleColours(group.scale, theme);
    const isNewScale = scaleOf(groups[place - 1]) !== scaleOf(group);
    const isShared = scaleOf(groups[place + 1]) === scaleOf(group);
    if (isNewScale && isShared) top = setKey(drawing, group, colours, top, place, plot, theme);
    setHeading(group.heading);
    if (isNewScale && !isShared) top = setKey(drawing, group, colours, top, place, plot, theme);
    setHeading(group.barHeading);
    const start = top;
    for (const bar of group.bars) {
      const lines = labelsOf.lines[index++] ?? [];
      const reason = bar.parts === null ? wrapText(bar.reason, plot.width, theme.small) : [];
      const height = Math.max(barHeight, textHeight(lines, theme.label), textHeight(reason, theme.small));
      const middle = top + height / 2;
      const y = firstBaseline(middle, lines.length, theme.label);
      drawing.labels.push({x: labelX(labelsOf, -gap), y, lines, fill: theme.ink});
      if (bar.parts === null) {
        const baseline = firstBaseline(middle, reason.length, theme.small);
        drawing.empties.push({x: 0, y: baseline, lines: reason, fill: theme.muted});
      } else setBar(drawing, bar, {colours, hatches: scaleHatches(group.scale, theme)}, middle, plot, theme);
      top += height + barSpacing;
    }
    top -= group.bars.length > 0 ? barSpacing : 0;
    drawing.middles.push({
      from: plot.zero - 0.5,
      to: plot.zero + 0.5,
      top: start - 3,
      bottom: top + 3,
      fill: theme.ink,
    });
  }
  if (groups.length === 0) {
    drawing.empties.push({x: -left, y: theme.small.size, lines: [noAnswers], fill: theme.muted});
    top = lineHeight(theme.small);
  }
  drawing.height = top + 4;
  return drawing;
}

function scaleOf(group: DivergingGroup | undefined): string {
  return JSON.stringify(group?.scale);
}

/** Which colour is which answer, and what the columns of numbers are. Gives the height where the bars begin. */
function setKey(
  drawing: Drawing,
  {categories, missing}: DivergingGroup,
  colours: ReadonlyMap<string, string>,
  top: number,
  place: number,
  plot: DivergingPlot,
  theme: FigureTheme,
): number {
  if (place === 0) drawing.units.push({x: -gap, y: top + theme.small.size, lines: ["Procent"], fill: theme.muted});
  const key = legend(categories, colours, plot.width, top, theme);
  drawing.swatches.push(...key.swatches);
  drawing.legends.push(...key.texts);
  const heads = [
    {lines: wrapText(negativeHead, plot.sumWidth, theme.small), x: plot.negativeAt, into: drawing.heads},
    {lines: wrapText(positiveHead, plot.sumWidth, theme.small), x: plot.positiveAt, into: drawing.heads},
    ...missing.map((category, index) => {
      const column = plot.missing[index];
      const lines = wrapText(category.label, column?.headWidth ?? 0, theme.small);
      return {lines, x: column?.from ?? 0, into: drawing.missingHeads};
    }),
  ];
  const height = Math.max(...heads.map(({lines}) => textHeight(lines, theme.small)));
  const foot = top + key.height + 8 + height;
  for (const {lines, x, into} of heads) {
    into.push({x, y: foot - textHeight(lines, theme.small) + theme.small.size, lines, fill: theme.muted});
  }
  return foot + 6;
}

/** By what the categories are told apart. */
interface Told {
  readonly colours: ReadonlyMap<string, string>;
  readonly hatches: ReadonlyMap<string, Hatch>;
}

function setBar(
  drawing: Drawing,
  bar: DivergingBar,
  {colours, hatches}: Told,
  middle: number,
  plot: DivergingPlot,
  theme: FigureTheme,
): void {
  const [top, bottom] = [middle - barHeight / 2, middle + barHeight / 2];
  const y = firstBaseline(middle, 1, theme.label);
  let x = plot.zero - (bar.negative.exact + bar.neutral.exact / 2) * plot.perWhole;
  for (const {category, share} of bar.parts ?? []) {
    const width = share.exact * plot.perWhole;
    if (share.count === 0) continue;
    const fill = colours.get(category.key) ?? theme.muted;
    const segment = {from: x, to: x + width, top, bottom, fill, hatch: hatches.get(category.key)};
    const textual = textWidth(share.printed, theme.label);
    drawing.segments.push(segment);
    if (textual + 6 <= width) {
      const value = {x: x + width / 2, y, lines: [share.printed], fill: readableOn(fill, theme.ink)};
      drawing.plates.push(...platesUnder(segment, textual));
      drawing.values.push({...value, address: share.address});
    }
    x += width;
  }
  drawing.sums.push({x: plot.negativeAt, y, lines: [bar.negative.printed], fill: theme.ink});
  drawing.sums.push({x: plot.positiveAt, y, lines: [bar.positive.printed], fill: theme.ink});
  for (const [index, share] of bar.missing.entries()) {
    const from = plot.missing[index]?.from ?? 0;
    const to = from + share.exact * plot.perWhole;
    const fill = theme.missing.fills[index % theme.missing.fills.length] ?? theme.paper;
    if (share.count > 0) drawing.hollow.push({from, to, top: top + 3, bottom: bottom - 3, fill});
    const at = share.count > 0 ? to + 4 : from;
    drawing.missingValues.push({x: at, y, lines: [share.printed], fill: theme.ink, address: share.address});
  }
}
