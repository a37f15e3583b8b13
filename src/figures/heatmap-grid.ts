import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult, Block, Cell, Column, ShareCell} from "../results/model.ts";
import {baseNote, baseOf, noAnswers, withBase} from "./labels.ts";
import {categoryRows, pickColumns} from "./pick.ts";

export interface HeatCell {
  /** The share or count that the shade goes by; null where there is no number. */
  readonly value: number | null;
  readonly printed: string;
  readonly address: string | undefined;
  /** Totals are printed but not shaded. */
  readonly isTotal: boolean;
}

export interface HeatGrid {
  /** The row variable. */
  readonly title: string;
  /** The column variable. */
  readonly columnTitle: string;
  /** What the numbers are. */
  readonly unit: string;
  readonly columns: readonly {readonly label: string; readonly isTotal: boolean}[];
  readonly rows: readonly {readonly label: string; readonly cells: readonly HeatCell[]}[];
}

/** The cells of a cross-tab, one grid for each block; its totals are left out unless the author names their column. */
export function heatGrids(spec: FigureSpecOf<"heatmap">, analysis: AnalysisResult): HeatGrid[] {
  const values = analysis.table.columns.filter(({role}) => role === "value");
  const columns = spec.columns === undefined ? values : pickColumns(analysis, spec.columns);
  return analysis.table.blocks.map((block) => {
    const cellsIn = (column: Column) => {
      const index = analysis.table.columns.indexOf(column);
      return categoryRows(block).map((row) => row.cells[index]);
    };
    const byColumn = columns.map(cellsIn);
    const side = percentagesOf(values.map(cellsIn));
    const measure = columns.some(({unit}) => unit === "percent") ? "Procent" : "Antal";
    const isEmpty = byColumn.flat().every((cell) => cell?.kind === "empty");
    const [grand = null] = values.map((column) => baseOf(known(cellsIn(column)), analysis, block, column));
    return {
      title: rowTitle(analysis, block),
      columnTitle: columnTitle(analysis, columns),
      unit: isEmpty
        ? `${measure}: ${noAnswers}`
        : side === "total" && grand !== null
          ? `${measure} ${baseNote(grand)}`
          : measure,
      columns: columns.map((column, place) => ({
        label:
          side === "column"
            ? withBase(column.label, baseOf(known(byColumn[place] ?? []), analysis, block, column))
            : column.label,
        isTotal: column.role === "total",
      })),
      rows: categoryRows(block).map((row, rowIndex) => {
        const cells = byColumn.map((cellsOfColumn) => cellsOfColumn[rowIndex]);
        const base = shares(cells)[0]?.base ?? 0;
        return {
          label: side === "row" ? withBase(row.label, base) : row.label,
          cells: cells.map((cell, place) => heatCell(cell, columns[place]?.role === "total")),
        };
      }),
    };
  });
}

function heatCell(cell: Cell | undefined, isTotal: boolean): HeatCell {
  const hasValue = cell?.kind === "share" || cell?.kind === "count";
  return {value: hasValue ? cell.exact : null, printed: cell?.printed ?? "", address: cell?.address, isTotal};
}

/** What the percentages add up over, read off the counts; null where the cells are counts. */
function percentagesOf(byColumn: readonly (readonly (Cell | undefined)[])[]): "column" | "row" | "total" | null {
  if (shares(byColumn.flat()).length === 0) return null;
  const rows = byColumn[0]?.map((_, index) => byColumn.map((column) => column[index])) ?? [];
  if (byColumn.every((cells) => isWhole(shares(cells)))) return "column";
  return rows.every((cells) => isWhole(shares(cells))) ? "row" : "total";
}

function isWhole(cells: readonly ShareCell[]): boolean {
  const sum = cells.reduce((total, {count}) => total + count, 0);
  return cells.every(({base}) => base === sum);
}

function shares(cells: readonly (Cell | undefined)[]): ShareCell[] {
  return known(cells).filter((cell) => cell.kind === "share");
}

function known(cells: readonly (Cell | undefined)[]): Cell[] {
  return cells.filter((cell) => cell !== undefined);
}

function rowTitle(analysis: AnalysisResult, block: Block): string {
  const question = analysis.questions.find(({variable}) => variableName(variable) === variableName(block.key));
  const stub = analysis.table.blocks.length === 1 ? analysis.table.stub : "";
  return block.label ?? (stub === "" ? (question?.label ?? "") : stub);
}

/** The heading that spans the columns, else the label of the variable that is not among the rows. */
function columnTitle(analysis: AnalysisResult, columns: readonly Column[]): string {
  const group = columns.find((column) => column.group !== null)?.group;
  const rowVariables = new Set(analysis.table.blocks.map(({key}) => variableName(key)));
  return group ?? analysis.questions.find(({variable}) => !rowVariables.has(variableName(variable)))?.label ?? "";
}

function variableName(reference: string): string {
  return reference.split(".").at(-1) ?? reference;
}
