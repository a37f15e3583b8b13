import type {FigureSpecOf} from "../config/figure-specs.ts";
import {CliError} from "../errors/cli-error.ts";
import {leadingRows} from "../results/leading-rows.ts";
import type {AnalysisResult, Block, Cell, Column, Row} from "../results/model.ts";
import {baseNote, baseOf, emptyReason, noAnswers, withBase} from "./labels.ts";
import type {SeriesSpec} from "./mean-series.ts";
import {pick, pickBlocks, pickColumns} from "./pick.ts";

export interface Bar {
  readonly label: string;
  /** The row's own label, without an n. */
  readonly category: string;
  /** In percent, persons or the column's own unit; null where there is no number. */
  readonly value: number | null;
  readonly printed: string | null;
  /** Of the cell that it prints. */
  readonly address?: string;
  /** The n of its own, where the rows are groups of persons. */
  readonly base?: number;
  /** Why there is no number. */
  readonly reason: string;
  /** Whether the category is «ved ikke» or the like. */
  readonly missing: boolean;
}

export interface Panel {
  readonly heading: string | null;
  readonly bars: readonly Bar[];
}

/** A figure of bars: which part of a table it takes. */
export type BarsSpec = SeriesSpec & {readonly rows?: string[] | undefined};

/** The bars of one column of one block. */
export interface BarPart {
  readonly block: Block;
  readonly column: Column;
  /** The n that the bars are of, where it is one. */
  readonly base: number | null;
  readonly bars: readonly Bar[];
}

/**
 * The bars that a table holds, for each block and column, and what the numbers are.
 * @throws CliError for a block, column or row that is not there, and for columns that cannot share a scale
 */
export function barParts(
  spec: BarsSpec,
  analysis: AnalysisResult,
): {
  readonly parts: readonly BarPart[];
  readonly blocks: readonly Block[];
  readonly columns: readonly Column[];
  readonly unit: string;
} {
  const blocks = pickBlocks(analysis, spec.blocks);
  const columns = spec.columns === undefined ? ownColumns(analysis) : pickColumns(analysis, spec.columns);
  const unit = sharedUnit(analysis, columns);
  const parts = blocks.flatMap((block) => {
    const rows = rowsOf(analysis, block, spec.rows);
    return columns.map((column) => part(analysis, block, column, rows));
  });
  return {parts, blocks, columns, unit};
}

/** What a figure of bars shows: panels, and what the numbers are. */
export function barPanels(
  spec: FigureSpecOf<"bars">,
  analysis: AnalysisResult,
): {readonly panels: readonly Panel[]; readonly unit: string} {
  const {parts, blocks, columns, unit} = barParts(spec, analysis);
  const [onlyBlock] = blocks;
  if (spec.rows?.length === 1 && onlyBlock !== undefined && blocks.length === 1) {
    const bars = parts.flatMap(({column, base: n, bars: own}) =>
      own.map((bar): Bar => ({...bar, label: withBase(column.label, n)})),
    );
    const [row] = rowsOf(analysis, onlyBlock, spec.rows);
    return {panels: [{heading: row?.label ?? null, bars}], unit};
  }
  const bases = new Set(parts.map(({base}) => base));
  const [base = null] = bases;
  const oneBase = bases.size === 1;
  const panels = parts.map(({block, column, bars, base: own}) => {
    const names = [
      blocks.length > 1 ? block.label : null,
      columns.length > 1
        ? [column.group === column.measure ? null : column.group, column.label].filter((name) => name).join(", ")
        : null,
    ].filter((name) => name !== null && name !== "");
    const heading = names.length === 0 ? null : names.join(": ");
    return {heading: heading === null || oneBase ? heading : withBase(heading, own), bars};
  });
  return {panels, unit: oneBase && base !== null ? `${unit} ${baseNote(base)}` : unit};
}

/** The rows that the author names, totals and nets too; else all but those. */
function rowsOf(analysis: AnalysisResult, block: Block, wanted: readonly string[] | undefined): readonly Row[] {
  if (wanted === undefined) return leadingRows(block);
  const candidates = block.rows.map((row) => ({names: [row.label, row.key], part: row}));
  return pick(wanted, candidates, "row", analysis.key);
}

/**
 * The columns to draw when the author names none: those of the first unit of percent, count, number that there is; of numbers
 * those of the first measure that a column tells.
 */
function ownColumns(analysis: AnalysisResult): Column[] {
  const values = analysis.table.columns.filter((column) => column.role === "value");
  for (const unit of ["percent", "count", "number"] as const) {
    const found = values.filter((column) => column.unit === unit);
    const measure = found.find((column) => column.measure !== undefined)?.measure;
    const own = measure === undefined ? found : found.filter((column) => column.measure === measure);
    if (own.length > 0) return own;
  }
  return [];
}

/** @throws CliError when the columns hold different measures, which cannot share a scale. */
function sharedUnit(analysis: AnalysisResult, columns: readonly Column[]): string {
  const numeric = columns.every(({unit}) => unit !== "text");
  const measures = new Map(numeric ? columns.map((column) => [measureOf(column), column]) : []);
  const [column] = measures.values();
  if (measures.size === 1 && column !== undefined) {
    if (column.unit === "percent") return "Procent";
    return column.unit === "count" ? "Antal" : (column.measure ?? column.label);
  }
  const labels = columns.map(({label}) => `"${label}"`).join(", ");
  throw new CliError(
    "config",
    measures.size === 0
      ? `"${analysis.key}" has no column of numbers to draw as bars`
      : `bars of "${analysis.key}" cannot show ${labels} on one scale`,
    {hint: "Name columns of one measure under columns:."},
  );
}

/** Percentages share a scale, and so do counts; other numbers only of the same statistic (`mean@1` and `mean@3`). */
function measureOf(column: Column): string {
  return column.unit === "number" ? (column.measure ?? column.key.split("@")[0] ?? "") : column.unit;
}

function part(analysis: AnalysisResult, block: Block, column: Column, drawn: readonly Row[]) {
  const index = analysis.table.columns.indexOf(column);
  const rows = drawn.flatMap((row) => {
    const cell = row.cells[index];
    return cell !== undefined && isDrawn(row, cell) ? [{row, cell}] : [];
  });
  const cells = rows.map(({cell}) => cell);
  // Rows that are groups of persons have an n each.
  const bases = new Set(cells.flatMap((cell) => (cell.kind === "share" ? [cell.base] : [])));
  const base = column.unit === "number" || bases.size > 1 ? null : baseOf(cells, analysis, block, column);
  const bars = rows.map(({row, cell}) => ({
    label: bases.size > 1 && cell.kind === "share" ? withBase(row.label, cell.base) : row.label,
    category: row.label,
    ...(bases.size > 1 && cell.kind === "share" ? {base: cell.base} : {}),
    ...measured(cell),
    reason: emptyReason([cell]),
    missing: row.role === "missing",
  }));
  const none: Bar = {label: "", category: "", value: null, printed: null, reason: noAnswers, missing: false};
  return {block, column, base, bars: bars.length === 0 ? [none] : bars};
}

/** Texts (an interval, a target) are no bars. */
function isDrawn(row: Row, cell: Cell): boolean {
  return row.key !== "interval" && row.key !== "target" && cell.kind !== "text";
}

function measured(cell: Cell): Pick<Bar, "value" | "printed" | "address"> {
  const {printed, address} = cell;
  if (cell.kind === "share") return {value: cell.exact * 100, printed, address};
  if (cell.kind === "count" || cell.kind === "number") return {value: cell.exact, printed, address};
  return {value: null, printed: null};
}
