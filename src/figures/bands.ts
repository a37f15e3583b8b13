import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {type ScoreBands, scoreBandsOf} from "./bands-items.ts";
import {alongRamp} from "./colours.ts";
import {requireFit} from "./fitting-kinds.ts";
import {textHeight} from "./labels.ts";
import {type BarRow, barLayer, type FigureSpecification, frame, type TextRow, textLayer} from "./marks.ts";
import {tickLabels} from "./plot-axes.ts";
import type {Reference} from "./reference.ts";
import {referenceLayers} from "./reference-line.ts";
import {spread} from "./spread.ts";
import {type Font, firstBaseline, lineHeight, textWidth, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {niceTicks, percentScale} from "./value-axis.ts";

const panelHeight = 96;
const panelSpacing = 14;
/** Above the bars of a panel: the share of each band. */
const shareRoom = 22;
const edge = 14;
/** Left of the panels, where bars are too narrow for their numbers. */
const axisWidth = 20;
const narrowestName = 92;
const nameGap = 8;

/** How a score is spread: a bar for each step of it, over its named bands with the share in each, and a line to compare with. */
export function bands(
  spec: FigureSpecOf<"bands">,
  analysis: AnalysisResult,
  theme: FigureTheme,
  reference: Reference | null,
): FigureSpecification {
  requireFit(spec, analysis);
  const data = scoreBandsOf(spec, analysis, theme.numbers);
  const hasNumbers = fitsNumbers(data, theme);
  const left = hasNumbers ? edge : edge + axisWidth;
  const plotWidth = theme.width - left - edge;
  const compared = reference === null ? null : reference.value + data.shift;
  const lowest = Math.min(data.lowest, compared ?? data.lowest);
  const highest = Math.max(data.highest, compared ?? data.highest);
  const x = (value: number) => ((value - lowest) / (highest - lowest)) * plotWidth;
  const drawn = setPanels(data, {x, left, plotWidth, hasNumbers}, theme);
  const line = referenceLayers(
    reference,
    [lowest - data.shift, highest - data.shift],
    {plotWidth, left, right: edge, top: 0, bottom: drawn.height},
    theme,
  );
  const names = setNames(data, x, line.height, plotWidth, theme);
  const unit = setUnit(data, left, line.height + names.height, theme);
  const axis = setAxis(data, x, drawn.height, plotWidth, theme);
  const layers = [
    textLayer(unit.texts, {font: theme.small}),
    textLayer(names.texts, {font: theme.small, align: "center"}),
    barLayer(drawn.shades),
    barLayer(drawn.grid),
    textLayer(drawn.ticks, {font: theme.small, align: "right"}),
    barLayer(drawn.cuts),
    barLayer(drawn.bars),
    barLayer(drawn.baselines),
    ...line.layers,
    barLayer(drawn.plates),
    textLayer(drawn.headings, {font: theme.strong}),
    textLayer(drawn.shares, {font: theme.strong, align: "center"}),
    textLayer(drawn.values, {font: theme.small, align: "center"}),
    textLayer(drawn.empties, {font: theme.small, italic: true}),
    textLayer(axis.texts, {font: theme.small, align: "center"}),
  ];
  const top = unit.height + names.height + line.height;
  return frame(layers, {left, right: edge, top, bottom: axis.height, height: drawn.height}, theme);
}

/** What the numbers are; at negative heights. */
function setUnit({panels}: ScoreBands, left: number, below: number, theme: FigureTheme) {
  const [only] = panels;
  const words = panels.length === 1 && only?.heading ? `Procent ${only.heading}` : "Procent";
  const lines = wrapText(words, theme.width - 1, theme.small);
  const height = textHeight(lines, theme.small) + 8;
  return {texts: [{x: -left, y: -below - height + theme.small.size, lines, fill: theme.muted}], height};
}

/** The bands by name, each over its own, moved aside where they would touch. */
function setNames(
  {bands: all}: ScoreBands,
  x: (value: number) => number,
  below: number,
  plotWidth: number,
  theme: FigureTheme,
) {
  const blocks = all.map(({label, from, below: end}) => {
    const lines = wrapText(label, Math.max(x(end) - x(from) - nameGap, narrowestName), theme.small, 8);
    return {middle: (x(from) + x(end)) / 2, height: widestLine(lines, theme.small) + nameGap, lines};
  });
  const height = Math.max(0, ...blocks.map(({lines}) => textHeight(lines, theme.small)));
  const placed = spread(blocks, {top: -edge, bottom: plotWidth + edge});
  const texts = placed.map(({middle, lines}): TextRow => {
    const y = -below - 5 - textHeight(lines, theme.small) + theme.small.size;
    return {x: middle, y, lines, fill: theme.ink};
  });
  return {texts, height: all.length === 0 ? 0 : height + 7};
}

interface PanelPlace {
  readonly x: (value: number) => number;
  readonly left: number;
  readonly plotWidth: number;
  readonly hasNumbers: boolean;
}

function setPanels(data: ScoreBands, {x, left, plotWidth, hasNumbers}: PanelPlace, theme: FigureTheme) {
  const {panels, bands: all} = data;
  const grid: BarRow[] = [];
  const ticks: TextRow[] = [];
  const shades: BarRow[] = [];
  const cuts: BarRow[] = [];
  const bars: BarRow[] = [];
  const baselines: BarRow[] = [];
  const headings: TextRow[] = [];
  const shares: TextRow[] = [];
  const values: TextRow[] = [];
  const empties: TextRow[] = [];
  // The line to compare with is not to run through numbers and headings.
  const plates: BarRow[] = [];
  const plate = (middle: number, y: number, text: string, font: Font, fill: string): BarRow => {
    const reach = textWidth(text, font) / 2 + 1.5;
    return {
      from: Math.max(-left, middle - reach),
      to: middle + reach,
      top: y - font.size * 0.78,
      bottom: y + font.size * 0.25,
      fill,
    };
  };
  const largest = Math.max(0, ...panels.flatMap(({steps}) => steps.map(({value}) => value)));
  const scale = percentScale(largest);
  const heightOf = (value: number) => (value / scale.domain[1]) * (panelHeight - lineHeight(theme.small));
  let top = 0;
  for (const [place, panel] of panels.entries()) {
    if (place > 0) top += panelSpacing;
    if (panels.length > 1 && panel.heading !== null) {
      const lines = wrapText(panel.heading, theme.width - 1, theme.strong);
      headings.push({x: -left, y: top + theme.strong.size, lines, fill: theme.ink});
      for (const [index, text] of lines.entries()) {
        const y = top + theme.strong.size + index * lineHeight(theme.strong);
        plates.push(plate(textWidth(text, theme.strong) / 2 - left, y, text, theme.strong, theme.paper));
      }
      top += textHeight(lines, theme.strong) + 4;
    }
    const room = all.length === 0 ? 0 : shareRoom;
    const bottom = top + room + panelHeight;
    for (const [index, {from, below}] of all.entries()) {
      const fill = shadeOf(index, theme);
      shades.push({from: x(from), to: x(below), top, bottom, fill});
      const share = panel.inBands[index];
      const y = firstBaseline(top + room / 2, 1, theme.strong);
      if (share !== undefined) {
        const [middle, text] = [(x(from) + x(below)) / 2, `${share}\u00a0%`];
        plates.push(plate(middle, y, text, theme.strong, fill));
        shares.push({x: middle, y, lines: [text], fill: theme.ink});
      }
      if (index > 0) cuts.push({from: x(from) - 0.5, to: x(from) + 0.5, top, bottom, fill: theme.muted});
    }
    for (const tick of hasNumbers ? [] : scale.ticks) {
      const y = bottom - heightOf(tick);
      grid.push({from: 0, to: plotWidth, top: y - 0.5, bottom: y + 0.5, fill: theme.grid});
      ticks.push({x: -5, y: y + theme.small.size * 0.33, lines: [String(tick)], fill: theme.muted});
    }
    for (const {from, below, value, printed, address} of panel.steps) {
      if (value === 0) continue;
      const height = heightOf(value);
      const inset = Math.min(1, (x(below) - x(from)) * 0.1);
      bars.push({from: x(from) + inset, to: x(below) - inset, top: bottom - height, bottom, fill: theme.accent});
      if (!hasNumbers) continue;
      const [middle, y] = [(x(from) + x(below)) / 2, bottom - height - 3];
      const band = all.findIndex((each) => from >= each.from && from < each.below);
      plates.push(plate(middle, y, printed, theme.small, band === -1 ? theme.paper : shadeOf(band, theme)));
      values.push({x: middle, y, lines: [printed], fill: theme.ink, address});
    }
    if (panel.reason !== null) {
      const lines = wrapText(panel.reason, theme.width - 2 * edge, theme.small);
      empties.push({
        x: 4,
        y: firstBaseline(bottom - panelHeight / 2, lines.length, theme.small),
        lines,
        fill: theme.muted,
      });
    }
    baselines.push({
      from: x(data.lowest),
      to: x(data.highest),
      top: bottom - 0.5,
      bottom: bottom + 0.5,
      fill: theme.muted,
    });
    top = bottom;
  }
  return {shades, grid, ticks, cuts, bars, baselines, headings, plates, shares, values, empties, height: top + 1};
}

/** Two shades in turn, so light that all text reads on them. */
function shadeOf(band: number, theme: FigureTheme): string {
  return alongRamp(theme.heat, band % 2 === 0 ? 0.02 : 0.14);
}

/** Whether every bar is wide enough for its number; if not, none has one, and a scale stands at the left. */
function fitsNumbers({panels, lowest, highest}: ScoreBands, theme: FigureTheme): boolean {
  const perUnit = (theme.width - 2 * edge) / (highest - lowest);
  return panels.every(({steps}) =>
    steps.every(({from, below, printed}) => textWidth(printed, theme.small) <= (below - from) * perUnit + 1),
  );
}

/** The scale under the last panel, and what it is of. */
function setAxis(
  {lowest, highest, shift, score}: ScoreBands,
  x: (value: number) => number,
  height: number,
  plotWidth: number,
  theme: FigureTheme,
) {
  const ticks = niceTicks(lowest, highest).filter((tick) => tick >= lowest && tick <= highest - shift);
  const y = height + 5 + theme.small.size;
  const numbers = tickLabels({ticks}).map((label, index): TextRow => {
    return {x: x((ticks[index] ?? 0) + shift), y, lines: [label], fill: theme.muted};
  });
  const name = wrapText(score, plotWidth, theme.small);
  const isNamed = score !== "";
  const below: TextRow[] = isNamed
    ? [{x: plotWidth / 2, y: y + lineHeight(theme.small), lines: name, fill: theme.muted}]
    : [];
  const own = lineHeight(theme.small) + (isNamed ? textHeight(name, theme.small) : 0);
  return {texts: [...numbers, ...below], height: own + 8};
}
