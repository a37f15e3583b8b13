import {numberOf} from "../derived/columns.ts";
import {type QuantileLimits, quantileShares} from "../derived/quantiles.ts";
import type {Engine} from "../engine.ts";
import {keptHeldSql} from "../keep.ts";
import {findColumn, type SourceLayout} from "../layout.ts";
import type {Judgement} from "./judge.ts";

/**
 * The limits of groups by quantiles, which are found once, so that the rows need not be copied with their groups. One may be made of
 * another.
 */
export async function quantileLimits(
  engine: Engine,
  source: SourceLayout,
  judgement: Judgement,
): Promise<ReadonlyMap<string, QuantileLimits>> {
  const limits = new Map<string, QuantileLimits>();
  for (const {variable} of source.columns.values()) {
    const {derivation} = variable;
    if (derivation?.kind !== "quantile") continue;
    const value = numberOf(source.dialect, findColumn(source, derivation.of));
    const shares = quantileShares(derivation.into);
    const rows = await engine.rows(`SELECT wave, ${shares.map((_, index) => `found[${index + 1}]`).join(", ")} FROM (
        SELECT wave, quantile_cont(${value}, [${shares.map(source.dialect.numberLiteral).join(", ")}]) AS found
        FROM (${keptHeldSql(source, judgement, limits)}) AS form WHERE ${value} IS NOT NULL GROUP BY wave
      ) AS at_wave ORDER BY wave`);
    limits.set(
      variable.name,
      new Map(rows.map(([wave = null, ...found]) => [wave === null ? null : Number(wave), found.map(Number)])),
    );
  }
  return limits;
}
