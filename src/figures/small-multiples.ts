import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult, Column} from "../results/model.ts";
import {type Bar, type BarPart, barParts} from "./bar-panels.ts";
import {requireFit} from "./fitting-kinds.ts";
import {crossedGroups} from "./grouped-items.ts";
import {type LabelColumn, labelColumn, labelX, textHeight, withBase} from "./labels.ts";
import {type BarRow, barLayer, type FigureSpecification, frame, hollowLayer, type TextRow, textLayer} from "./marks.ts";
import {namesOf} from "./mean-series.ts";
import {firstBaseline, textWidth, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const gap = 8;
const barHeight = 14;
const barSpacing = 6;
const panelGap = 18;
const lineSpacing = 16;
const valueOffset = 5;
/** Narrower than this, bars say nothing. */
const narrowestPanel = 92;
const mostAcross = 4;
/** More than other texts have: titles over narrow panels are not to be cut off. */
const mostTitleLines = 14;

interface MultiplesPanel {
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** Panels that stand side by side over the same categories. */
interface PanelLine {
  /** The block, where the panels across are its columns. */
  readonly heading: string | null;
  readonly panels: readonly MultiplesPanel[];
}

/** A panel of bars for each block or column, side by side under their titles, all on one scale. */
export function smallMultiples(
  spec: FigureSpecOf<"small-multiples">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const {parts, blocks, columns, unit} = barParts(spec, analysis);
  const labels = labelColumn(
    parts.flatMap(({bars}) => bars.map(({category}) => category)),
    theme,
  );
  const left = labels.width + gap;
  const room = theme.width - left - 1;
  const most = Math.max(1, Math.min(mostAcross, Math.floor((room + panelGap) / (narrowestPanel + panelGap))));
  const lines = panelLines(parts, blocks.length, columns, most);
  const across = Math.max(1, ...lines.map(({panels}) => panels.length));
  const all = lines.flatMap(({panels}) => panels.flatMap(({bars}) => bars));
  const valueWidth = Math.ceil(Math.max(0, ...all.map(({printed}) => textWidth(printed ?? "", theme.label))));
  const panelWidth = (room - (across - 1) * panelGap) / across;
  const drawn = setLines(
    lines,
    labels,
    {left, panelWidth, barWidth: panelWidth - valueWidth - valueOffset, unit, all},
    theme,
  );
  const layers = [
    textLayer(drawn.units, {font: theme.small}),
    textLayer(drawn.headings, {font: theme.strong}),
    textLayer(drawn.titles, {font: theme.strong}),
    textLayer(drawn.labels, {font: theme.label, align: labels.align}),
    barLayer(drawn.filled),
    hollowLayer(drawn.hollow, theme.missing.edge),
    barLayer(drawn.baselines),
    textLayer(drawn.values, {font: theme.label}),
    textLayer(drawn.empties, {font: theme.small, italic: true}),
  ];
  return frame(layers, {left, right: 1, height: drawn.height}, theme);
}

/** As many panels across as there is room for; other categories, or another block or item of several columns, begin a new line. */
function panelLines(
  parts: readonly BarPart[],
  blockCount: number,
  columns: readonly Column[],
  most: number,
): PanelLine[] {
  const crossed = crossedGroups(columns);
  const names = crossed === null ? namesOf(columns) : columns.map(({label}) => label);
  const isGrid = columns.length > 1 && (blockCount > 1 || crossed !== null);
  const perLine = balanced(crossed?.[0]?.columns.length ?? (isGrid ? columns.length : parts.length), most);
  const lines: {heading: string | null; panels: MultiplesPanel[]; categories: string; under: string}[] = [];
  for (const {block, column, bars, base} of parts) {
    const group = crossed === null ? null : column.group;
    const under = [blockCount > 1 ? block.label : null, group].filter((part) => part !== null).join(": ");
    const title = withBase(columns.length > 1 ? (names[columns.indexOf(column)] ?? "") : (block.label ?? ""), base);
    const categories = JSON.stringify(bars.map(({category}) => category));
    const open = lines.at(-1);
    const joins = open?.categories === categories && open.panels.length < perLine && (!isGrid || open.under === under);
    if (open !== undefined && joins) open.panels.push({title, bars});
    else {
      const isHeaded = isGrid && under !== "" && open?.under !== under;
      lines.push({heading: isHeaded ? under : null, panels: [{title, bars}], categories, under});
    }
  }
  return lines;
}

/** Five panels in lines of at most four are three and two, not four and one. */
function balanced(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / Math.max(1, Math.ceil(count / most))));
}

