import type {AnalysisResult, Cell, ShareCell} from "../results/model.ts";
import {baseOf, emptyReason, withBase} from "./labels.ts";

interface Measured {
  /** In percent. */
  readonly value: number;
  readonly printed: string;
  readonly address: string;
}

export interface TargetItem {
  readonly label: string;
  /** In percent, as are the interval and the goal. */
  readonly share: Measured | null;
  readonly interval: {readonly low: number; readonly high: number; readonly printed: string} | null;
  readonly target: Measured | null;
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
  if (analysis.kind === "goals") return goalItems(analysis);
  const {blocks, columns} = analysis.table;
  const rows = blocks.flatMap((block) => block.rows);
  const items = blocks.flatMap((block) =>
    columns.flatMap((column, index) => {
      if (column.role !== "value" || column.unit === "count") return [];
      const answers = block.rows.filter(({role}) => role === "category" || role === "missing");
      const cells = answers.flatMap((row) => row.cells[index] ?? []);
      const success = cells.find((cell): cell is ShareCell => cell.kind === "share" && cell.interval !== null);
      const limits = success?.interval ?? null;
      const name = block.label === null ? column.label : `${column.label}, ${block.label}`;
      return {
        label: withBase(name, baseOf(cells, analysis, block, column)),
        share:
          success === undefined
            ? null
            : {value: 100 * success.exact, printed: success.printed, address: success.address},
        interval: limits === null ? null : {...limits, low: 100 * limits.low, high: 100 * limits.high},
        target: targetOf(block.rows.find(({key}) => key === "target")?.cells[index]),
        reason: emptyReason(cells),
      };
    }),
  );
  const labelOf = (wanted: string) => rows.find(({key}) => key === wanted)?.label ?? null;
  return {items, intervalLabel: labelOf("interval"), targetLabel: labelOf("target")};
}

/** Goals stand in rows; only those of shares have a place on the scale of percent. */
function goalItems({table}: AnalysisResult): Targets {
  const at = (key: string) => table.columns.findIndex((column) => column.key === key);
  const [attained, target] = [at("attained"), at("target")];
  const items = table.blocks.flatMap(({rows}) =>
    rows.flatMap((row) => {
      const cell = row.cells[attained];
      if (cell?.kind !== "share" && cell?.kind !== "empty") return [];
      const limits = cell.kind === "share" ? cell.interval : null;
      return {
        label: withBase(row.label, cell.kind === "share" ? cell.base : 0),
        share: cell.kind === "share" ? {value: 100 * cell.exact, printed: cell.printed, address: cell.address} : null,
        interval: limits === null ? null : {...limits, low: 100 * limits.low, high: 100 * limits.high},
        target: targetOf(row.cells[target]),
        reason: emptyReason([cell]),
      };
    }),
  );
  const [intervalLabel, targetLabel] = [table.columns[at("interval")], table.columns[target]];
  return {items, intervalLabel: intervalLabel?.label ?? null, targetLabel: targetLabel?.label ?? null};
}

/** The goal as the table prints it, which is in percent however the cell holds it. */
function targetOf(cell: Cell | undefined): TargetItem["target"] {
  if (cell === undefined || cell.kind === "empty") return null;
  const value = Number.parseFloat(cell.printed.replaceAll(".", "").replace(",", "."));
  return Number.isFinite(value) ? {value, printed: cell.printed, address: cell.address} : null;
}
