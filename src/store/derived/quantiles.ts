import type {Dialect} from "../dialect.ts";

/** The limits between the groups, by wave; the wave is null in a source without waves. */
export type QuantileLimits = ReadonlyMap<number | null, readonly number[]>;

/**
 * Groups by the quantiles of those who have a number at the same wave, as R's type 7 has them; a value on a limit is in the lower
 * group.
 * @param limits where they are known; else the database finds them row by row
 */
export function quantileExpression(
  dialect: Dialect,
  value: string,
  into: number,
  limits: QuantileLimits | undefined,
): string {
  if (limits !== undefined) {
    const waves = [...limits].map(([wave, found]) => {
      const groups = groupsOf(value, into, found.map(dialect.numberLiteral));
      return `WHEN ${wave === null ? `${value} IS NOT NULL` : `wave = ${wave}`} THEN ${groups}`;
    });
    return waves.length === 0 ? "CAST(NULL AS VARCHAR)" : `CASE ${waves.join(" ")} END`;
  }
  const windows = quantileShares(into).map(
    (share) => `quantile_cont(${value}, ${dialect.numberLiteral(share)}) OVER (PARTITION BY wave)`,
  );
  return groupsOf(value, into, windows);
}

/** The shares of those below each limit between so many groups. */
export function quantileShares(into: number): number[] {
  return Array.from({length: into - 1}, (_, index) => (index + 1) / into);
}

function groupsOf(value: string, into: number, limits: readonly string[]): string {
  const branches = limits.map((limit, index) => `WHEN ${value} <= ${limit} THEN '${index + 1}'`);
  return `CASE WHEN ${value} IS NULL THEN NULL ${branches.join(" ")} ELSE '${into}' END`;
}