interface Sizes {
  readonly left: number;
  readonly panelWidth: number;
  readonly barWidth: number;
  readonly unit: string;
  readonly all: readonly Bar[];
}

function setLines(lines: readonly PanelLine[], labelsOf: LabelColumn, sizes: Sizes, theme: FigureTheme) {
  const {left, panelWidth, barWidth, all} = sizes;
  const units: TextRow[] = [];
  const headings: TextRow[] = [];
  const titles: TextRow[] = [];
  const labels: TextRow[] = [];
  const filled: BarRow[] = [];
  const hollow: BarRow[] = [];
  const baselines: BarRow[] = [];
  const values: TextRow[] = [];
  const empties: TextRow[] = [];
  const numbers = all.map(({value}) => value ?? 0);
  const [low, high] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const along = (value: number) => ((value - low) / (high > low ? high - low : 1)) * barWidth;
  const unitLines = wrapText(sizes.unit, theme.width - 1, theme.small);
  units.push({x: -left, y: theme.small.size, lines: unitLines, fill: theme.muted});
  let top = textHeight(unitLines, theme.small) + 6;
  let index = 0;
  for (const [place, line] of lines.entries()) {
    if (place > 0) top += lineSpacing;
    if (line.heading !== null) {
      const heading = wrapText(line.heading, theme.width - 1, theme.strong);
      headings.push({x: -left, y: top + theme.strong.size, lines: heading, fill: theme.ink});
      top += textHeight(heading, theme.strong) + 5;
    }
    const wrapped = line.panels.map(({title}) => wrapText(title, panelWidth, theme.strong, mostTitleLines));
    const titleHeight = Math.max(...wrapped.map((title) => textHeight(title, theme.strong)));
    for (const [across, title] of wrapped.entries()) {
      const y = top + titleHeight - textHeight(title, theme.strong) + theme.strong.size;
      titles.push({x: across * (panelWidth + panelGap), y, lines: title, fill: theme.ink});
    }
    top += titleHeight + 5;
    const start = top;
    const [first] = line.panels;
    for (const row of (first?.bars ?? []).keys()) {
      const lines = labelsOf.lines[index + row] ?? [];
      const height = Math.max(barHeight, textHeight(lines, theme.label));
      const middle = top + height / 2;
      const labelY = firstBaseline(middle, lines.length, theme.label);
      labels.push({x: labelX(labelsOf, -gap), y: labelY, lines, fill: theme.ink});
      const y = firstBaseline(middle, 1, theme.label);
      for (const [across, {bars}] of line.panels.entries()) {
        const bar = bars[row];
        const x = across * (panelWidth + panelGap);
        if (bar === undefined) continue;
        if (bar.value === null) {
          const reason = wrapText(bar.reason, panelWidth - 8, theme.small, 1);
          empties.push({x: x + along(0) + valueOffset, y, lines: reason, fill: theme.muted});
          continue;
        }
        const ends = [along(0), along(bar.value)];
        const fill = bar.missing ? (theme.missing.fills[0] ?? theme.paper) : theme.accent;
        const box = {
          from: x + Math.min(...ends),
          to: x + Math.max(...ends),
          top: middle - barHeight / 2,
          bottom: middle + barHeight / 2,
        };
        (bar.missing ? hollow : filled).push({...box, fill});
        const end = x + Math.max(...ends) + valueOffset;
        values.push({x: end, y, lines: [bar.printed ?? ""], fill: theme.ink, address: bar.address});
      }
      top += height + barSpacing;
    }
    index += line.panels.reduce((sum, {bars}) => sum + bars.length, 0);
    top -= barSpacing;
    for (const across of line.panels.keys()) {
      const x = across * (panelWidth + panelGap) + along(0);
      baselines.push({from: x - 0.5, to: x + 0.5, top: start - 2, bottom: top + 2, fill: theme.muted});
    }
  }
  return {units, headings, titles, labels, filled, hollow, baselines, values, empties, height: top + 4};
}
