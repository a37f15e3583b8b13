import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type LabelColumn, labelColumn, labelX, noAnswers, textHeight} from "./labels.ts";
import {
  type BarRow,
  barLayer,
  type Domain,
  type FigureSpecification,
  frame,
  hollowLayer,
  type TextRow,
  textLayer,
} from "./marks.ts";
import {firstBaseline, lineHeight, textWidth, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {type Step, type Waterfall, waterfallOf} from "./waterfall-items.ts";

const gap = 8;
const barHeight = 18;
const barSpacing = 8;
const panelSpacing = 18;
const valueOffset = 5;
const swatch = 16;

const words = {up: "Lægges til", down: "Trækkes fra", total: "I alt"} as const;
type Direction = keyof typeof words;

/** Amounts one after another, each from where the one before ended, down to a total that stands on the axis. Filled adds, hollow takes away. */
export function waterfall(
  spec: FigureSpecOf<"waterfall">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const data = waterfallOf(spec, analysis);
  const steps = data.panels.flatMap((panel) => panel.steps);
  const labels = labelColumn(
    steps.map(({label}) => label),
    theme,
  );
  // Numbers stand right of bars that end right, left of bars that end left.
  const room = Math.ceil(Math.max(0, ...steps.map(({printed}) => textWidth(printed, theme.strong)))) + valueOffset + 3;
  const isLeft = steps.some(goesLeft);
  const left = labels.width + gap + (isLeft ? room : 0);
  const right = steps.some((step) => !goesLeft(step)) ? room : 6;
  const domain = domainOf(steps);
  const x = (value: number) => ((value - domain[0]) / (domain[1] - domain[0])) * (theme.width - left - right);
  const drawn = setPanels(data, labels, {left, labelEnd: -gap - (isLeft ? room : 0), x}, theme);
  const layers = [
    textLayer(drawn.units, {font: theme.small}),
    barLayer(drawn.keyFilled),
    hollowLayer(drawn.keyHollow, theme.accent),
    textLayer(drawn.keys, {font: theme.small}),
    textLayer(drawn.headings, {font: theme.strong}),
    barLayer(drawn.zeros),
    barLayer(drawn.joints),
    barLayer(drawn.filled),
    hollowLayer(drawn.hollow, theme.accent),
    barLayer(drawn.backings),
    textLayer(drawn.labels, {font: theme.label, align: labels.align}),
    textLayer(drawn.totalLabels, {font: theme.strong, align: labels.align}),
    textLayer(drawn.rights.added, {font: theme.label}),
    textLayer(drawn.lefts.added, {font: theme.label, align: "right"}),
    textLayer(drawn.rights.total, {font: theme.strong}),
    textLayer(drawn.lefts.total, {font: theme.strong, align: "right"}),
    textLayer(drawn.empties, {font: theme.small, italic: true}),
  ];
  return frame(layers, {left, right, height: drawn.height}, theme);
}

function domainOf(steps: readonly Step[]): Domain {
  const ends = steps.flatMap(({from, to}) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return high > low ? [low, high] : [0, 1];
}

function goesLeft({from, to}: Step): boolean {
  return to < from;
}

function directionOf(step: Step): Direction {
  if (step.isTotal) return "total";
  return goesLeft(step) ? "down" : "up";
}

function setPanels(
  {panels, unit}: Waterfall,
  labelsOf: LabelColumn,
  {left, labelEnd, x}: {readonly left: number; readonly labelEnd: number; readonly x: (value: number) => number},
  theme: FigureTheme,
) {
  const headings: TextRow[] = [];
  const labels: TextRow[] = [];
  const totalLabels: TextRow[] = [];
  const filled: BarRow[] = [];
  const hollow: BarRow[] = [];
  const zeros: BarRow[] = [];
  const joints: BarRow[] = [];
  // Numbers may stand over the line of zero, which is not to run through them.
  const backings: BarRow[] = [];
  const upright = (value: number, top: number, bottom: number): BarRow => {
    return {from: x(value) - 0.5, to: x(value) + 0.5, top, bottom, fill: theme.muted};
  };
  const rights: Values = {added: [], total: []};
  const lefts: Values = {added: [], total: []};
  const empties: TextRow[] = [];
  const head = setHead(
    panels.flatMap(({steps}) => steps),
    unit,
    left,
    theme,
  );
  let top = head.height;
  let index = 0;
  for (const [place, {heading, steps}] of panels.entries()) {
    if (place > 0) top += panelSpacing;
    if (heading !== null) {
      const lines = wrapText(heading, theme.width - 1, theme.strong);
      headings.push({x: -left, y: top + theme.strong.size, lines, fill: theme.ink});
      top += textHeight(lines, theme.strong) + 5;
    }
    const panelTop = top;
    let before: {to: number; middle: number} | null = null;
    for (const step of steps) {
      const lines = labelsOf.lines[index++] ?? [];
      const height = Math.max(barHeight, textHeight(lines, theme.label));
      const middle = top + height / 2;
      const labelRow = {
        x: labelX(labelsOf, labelEnd),
        y: firstBaseline(middle, lines.length, theme.label),
        lines,
        fill: theme.ink,
      };
      (step.isTotal ? totalLabels : labels).push(labelRow);
      const bar = {
        from: x(Math.min(step.from, step.to)),
        to: x(Math.max(step.from, step.to)),
        top: middle - barHeight / 2,
        bottom: middle + barHeight / 2,
      };
      if (step.isTotal) filled.push({...bar, fill: theme.ink});
      else if (goesLeft(step)) hollow.push({...bar, fill: theme.interval});
      else filled.push({...bar, fill: theme.accent});
      if (before !== null) joints.push(upright(before.to, before.middle, middle));
      const side = goesLeft(step) ? lefts : rights;
      const y = firstBaseline(middle, 1, theme.label);
      const away = goesLeft(step) ? -1 : 1;
      const start = x(step.to) + away * valueOffset;
      const end = start + away * textWidth(step.printed, theme.strong);
      const reach = theme.label.size / 2;
      backings.push({
        from: Math.min(start, end) - 1,
        to: Math.max(start, end) + 1,
        top: middle - reach,
        bottom: middle + reach,
        fill: theme.paper,
      });
      const value = {x: start, y, lines: [step.printed], fill: theme.ink, address: step.address};
      (step.isTotal ? side.total : side.added).push(value);
      before = {to: step.to, middle};
      top += height + barSpacing;
    }
    top -= barSpacing;
    zeros.push(upright(0, panelTop - 4, top + 4));
  }
  if (index === 0) {
    empties.push({x: 0, y: top + theme.small.size, lines: [noAnswers], fill: theme.muted});
    top += lineHeight(theme.small);
  }
  return {
    ...head,
    headings,
    labels,
    totalLabels,
    filled,
    hollow,
    zeros,
    joints,
    backings,
    rights,
    lefts,
    empties,
    height: top + 6,
  };
}

/** Numbers beside bars, those of totals in strong type. */
interface Values {
  readonly added: TextRow[];
  readonly total: TextRow[];
}

/** The unit, and which bar is which. */
function setHead(steps: readonly Step[], unit: string, left: number, theme: FigureTheme) {
  const unitLines = wrapText(unit, theme.width - 1, theme.small);
  const units: TextRow[] = [{x: -left, y: theme.small.size, lines: unitLines, fill: theme.muted}];
  const keys: TextRow[] = [];
  const keyFilled: BarRow[] = [];
  const keyHollow: BarRow[] = [];
  const y = textHeight(unitLines, theme.small) + 5 + theme.small.size;
  let x = -left;
  for (const direction of ["up", "down", "total"] as const) {
    if (!steps.some((step) => directionOf(step) === direction)) continue;
    const fill = direction === "up" ? theme.accent : direction === "down" ? theme.interval : theme.ink;
    const box: BarRow = {from: x, to: x + swatch, top: y - theme.small.size + 2, bottom: y + 1, fill};
    (direction === "down" ? keyHollow : keyFilled).push(box);
    keys.push({x: x + swatch + 6, y, lines: [words[direction]], fill: theme.ink});
    x += swatch + 6 + textWidth(words[direction], theme.small) + 22;
  }
  return {units, keys, keyFilled, keyHollow, height: y + 12};
}
