import type {AnalysisResult, Cell, ShareCell} from "../results/model.ts";
import {baseOf, emptyReason, withBase} from "./labels.ts";

export interface TargetItem {
  readonly label: string;
  /** In percent, as are the interval and the goal. */
  readonly share: {readonly value: number; readonly printed: string} | null;
  readonly interval: {readonly low: number; readonly high: number; readonly printed: string} | null;
  readonly target: {readonly value: number; readonly printed: string} | null;
  readonly reason: string;
}

export interface Targets {
  readonly items: readonly TargetItem[];
  /** What the table calls the interval and the goal; null where it has none. */
  readonly intervalLabel: string | null;
  readonly targetLabel: string | null;
}

/** Each outcome's share that succeeded, its confidence interval and its goal: one item for each column of the table. */
export function targetItems(analysis: AnalysisResult): Targets {
  const {blocks, columns} = analysis.table;
  const rows = blocks.flatMap((block) => block.rows);
  const targetRow = rows.find(({key}) => key === "target");
  const intervalRow = rows.find(({key}) => key === "interval");
  const items = columns.flatMap((column, index) => {
    const [block] = blocks;
    if (column.role !== "value" || column.unit === "count" || block === undefined) return [];
    const answers = rows.filter(({role}) => role === "category" || role === "missing");
    const cells = answers.flatMap((row) => row.cells[index] ?? []);
    const success = cells.find((cell): cell is ShareCell => cell.kind === "share" && cell.interval !== null);
    const limits = success?.interval ?? null;
    return {
      label: withBase(column.label, baseOf(cells, analysis, block, column)),
      share: success === undefined ? null : {value: 100 * success.exact, printed: success.printed},
      interval: limits === null ? null : {...limits, low: 100 * limits.low, high: 100 * limits.high},
      target: targetOf(targetRow?.cells[index]),
      reason: emptyReason(cells),
    };
  });
  return {items, intervalLabel: intervalRow?.label ?? null, targetLabel: targetRow?.label ?? null};
}

/** The goal as the table prints it, which is in percent however the cell holds it. */
function targetOf(cell: Cell | undefined): TargetItem["target"] {
  if (cell === undefined || cell.kind === "empty") return null;
  const value = Number.parseFloat(cell.printed.replaceAll(".", "").replace(",", "."));
  return Number.isFinite(value) ? {value, printed: cell.printed} : null;
}
