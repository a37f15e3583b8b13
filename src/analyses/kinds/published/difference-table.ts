import {printNumber} from "../../../numbers/print.ts";
import {countCell} from "../../table/cells.ts";
import {type Comparison, type ComparisonRow, comparisonColumn, comparisonTable} from "./comparison.ts";

interface Differences {
  readonly analysis: string;
  readonly stub: string;
  /** Only those that differ. */
  readonly rows: readonly ComparisonRow[];
  /** How many were compared. */
  readonly compared: number;
  /** What was compared, in Danish, in a form that goes with any number. */
  readonly noun: string;
  /** Whether there is a column with the persons behind our number. */
  readonly hasCounts: boolean;
}

/**
 * The table of numbers that differ. Its last row holds the number of numbers compared in `published`, and the number
 * of differences in `ours`.
 */
export function differenceTable({analysis, stub, rows, compared, noun, hasCounts}: Differences): Comparison {
  const columns = [
    comparisonColumn("what", "Hvad", "text"),
    comparisonColumn("published", "Offentliggjort", "number"),
    comparisonColumn("ours", "Her", "number"),
    ...(hasCounts ? [comparisonColumn("counts", "Antal", "text")] : []),
    comparisonColumn("reason", "Forklaring", "text"),
  ];
  const table = comparisonTable(analysis, stub, columns, rows, {
    published: (address) => countCell(address, compared, null),
    ours: (address) => countCell(address, rows.length, compared),
  });
  return {table, notes: [{kind: "method", text: summary(compared, rows.length, noun)}]};
}

function summary(compared: number, differing: number, noun: string): string {
  const verdict = differing === 0 ? "Ingen afviger." : `${printNumber(differing, 0)} afviger og er vist her.`;
  return `Der er sammenlignet ${printNumber(compared, 0)} ${noun}. ${verdict}`;
}
