import type {AnalysisResult, Cell, Column} from "../results/model.ts";

/** The measure that a table of units judges them by: it stands over the verdicts. */
export interface JudgedMeasure {
  readonly index: number;
  readonly label: string;
  readonly isPercent: boolean;
}

export function judgedMeasure({table: {columns}}: AnalysisResult): JudgedMeasure | null {
  const verdict = columns.find(({key}) => key === "verdict");
  const index = columns.findIndex(({label, unit}) => unit !== "text" && label === verdict?.group);
  const column = columns[index];
  return column === undefined ? null : {index, label: column.label, isPercent: column.unit === "percent"};
}

/** The columns that make up a unit's bar: shares, or the one mean; the sum of shares is the whole bar. */
export function isBarMeasure({key, unit}: Column): boolean {
  return (unit === "percent" && key !== "sum") || unit === "number";
}

/** A share in percent, or a mean; null for a cell without a number. */
export function unitValue(cell: Cell | undefined): number | null {
  if (cell?.kind === "share") return 100 * cell.exact;
  return cell?.kind === "number" ? cell.exact : null;
}
