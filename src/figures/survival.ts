import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult, Curve} from "../results/model.ts";
import {endLabelRoom} from "./end-label-room.ts";
import {misfit, requireFit} from "./fitting-kinds.ts";
import {baseNote} from "./labels.ts";
import {type FigureSpecification, frame} from "./marks.ts";
import {type Plot, plotAxes, scaleTo, xAxisHeight, xOf, yAxisWidth, yOf} from "./plot-axes.ts";
import {lineLayers, type PlotLine} from "./plot-lines.ts";
import {lineHeight} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {percentScale} from "./value-axis.ts";

const leastHeight = 260;

/** The share it has happened to as time goes, a stepped line for each group. */
export function survival(
  spec: FigureSpecOf<"survival">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const curves = (analysis.curves ?? []).filter(({points}) => points.length > 1);
  if (curves.length === 0) throw misfit(spec, analysis, "has no curve to draw, since nobody has a time");
  const points = curves.flatMap((curve) => curve.points);
  const y = {ticks: percentScale(100 * Math.max(...points.map((point) => point.y))).ticks};
  const x = scaleTo(Math.max(...points.map((point) => point.x)));
  const left = yAxisWidth({y}, theme);
  const room = endLabelRoom(
    curves.map((curve) => labelOf(curve, analysis)),
    theme,
  );
  const height = Math.max(leastHeight, room.height);
  const plot: Plot = {width: theme.width - left - room.width, height, x, y};
  const lines = curves.map(
    (curve): PlotLine => ({
      points: stepped(curve, plot),
      label: labelOf(curve, analysis),
      name: curve.label,
      role: isTotal(curve, analysis) ? "total" : "group",
      dots: false,
    }),
  );
  const layers = [
    ...plotAxes(plot, {x: timeName(analysis), y: "Procent"}, theme),
    ...lineLayers(lines, plot.width, theme, {width: room.width, bounds: {top: 0, bottom: height}}),
  ];
  const top = lineHeight(theme.small) + 12;
  return frame(layers, {left, right: room.width, top, bottom: xAxisHeight(theme, true), height}, theme);
}

/** A share stays until the next step. */
function stepped({points}: Curve, plot: Plot): PlotLine["points"] {
  return points.flatMap(({x, y}, index) => {
    const at = {x: xOf(plot, x), y: yOf(plot, 100 * y)};
    const before = points[index - 1];
    return before === undefined ? [at] : [{x: at.x, y: yOf(plot, 100 * before.y)}, at];
  });
}

function labelOf({key, label}: Curve, analysis: AnalysisResult): string {
  const base = analysis.bases.find(({column}) => column === key);
  return base === undefined ? label : `${label} ${baseNote(base.valid)}`;
}

function isTotal({key}: Curve, {table}: AnalysisResult): boolean {
  return table.blocks.some(({rows}) => rows.some((row) => row.key === key && row.role === "total"));
}

/** What is measured, as the table names it: the label of the time, with its unit. */
function timeName({questions}: AnalysisResult): string {
  return questions[0]?.label ?? "";
}
