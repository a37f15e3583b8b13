import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult, Curve} from "../results/model.ts";
import {unitVerdicts} from "../results/unit-verdicts.ts";
import {misfit, requireFit} from "./fitting-kinds.ts";
import {
  type DotRow,
  type FigureSpecification,
  frame,
  type PathStyle,
  pathLayer,
  signLayer,
  type TextRow,
  textLayer,
} from "./marks.ts";
import {type Plot, plotAxes, scaleTo, xAxisHeight, xOf, yAxisWidth, yOf} from "./plot-axes.ts";
import {firstBaseline, lineHeight, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {type JudgedMeasure, judgedMeasure, unitValue} from "./unit-measures.ts";
import {niceTicks, percentScale} from "./value-axis.ts";

const height = 300;
const right = 70;
const widestName = 150;

/** Each unit's share against its number of persons, with what chance allows; units outside are named. */
export function funnelPlot(
  spec: FigureSpecOf<"funnel-plot">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const judged = judgedMeasure(analysis);
  const units = judged === null ? [] : unitsOf(analysis, judged);
  const curves = (analysis.curves ?? []).map((curve) => inUnit(curve, judged));
  if (judged === null || units.length === 0 || curves.length === 0) {
    throw misfit(spec, analysis, "has no units to draw");
  }
  const highest = Math.max(...units.map(({value}) => value), ...curves.flatMap(({points}) => points.map(({y}) => y)));
  const lowest = Math.min(0, ...units.map(({value}) => value));
  const y = {ticks: judged.isPercent ? percentScale(highest).ticks : niceTicks(lowest, highest)};
  const x = scaleTo(Math.max(...units.map(({n}) => n)));
  const left = yAxisWidth({y}, theme);
  const plot: Plot = {width: theme.width - left - right, height, x, y};
  const layers = [
    ...plotAxes(
      plot,
      {x: "Antal personer i enheden", y: judged.isPercent ? `${judged.label}, pct.` : judged.label},
      theme,
    ),
    ...curves.map((curve) => pathLayer(inPixels(curve, plot), limitStyle(curve, theme))),
    textLayer(curveLabels(curves, plot, theme), {font: theme.small}),
    ...(["within", "outside"] as const).map((kind) =>
      signLayer(
        units.filter(({isOutside}) => isOutside === (kind === "outside")).map((unit) => dotOf(unit, plot, theme)),
        kind === "outside" ? "diamond" : "circle",
        kind === "outside" ? 70 : 40,
      ),
    ),
    textLayer(unitLabels(units, curves, plot, theme), {font: theme.label}),
  ];
  const top = lineHeight(theme.small) + 12;
  return frame(layers, {left, right, top, bottom: xAxisHeight(theme, true), height}, theme);
}

interface Unit {
  readonly label: string;
  readonly n: number;
  /** In percent where it is a share. */
  readonly value: number;
  readonly isOutside: boolean;
}

/** The curves of shares hold them from 0 to 1. */
function inUnit(curve: Curve, judged: JudgedMeasure | null): Curve {
  if (judged?.isPercent !== true) return curve;
  return {...curve, points: curve.points.map(({x, y}) => ({x, y: 100 * y}))};
}

function unitsOf({table: {columns, blocks}}: AnalysisResult, judged: JudgedMeasure): Unit[] {
  const at = (key: string) => columns.findIndex((column) => column.key === key);
  return blocks.flatMap(({rows}) =>
    rows.flatMap((row): Unit[] => {
      const [n, value, verdict] = [row.cells[at("n")], unitValue(row.cells[judged.index]), row.cells[at("verdict")]];
      if (row.role !== "category" || n?.kind !== "count" || value === null) return [];
      const isOutside = verdict?.kind === "text" && verdict.printed !== unitVerdicts.within;
      return [{label: row.label, n: n.count, value, isOutside}];
    }),
  );
}

function inPixels({points}: Curve, plot: Plot) {
  return points.map(({x, y}) => ({x: xOf(plot, x), y: yOf(plot, y)}));
}

/** The share of all is a whole line, 95 % a dashed one and 99.8 % a dotted one. */
function limitStyle({key}: Curve, theme: FigureTheme): PathStyle {
  if (key === "common") return {stroke: theme.ink, width: 1.5};
  return {stroke: theme.muted, width: 1.5, dash: key.endsWith("998") ? [1.5, 3] : [6, 4]};
}

/** At the right end of each limit, once for both of its sides. */
function curveLabels(curves: readonly Curve[], plot: Plot, theme: FigureTheme): TextRow[] {
  return curves.flatMap(({key, label, points}) => {
    const end = points.at(-1);
    if (end === undefined || key.startsWith("low")) return [];
    const y = firstBaseline(yOf(plot, end.y), 1, theme.small);
    return [{x: xOf(plot, end.x) + 6, y, lines: [label], fill: key === "common" ? theme.ink : theme.muted}];
  });
}

function dotOf({n, value, isOutside}: Unit, plot: Plot, theme: FigureTheme): DotRow {
  const fill = isOutside ? theme.accent : theme.paper;
  return {x: xOf(plot, n), y: yOf(plot, value), fill, stroke: theme.accent};
}

/**
 * Units outside are named beside their sign, above it or below, wherever there is room off the signs, names and limits; most extreme
 * first. In the middle of many the sign stands alone, and the table names it.
 */
function unitLabels(units: readonly Unit[], curves: readonly Curve[], plot: Plot, theme: FigureTheme): TextRow[] {
  const limits = curves.map((curve) => inPixels(curve, plot));
  const taken = [
    ...units.map(({n, value}) => around(xOf(plot, n), yOf(plot, value), 10, 10)),
    ...curveLabels(curves, plot, theme).map(({x, y, lines}) => {
      const width = widestLine(lines, theme.small);
      return around(x + width / 2, y - theme.small.size * 0.33, width, lineHeight(theme.small));
    }),
  ];
  const line = lineHeight(theme.label);
  return units
    .filter(({isOutside}) => isOutside)
    .flatMap(({label, n, value}): TextRow[] => {
      const [x, y] = [xOf(plot, n), yOf(plot, value)];
      const lines = wrapText(label, widestName, theme.label, 3);
      const [width, height] = [widestLine(lines, theme.label), lines.length * line];
      const [beside, over] = [8 + width / 2, 5 + height / 2];
      const places = [
        {x: x + beside, y},
        {x: x - beside, y},
        ...[-over, over].flatMap((up) => [x, x + width / 2, x - width / 2].map((middle) => ({x: middle, y: y + up}))),
      ];
      const box = places
        .map((place) => around(place.x, place.y, width, height))
        .find((each) => {
          const isInside =
            each.left >= 0 && each.right <= plot.width + right && each.top >= 0 && each.bottom <= plot.height;
          return (
            isInside && !taken.some((other) => touch(each, other)) && !limits.some((points) => crosses(each, points))
          );
        });
      if (box === undefined) return [];
      taken.push(box);
      return [
        {x: box.left, y: firstBaseline((box.top + box.bottom) / 2, lines.length, theme.label), lines, fill: theme.ink},
      ];
    });
}

function around(x: number, y: number, width: number, height: number): Box {
  return {left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2};
}

/** Whether a line through points goes through a box, tried at every pixel along. */
function crosses(box: Box, points: readonly {readonly x: number; readonly y: number}[]): boolean {
  return points.slice(1).some((to, index) => {
    const from = points[index] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y)));
    return Array.from({length: steps + 1}, (_, step) => step / steps).some((part) => {
      const [x, y] = [from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)];
      return x > box.left - 1 && x < box.right + 1 && y > box.top && y < box.bottom;
    });
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function touch(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
