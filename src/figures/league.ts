import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult, Column, Row} from "../results/model.ts";
import {unitVerdicts} from "../results/unit-verdicts.ts";
import {readableOn} from "./colours.ts";
import {misfit, requireFit} from "./fitting-kinds.ts";
import type {Hatch} from "./hatches.ts";
import {type LabelColumn, labelColumn, labelX, textHeight, withBase} from "./labels.ts";
import {legend} from "./legend.ts";
import {
  type BarRow,
  barLayer,
  type Domain,
  edgedLayers,
  type FigureSpecification,
  frame,
  type TextRow,
  textLayer,
} from "./marks.ts";
import {platesUnder} from "./plates.ts";
import {type Category, scaleColours, scaleHatches} from "./scale-colours.ts";
import {firstBaseline, textWidth} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {isBarMeasure, unitValue} from "./unit-measures.ts";
import {axisHeight, axisLayers, niceTicks, percentScale} from "./value-axis.ts";

const gap = 8;
const barHeight = 17;
const rowHeight = 23;
/** The row of all stands apart. */
const totalGap = 7;
/** Room for a verdict. */
const right = 84;

/** A bar for each unit in the table's order, stacked where there are two measures; what chance does not explain is marked. */
export function league(
  spec: FigureSpecOf<"league">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const {columns, blocks} = analysis.table;
  const rows = blocks.flatMap((block) => block.rows);
  if (!rows.some(({role}) => role === "category")) throw misfit(spec, analysis, "has no units to draw");
  const measures = measuresOf(columns, theme);
  const labels = labelColumn(
    rows.map((row) => labelOf(row, columns)),
    theme,
  );
  const left = Math.max(labels.width, Math.ceil(textWidth(unitWord, theme.small))) + gap;
  const widest = Math.max(
    ...rows.map((row) => measures.reduce((sum, {index}) => sum + (unitValue(row.cells[index]) ?? 0), 0)),
  );
  const isPercent = measures.every(({index}) => columns[index]?.unit === "percent");
  const {domain, ticks} = isPercent ? percentScale(widest) : numberScale(widest);
  const plotWidth = theme.width - left - right;
  const set = setRows(rows, {measures, labels, domain, plotWidth, verdict: indexOf(columns, "verdict")}, theme);
  const key = legendOf(measures, theme.width - left, theme);
  const layers = [
    ...axisLayers(domain, ticks, set.height, theme),
    textLayer(isPercent ? [{x: -gap, y: theme.small.size - key.height, lines: [unitWord], fill: theme.muted}] : [], {
      font: theme.small,
      align: "right",
    }),
    ...edgedLayers(key.swatches, theme),
    textLayer(key.texts, {font: theme.small}),
    ...edgedLayers(set.segments, theme, domain),
    barLayer(set.plates, domain),
    textLayer(set.values, {font: theme.small, align: "center", domain}),
    textLayer(set.names, {font: theme.label, align: labels.align}),
    textLayer(set.verdicts, {font: theme.small}),
  ];
  return frame(layers, {left, right, top: key.height, bottom: axisHeight(theme), height: set.height}, theme);
}

const unitWord = "Procent";

function numberScale(largest: number): {readonly domain: Domain; readonly ticks: readonly number[]} {
  const ticks = niceTicks(0, largest);
  return {domain: [0, ticks.at(-1) ?? 1], ticks};
}

/** A measure as a part of the bars. */
interface BarMeasure {
  readonly category: Category;
  readonly index: number;
  readonly fill: string;
  readonly hatch: Hatch | undefined;
}

/** The measures that the author named; their sum is the whole bar. */
function measuresOf(columns: readonly Column[], theme: FigureTheme): BarMeasure[] {
  const measures = columns.filter(isBarMeasure);
  const categories = measures.map(({key, label}) => ({key, label, missing: false}));
  const colours = scaleColours(categories, theme);
  const hatches = scaleHatches(categories, theme);
  return categories.map((category) => ({
    category,
    index: columns.findIndex(({key}) => key === category.key),
    fill: colours.get(category.key) ?? theme.muted,
    hatch: hatches.get(category.key),
  }));
}

