import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
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
import {firstBaseline, textWidth, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {type Tornado, type TornadoItem, tornadoItems} from "./tornado-items.ts";

const gap = 8;
const barHeight = 16;
const rowSpacing = 10;
const valueOffset = 5;
const swatch = 16;

/**
 * How far the net moves with each number of a budget model, the widest first: a hollow bar to the net at the number's low value and a
 * filled bar to the net at its high value, from the line of the net when nothing is changed.
 */
export function tornado(
  spec: FigureSpecOf<"tornado">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const data = tornadoItems(spec, analysis);
  const domain = domainOf(data);
  const labels = labelColumn(
    data.items.map(({label, range}) => `${label}: ${range}`),
    theme,
  );
  const nets = data.items.flatMap(({atLow, atHigh}) => [atLow.printed, atHigh.printed]);
  const margin = Math.ceil(Math.max(0, ...nets.map((net) => textWidth(net, theme.label)))) + valueOffset + 3;
  const left = labels.width + gap + margin;
  const head = setHead(data, left, theme);
  const rows = setItems(data.items, labels, margin, data.base.value, theme);
  const zero = domain[0] < 0 && domain[1] > 0 ? [{x: 0, top: -2, bottom: rows.height}] : [];
  const layers = [
    uprightLayer(zero, domain, theme.grid, 2),
    textLayer(
      zero.map(({x, bottom}) => ({x, y: bottom + theme.small.size + 1, lines: ["0"], fill: theme.muted})),
      {font: theme.small, align: "center", domain},
    ),
    textLayer(head.texts, {font: theme.small}),
    hollowLayer(head.hollow, theme.accent),
    barLayer(head.filled),
    textLayer(rows.labels, {font: theme.label, align: labels.align}),
    hollowLayer(rows.hollow, theme.accent, domain),
    barLayer(rows.filled, domain),
    uprightLayer([{x: data.base.value, top: -2, bottom: rows.height}], domain, theme.ink, 1.5),
    textLayer(rows.lower, {font: theme.label, align: "right", domain, offset: -valueOffset}),
    textLayer(rows.upper, {font: theme.label, domain, offset: valueOffset}),
  ];
  const bottom = zero.length > 0 ? theme.small.size + 6 : 4;
  return frame(layers, {left, right: margin, top: head.height, bottom, height: rows.height}, theme);
}

/** From the least net to the largest; never empty. */
function domainOf({items, base}: Tornado): Domain {
  const values = [base.value, ...items.flatMap(({atLow, atHigh}) => [atLow.value, atHigh.value])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high > low ? [low, high] : [low - 1, high + 1];
}

/** What is shown, and which bar is which; above the plot, so at negative heights. */
function setHead({base, unit}: Tornado, left: number, theme: FigureTheme) {
  const intro = wrapText(
    `${unit}. Lodret streg: ${lowerFirst(base.label)}, ${base.printed}`,
    theme.width - 1,
    theme.small,
  );
  const height = textHeight(intro, theme.small) + theme.small.size + 16;
  const baseline = -height + textHeight(intro, theme.small) + theme.small.size + 4;
  const second = swatch + 6 + Math.ceil(textWidth(lowWords, theme.small)) + 24;
  const box = (x: number, fill: string): BarRow => ({
    from: x - left,
    to: x - left + swatch,
    top: baseline - theme.small.size + 2,
    bottom: baseline + 1,
    fill,
  });
  const texts: TextRow[] = [
    {x: -left, y: -height + theme.small.size, lines: intro, fill: theme.muted},
    {x: -left + swatch + 6, y: baseline, lines: [lowWords], fill: theme.ink},
    {x: -left + second + swatch + 6, y: baseline, lines: [highWords], fill: theme.ink},
  ];
  return {height, texts, hollow: [box(0, theme.paper)], filled: [box(second, theme.accent)]};
}

const lowWords = "Ved den lave værdi";
const highWords = "Ved den høje værdi";

function setItems(
  items: readonly TornadoItem[],
  labelsOf: LabelColumn,
  margin: number,
  base: number,
  theme: FigureTheme,
) {
  const labels: TextRow[] = [];
  const hollow: BarRow[] = [];
  const filled: BarRow[] = [];
  const lower: TextRow[] = [];
  const upper: TextRow[] = [];
  let top = rowSpacing / 2;
  for (const [index, {atLow, atHigh}] of items.entries()) {
    const lines = labelsOf.lines[index] ?? [];
    const height = Math.max(barHeight, textHeight(lines, theme.label));
    const middle = top + height / 2;
    const y = firstBaseline(middle, 1, theme.label);
    const bar = (to: number, fill: string): BarRow => ({
      from: Math.min(base, to),
      to: Math.max(base, to),
      top: middle - barHeight / 2,
      bottom: middle + barHeight / 2,
      fill,
    });
    labels.push({
      x: labelX(labelsOf, -margin - gap),
      y: firstBaseline(middle, lines.length, theme.label),
      lines,
      fill: theme.ink,
    });
    if (atLow.value !== base) hollow.push(bar(atLow.value, theme.paper));
    if (atHigh.value !== base) filled.push(bar(atHigh.value, theme.accent));
    const [least, most] = atLow.value <= atHigh.value ? [atLow, atHigh] : [atHigh, atLow];
    lower.push({x: Math.min(least.value, base), y, lines: [least.printed], fill: theme.ink, address: least.address});
    upper.push({x: Math.max(most.value, base), y, lines: [most.printed], fill: theme.ink, address: most.address});
    top += height + rowSpacing;
  }
  return {labels, hollow, filled, lower, upper, height: top - rowSpacing / 2};
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
