import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult, Column, NumberCell, Row} from "../results/model.ts";
import {endLabelRoom} from "./end-label-room.ts";
import {misfit, requireFit} from "./fitting-kinds.ts";
import {type FigureSpecification, frame} from "./marks.ts";
import {type Plot, plotAxes, xAxisHeight, xOf, yAxisWidth, yOf} from "./plot-axes.ts";
import {lineLayers, type PlotLine} from "./plot-lines.ts";
import {lineHeight} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {niceTicks} from "./value-axis.ts";
import {waveLines} from "./wave-lines.ts";

const leastHeight = 250;

/** Means over years, or what `waveLines` draws: a line for each group and the benchmark, with the last number at the end of each. */
export function lines(spec: FigureSpecOf<"lines">, analysis: AnalysisResult, theme: FigureTheme): FigureSpecification {
  requireFit(spec, analysis);
  if (analysis.kind !== "series") return waveLines(spec, analysis, theme);
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
  const labels = rows.map((row) => `${row.label}: ${lastOf(row, years)?.printed ?? ""}`);
  const room = endLabelRoom(labels, theme);
  const height = Math.max(leastHeight, room.height);
  const plot: Plot = {width: theme.width - left - room.width - 2 * inset, height, x, y};
  const drawn = rows.map((row, place): PlotLine => {
    const points = years.flatMap(({index}, year) => {
      const value = numberAt(row, index);
      return value === null ? [] : [{x: xOf(plot, year), y: yOf(plot, value.exact)}];
    });
    const address = lastOf(row, years)?.address;
    return {points, label: labels[place] ?? "", name: row.label, address, role: roleOf(row), dots: true};
  });
  const unit = analysis.questions[0]?.label ?? "";
  const layers = [
    ...plotAxes(plot, {x: "", y: unit}, theme),
    ...lineLayers(
      drawn.filter(({points}) => points.length > 0),
      plot.width,
      theme,
      {width: room.width, bounds: {top: 0, bottom: height}},
    ),
  ];
  const size = {left: left + inset, right: room.width + inset, height};
  return frame(layers, {...size, top: lineHeight(theme.small) + 12, bottom: xAxisHeight(theme, false)}, theme);
}

function isYear({key}: Column): boolean {
  return key !== "change" && key !== "change-percent";
}

function lastOf(row: Row, years: readonly {readonly index: number}[]): NumberCell | undefined {
  return years.map(({index}) => numberAt(row, index)).findLast((cell) => cell !== null) ?? undefined;
}

function numberAt(row: Row, index: number): NumberCell | null {
  const cell = row.cells[index];
  return cell?.kind === "number" ? cell : null;
}

function roleOf({key, role}: Row): PlotLine["role"] {
  if (key === "benchmark") return "benchmark";
  return role === "total" ? "total" : "group";
}
