import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {alongRamp, readableOn} from "./colours.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type HeatCell, type HeatGrid, heatGrids} from "./heatmap-grid.ts";
import {type ColumnHeads, columnHeads, columnStarts, columnWidth} from "./heatmap-heads.ts";
import {type LabelColumn, labelColumn, labelX, noAnswers, textHeight} from "./labels.ts";
import {type BarRow, barLayer, type FigureSpecification, frame, type TextRow, textLayer} from "./marks.ts";
import {firstBaseline, lineHeight, textWidth, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const gap = 8;
const cellHeight = 30;
const gridSpacing = 16;

/** A cross-tab as cells shaded by their exact share, each with its printed number. */
export function heatmap(
  spec: FigureSpecOf<"heatmap">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const grids = heatGrids(spec, analysis);
  const labels = labelColumn(
    grids.flatMap(({rows}) => rows.map(({label}) => label)),
    theme,
  );
  const titles = grids.map(({title}) => wrapText(title, theme.labelColumn.narrow, theme.strong));
  const titleWidth = Math.max(0, ...titles.flat().map((line) => textWidth(line, theme.strong)));
  const left = Math.ceil(Math.max(labels.width, titleWidth)) + gap;
  const layout = setGrids(grids, labels, titles, left, theme);
  const layers = [
    textLayer(layout.titles, {font: theme.strong, align: "right"}),
    textLayer(layout.columnTitles, {font: theme.strong}),
    textLayer(layout.units, {font: theme.small}),
    textLayer(layout.heads, {font: theme.label, align: "center"}),
    textLayer(layout.uprightHeads, {font: theme.label, angle: 270}),
    textLayer(layout.labels, {font: theme.label, align: labels.align}),
    barLayer(layout.cells, undefined, theme.paper),
    textLayer(layout.values, {font: theme.label, align: "center"}),
  ];
  return frame(layers, {left, right: 1, height: layout.height}, theme);
}

/** Puts the grids under one another; the heads of the columns again only where they differ. */
function setGrids(
  grids: readonly HeatGrid[],
  labelsOf: LabelColumn,
  titles: readonly (readonly string[])[],
  left: number,
  theme: FigureTheme,
) {
  const largest = Math.max(0, ...grids.flatMap(({rows}) => rows.flatMap(({cells}) => cells.map(shaded))));
  const headed: {columnTitles: TextRow[]; units: TextRow[]; heads: TextRow[]; uprightHeads: TextRow[]} = {
    columnTitles: [],
    units: [],
    heads: [],
    uprightHeads: [],
  };
  const titleRows: TextRow[] = [];
  const labels: TextRow[] = [];
  const cells: BarRow[] = [];
  const values: TextRow[] = [];
  const plotWidth = theme.width - left - 1;
  let top = 0;
  let index = 0;
  let heads: ColumnHeads | undefined;
  for (const [place, grid] of grids.entries()) {
    if (place > 0) top += gridSpacing;
    const width = columnWidth(grid, plotWidth, theme);
    const starts = columnStarts(grid.columns, width);
    const title = titles[place] ?? [];
    const next = columnHeads(grid, width, plotWidth, textHeight(title, theme.strong), theme);
    const headTop = top;
    if (next.key !== heads?.key) {
      const set = next.at(headTop);
      headed.columnTitles.push(...set.columnTitles);
      headed.units.push(...set.units);
      headed.heads.push(...set.heads);
      headed.uprightHeads.push(...set.uprightHeads);
      top += next.height;
    }
    heads = next;
    top = Math.max(top, headTop + textHeight(title, theme.strong) + 7);
    const titleBaseline = top - 9 - (title.length - 1) * lineHeight(theme.strong);
    titleRows.push({x: -gap, y: titleBaseline, lines: title, fill: theme.ink});
    for (const row of grid.rows) {
      const lines = labelsOf.lines[index++] ?? [];
      const height = Math.max(cellHeight, textHeight(lines, theme.label) + 6);
      const y = firstBaseline(top + height / 2, lines.length, theme.label);
      labels.push({x: labelX(labelsOf, -gap), y, lines, fill: theme.ink});
      for (const [column, cell] of row.cells.entries()) {
        const from = starts[column] ?? 0;
        const set = setCell(cell, {from, to: from + width, top, bottom: top + height}, largest, theme);
        if (cell.value !== null) cells.push(set.rect);
        values.push(set.value);
      }
      top += height;
    }
  }
  if (labels.length === 0) {
    headed.units.push({x: -left, y: top + theme.small.size, lines: [noAnswers], fill: theme.muted});
    top += lineHeight(theme.small);
  }
  return {...headed, titles: titleRows, labels, cells, values, height: top + 2};
}

/** A cell's shade and the number on it; a cell without a number gets no shade, and zero a quiet one. */
function setCell(
  cell: HeatCell,
  place: Omit<BarRow, "fill">,
  largest: number,
  theme: FigureTheme,
): {readonly rect: BarRow; readonly value: TextRow} {
  const position = largest === 0 ? 0 : shaded(cell) / largest;
  const fill = cell.isTotal ? theme.paper : alongRamp(theme.heat, position);
  const ink = cell.value === null || cell.value === 0 ? theme.muted : readableOn(fill, theme.ink);
  const y = firstBaseline((place.top + place.bottom) / 2, 1, theme.label);
  const value = {x: (place.from + place.to) / 2, y, lines: [cell.printed], fill: ink, address: cell.address};
  return {rect: {...place, fill}, value};
}

/** What a cell counts in the shading: totals are left out of it. */
function shaded({value, isTotal}: HeatCell): number {
  return isTotal ? 0 : (value ?? 0);
}
