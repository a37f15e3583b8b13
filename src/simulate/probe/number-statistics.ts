import {quantile} from "../../statistics/describe/quantile.ts";

/** The summaries of numbers that can be reckoned backwards. */
export type Statistic = "mean" | "minimum" | "maximum" | "median" | "sd";

export interface NumberRow {
  readonly number: number;
  readonly count: number;
}

const statistics: readonly Statistic[] = ["mean", "minimum", "maximum", "median", "sd"];

/** The summary that gives what was observed each time; null when none does. */
export function statisticOf(
  checks: readonly {readonly rows: readonly NumberRow[] | null; readonly exact: number}[],
): Statistic | null {
  const found = statistics.find((statistic) =>
    checks.every(({rows, exact}) => rows !== null && isNear(summary(statistic, rows), exact)),
  );
  return found ?? null;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

export function summary(statistic: Statistic, rows: readonly NumberRow[]): number {
  const n = rows.reduce((sum, {count}) => sum + count, 0);
  const mean = rows.reduce((sum, {number, count}) => sum + number * count, 0) / n;
  switch (statistic) {
    case "mean":
      return mean;
    case "sd":
      return Math.sqrt(rows.reduce((sum, {number, count}) => sum + count * (number - mean) ** 2, 0) / (n - 1));
    case "minimum":
      return Math.min(...rows.filter(({count}) => count > 0).map(({number}) => number));
    case "maximum":
      return Math.max(...rows.filter(({count}) => count > 0).map(({number}) => number));
    case "median":
      return quantile(sorted(rows), n, 0.5);
  }
}

function sorted(rows: readonly NumberRow[]): [number, number][] {
  const filled = rows.filter(({count}) => count > 0);
  return filled.map(({number, count}): [number, number] => [number, count]).sort(([a], [b]) => a - b);
}