/** What the colours stand for, above the plot: negative heights. */
function legendOf(measures: readonly BarMeasure[], width: number, theme: FigureTheme) {
  const colours = new Map(measures.map(({category, fill}) => [category.key, fill]));
  const categories = measures.map(({category}) => category);
  const {swatches, texts, height} = legend(categories, colours, width, 0, theme);
  const up = height + gap;
  return {
    height: up,
    swatches: swatches.map((bar) => ({...bar, top: bar.top - up, bottom: bar.bottom - up})),
    texts: texts.map((text) => ({...text, y: text.y - up})),
  };
}

interface RowLayout {
  readonly measures: readonly BarMeasure[];
  readonly labels: LabelColumn;
  readonly domain: Domain;
  readonly plotWidth: number;
  /** The place of the verdicts' column. */
  readonly verdict: number;
}

function setRows(rows: readonly Row[], {measures, labels, domain, plotWidth, verdict}: RowLayout, theme: FigureTheme) {
  const segments: BarRow[] = [];
  const plates: BarRow[] = [];
  const values: TextRow[] = [];
  const names: TextRow[] = [];
  const verdicts: TextRow[] = [];
  let top = 0;
  for (const [place, row] of rows.entries()) {
    const lines = labels.lines[place] ?? [];
    if (row.role === "total") top += totalGap;
    const height = Math.max(rowHeight, textHeight(lines, theme.label) + 4);
    const middle = top + height / 2;
    const y = firstBaseline(middle, 1, theme.small);
    names.push({x: labelX(labels, -gap), y: firstBaseline(middle, lines.length, theme.label), lines, fill: theme.ink});
    let from = 0;
    for (const {index, fill, hatch} of measures) {
      const cell = row.cells[index];
      const value = unitValue(cell);
      if (cell === undefined || value === null) continue;
      const to = from + value;
      const segment = {from, to, top: middle - barHeight / 2, bottom: middle + barHeight / 2, fill, hatch};
      segments.push(segment);
      if (fits(cell.printed, to - from, domain, plotWidth, theme)) {
        plates.push(...platesUnder(segment, textWidth(cell.printed, theme.small), (domain[1] - domain[0]) / plotWidth));
        values.push({
          x: (from + to) / 2,
          y,
          lines: [cell.printed],
          fill: readableOn(fill, theme.ink),
          address: cell.address,
        });
      }
      from = to;
    }
    const word = verdictOf(row, verdict);
    if (word !== null) verdicts.push({x: plotWidth + gap, y, lines: [word], fill: theme.ink});
    top += height;
  }
  return {segments, plates, values, names, verdicts, height: top};
}

/** A unit's name and n; that of all is set apart by standing last. */
function labelOf(row: Row, columns: readonly Column[]): string {
  const n = row.cells[indexOf(columns, "n")];
  return withBase(row.label, n?.kind === "count" ? n.count : null);
}

function fits(printed: string, percent: number, domain: Domain, plotWidth: number, theme: FigureTheme): boolean {
  return textWidth(printed, theme.small) + 6 <= (percent / (domain[1] - domain[0])) * plotWidth;
}

/** A verdict other than that the unit is like the rest, with a sign before it: whole where it is far from the rest. */
function verdictOf(row: Row, index: number): string | null {
  const cell = row.cells[index];
  if (row.role !== "category" || cell?.kind !== "text" || cell.printed === unitVerdicts.within) return null;
  const isFar = [unitVerdicts["far-above"], unitVerdicts["far-below"]].includes(cell.printed);
  return `${isFar ? "◆" : "◇"} ${cell.printed}`;
}

function indexOf(columns: readonly Column[], wanted: string): number {
  return columns.findIndex(({key}) => key === wanted);
}
