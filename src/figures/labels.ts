import type {AnalysisResult, Block, Cell, Column} from "../results/model.ts";
import {type Font, lineHeight, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

/** What is said of a category, item or wave that nobody answered, where the results give no closer reason. */
export const noAnswers = "ingen svar";

/** `(n = 98)`, kept on one line. */
export function baseNote(...bases: readonly number[]): string {
  const different = bases.length > 1 && new Set(bases).size > 1 ? bases : bases.slice(0, 1);
  return `(n\u00a0=\u00a0${different.join("\u00a0og\u00a0")})`;
}

/** `(n = 37-39)`, or `(n = 39)` where all are of as many; null where nobody is told. */
export function baseRange(bases: readonly number[]): string | null {
  if (bases.length === 0) return null;
  const [least, most] = [Math.min(...bases), Math.max(...bases)];
  return least === most ? baseNote(least) : `(n\u00a0=\u00a0${least}-${most})`;
}

/** A label with its base after it, or in place of the «(n)» that it ends with; alone when the base is unknown. */
export function withBase(label: string, base: number | null): string {
  return base === null ? label : `${label.replace(/\s*\(n\)$/, "")} ${baseNote(base)}`;
}

/** The n that the cells are of, by themselves or else by the analysis's record of the column; null when unsaid. */
export function baseOf(cells: readonly Cell[], analysis: AnalysisResult, block: Block, column: Column): number | null {
  for (const cell of cells) {
    if ((cell.kind === "share" || cell.kind === "count") && cell.base !== null) return cell.base;
  }
  const record = analysis.bases.find((base) => base.block === block.key && base.column === column.key);
  if (record !== undefined) return record.valid;
  return cells.length > 0 && cells.every((cell) => cell.kind === "empty") ? 0 : null;
}

/** Why there is nothing to draw, in the words of the results where they have any. */
export function emptyReason(cells: readonly Cell[]): string {
  const reasons = cells.flatMap((cell) => (cell.kind === "empty" && cell.reason !== "" ? [cell.reason] : []));
  return reasons[0] ?? noAnswers;
}

export interface LabelColumn {
  /** The lines of each label, in order. */
  readonly lines: readonly (readonly string[])[];
  /** The width of the widest line, in whole pixels. */
  readonly width: number;
  /** Short labels lean on their bars; texts of several lines are easier to read from a straight left edge. */
  readonly align: "left" | "right";
}

/** Row labels broken to share one column, no wider than it need be. */
export function labelColumn(labels: readonly string[], theme: FigureTheme): LabelColumn {
  const broken = (width: number) => labels.map((label) => wrapText(label, width, theme.label));
  const narrow = broken(theme.labelColumn.narrow);
  const isShort = narrow.every((lines) => lines.length <= 2);
  const lines = isShort ? narrow : broken(theme.labelColumn.wide);
  const width = Math.ceil(Math.max(0, ...lines.map((label) => widestLine(label, theme.label))));
  return {lines, width, align: lines.every((label) => label.length <= 2) ? "right" : "left"};
}

/** Where the labels stand, when their column ends at `end`. */
export function labelX({width, align}: LabelColumn, end: number): number {
  return align === "right" ? end : end - width;
}

/** The height of some lines of text. */
export function textHeight(lines: readonly string[], font: Font): number {
  return lines.length * lineHeight(font);
}
