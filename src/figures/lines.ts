import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult, Column, Row} from "../results/model.ts";
import {misfit, requireFit} from "./fitting-kinds.ts";
import {type FigureSpecification, frame} from "./marks.ts";
import {type Plot, plotAxes, xAxisHeight, xOf, yAxisWidth, yOf} from "./plot-axes.ts";
import {endLabelWidth, lineLayers, type PlotLine} from "./plot-lines.ts";
import {lineHeight} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {niceTicks} from "./value-axis.ts";

const height = 250;

/** Means over years, a line for each group and the benchmark, with the last number at the end of each. */
export function lines(spec: FigureSpecOf<"lines">, analysis: AnalysisResult, theme: FigureTheme): FigureSpecification {
  requireFit(spec, analysis);
  const [block] = analysis.table.blocks;
  const years = analysis.table.columns.flatMap((column, index) => (isYear(column) ? [{column, index}] : []));
  const rows = (block?.rows ?? []).filter(({key}) => !key.startsWith("difference"));
  const values = rows.flatMap((row) => years.flatMap(({index}) => numberAt(row, index)?.exact ?? []));
  if (values.length === 0) throw misfit(spec, analysis, "has no numbers to draw");
  const y = {ticks: niceTicks(Math.min(0, ...values), Math.max(...values))};
  const left = yAxisWidth({y}, theme);
  // The first and last year stand a little inside, so that their names have room.
  const x = {ticks: years.map((_, index) => index), labels: years.map(({column}) => column.label)};
  const inset = 24;
  const plot: Plot = {width: theme.width - left - endLabelWidth - 2 * inset, height, x, y};
  const drawn = rows.map((row): PlotLine => {
    const points = years.flatMap(({index}, place) => {
      const value = numberAt(row, index);
      return value === null ? [] : [{x: xOf(plot, place), y: yOf(plot, value.exact), printed: value.printed}];
    });
    const last = points.at(-1)?.printed ?? "";
    return {points, label: `${row.label} ${last}`, role: roleOf(row), dots: true};
  });
  const unit = analysis.questions[0]?.label ?? "";
  const layers = [
    ...plotAxes(plot, {x: "", y: unit}, theme),
    ...lineLayers(
      drawn.filter(({points}) => points.length > 0),
      plot.width,
      theme,
    ),
  ];
  const size = {left: left + inset, right: endLabelWidth + inset, height};
  return frame(layers, {...size, top: lineHeight(theme.small) + 12, bottom: xAxisHeight(theme, false)}, theme);
}

function isYear({key}: Column): boolean {
  return key !== "change" && key !== "change-percent";
}

function numberAt(row: Row, index: number): {readonly exact: number; readonly printed: string} | null {
  const cell = row.cells[index];
  return cell?.kind === "number" ? cell : null;
}

function roleOf({key, role}: Row): PlotLine["role"] {
  if (key === "benchmark") return "benchmark";
  return role === "total" ? "total" : "group";
}
