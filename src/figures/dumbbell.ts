import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {type DumbbellItem, type Dumbbells, dumbbells} from "./dumbbell-items.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type LabelColumn, labelColumn, labelX, textHeight} from "./labels.ts";
import {
  type BarRow,
  barLayer,
  type DotRow,
  dotLayer,
  type FigureSpecification,
  frame,
  type TextRow,
  textLayer,
} from "./marks.ts";
import {firstBaseline, textWidth, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {axisHeight, axisLayers, percentScale} from "./value-axis.ts";

const gap = 8;
/** Beside the name of each wave above the plot, for its dot and the space to the next. */
const keyGap = 34;
const rowHeight = 22;
const rowSpacing = 6;
/** From the middle of a dot to its number. */
const valueOffset = 9;

/** Each item's share with certain answers at two waves: hollow dot first, filled dot last, a line between. */
export function dumbbell(
  spec: FigureSpecOf<"dumbbell">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const data = dumbbells(spec, analysis, theme.numbers);
  const shares = data.items.flatMap(({first, last}) => [first, last]).filter((share) => share !== null);
  const {domain, ticks} = percentScale(Math.max(0, ...shares.map(({value}) => value)));
  const valueWidth = Math.max(0, ...shares.map(({printed}) => textWidth(printed, theme.strong)));
  const margin = Math.ceil(valueWidth) + valueOffset + 3;
  const labels = labelColumn(
    data.items.map(({label}) => label),
    theme,
  );
  const left = labels.width + gap + margin;
  const head = setHead(data, left, -margin - gap, theme);
  const rows = setItems(data.items, labels, margin, theme.width - left - margin, theme);
  const layers = [
    ...axisLayers(domain, ticks, rows.height, theme),
    textLayer(head.texts, {font: theme.small}),
    textLayer(head.units, {font: theme.small, align: "right"}),
    dotLayer(head.dots),
    textLayer(rows.labels, {font: theme.label, align: labels.align}),
    barLayer(rows.lines, domain),
    dotLayer(rows.firstDots, domain),
    dotLayer(rows.lastDots, domain),
    textLayer(rows.lower, {font: theme.label, align: "right", domain, offset: -valueOffset}),
    textLayer(rows.upper, {font: theme.label, domain, offset: valueOffset}),
    textLayer(rows.empties, {font: theme.small, italic: true}),
  ];
  return frame(layers, {left, right: margin, top: head.height, bottom: axisHeight(theme), height: rows.height}, theme);
}

/** What is shown, and which dot is which wave; above the plot, so at negative heights. */
function setHead({answers, firstWave, lastWave}: Dumbbells, left: number, labelEnd: number, theme: FigureTheme) {
  const quoted = answers.map((answer) => `»${answer}«`);
  const listed = [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter((part) => part !== "").join(" eller ");
  const intro = listed === "" ? [] : wrapText(`Procent med svaret ${listed}`, theme.width - 1, theme.small);
  const half = (theme.width - left) / 2 - keyGap;
  const firstLines = wrapText(firstWave, half, theme.small);
  const lastLines = wrapText(lastWave, half, theme.small);
  const keyHeight = Math.max(textHeight(firstLines, theme.small), textHeight(lastLines, theme.small));
  const height = textHeight(intro, theme.small) + keyHeight + (intro.length > 0 ? 12 : 8);
  const baseline = -8 - keyHeight + theme.small.size;
  const middle = baseline - theme.small.size * 0.33;
  const secondDot = 17 + Math.ceil(widestLine(firstLines, theme.small)) + 20;
  const texts: TextRow[] = [
    {x: 17, y: baseline, lines: firstLines, fill: theme.ink},
    {x: secondDot + 12, y: baseline, lines: lastLines, fill: theme.ink},
  ];
  if (intro.length > 0) texts.push({x: -left, y: -height + theme.small.size, lines: intro, fill: theme.muted});
  const units = intro.length > 0 ? [] : [{x: labelEnd, y: baseline, lines: ["Procent"], fill: theme.muted}];
  const dots: DotRow[] = [
    {x: 5, y: middle, fill: theme.paper, stroke: theme.accent},
    {x: secondDot, y: middle, fill: theme.accent, stroke: theme.accent},
  ];
  return {height, texts, units, dots};
}

function setItems(
  items: readonly DumbbellItem[],
  labelsOf: LabelColumn,
  margin: number,
  plotWidth: number,
  theme: FigureTheme,
) {
  const labels: TextRow[] = [];
  const lines: BarRow[] = [];
  const firstDots: DotRow[] = [];
  const lastDots: DotRow[] = [];
  const lower: TextRow[] = [];
  const upper: TextRow[] = [];
  const empties: TextRow[] = [];
  let top = rowSpacing / 2;
  for (const [index, {first, last, reason}] of items.entries()) {
    const label = labelsOf.lines[index] ?? [];
    const reasonLines = first === null && last === null ? wrapText(reason, plotWidth, theme.small) : [];
    const height = Math.max(rowHeight, textHeight(label, theme.label), textHeight(reasonLines, theme.small));
    const middle = top + height / 2;
    const baseline = firstBaseline(middle, 1, theme.label);
    labels.push({
      x: labelX(labelsOf, -margin - gap),
      y: firstBaseline(middle, label.length, theme.label),
      lines: label,
      fill: theme.ink,
    });
    if (first !== null) firstDots.push({x: first.value, y: middle, fill: theme.paper, stroke: theme.accent});
    if (last !== null) lastDots.push({x: last.value, y: middle, fill: theme.accent, stroke: theme.accent});
    if (first !== null && last !== null) {
      const [from, to] = [Math.min(first.value, last.value), Math.max(first.value, last.value)];
      lines.push({from, to, top: middle - 1, bottom: middle + 1, fill: theme.accent});
    }
    const isFalling = first !== null && last !== null && last.value < first.value;
    const [low, high] = isFalling ? [last, first] : [first, last];
    if (low !== null)
      lower.push({x: low.value, y: baseline, lines: [low.printed], fill: theme.ink, address: low.address});
    if (high !== null)
      upper.push({x: high.value, y: baseline, lines: [high.printed], fill: theme.ink, address: high.address});
    if (reasonLines.length > 0) {
      const y = firstBaseline(middle, reasonLines.length, theme.small);
      empties.push({x: 0, y, lines: reasonLines, fill: theme.muted});
    }
    top += height + rowSpacing;
  }
  return {labels, lines, firstDots, lastDots, lower, upper, empties, height: top - rowSpacing / 2};
}
