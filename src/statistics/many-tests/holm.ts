import {type AdjustedResult, ascending, checkFamily} from "./family.ts";

/**
 * P-values adjusted so that the chance of any false finding in the family is at most the level they are compared with.
 *
 * Source: Holm (1979), Scandinavian Journal of Statistics 6, 65-70; R `p.adjust(ps, "holm", familySize)`.
 * Assumes nothing about how the tests depend on each other.
 * @param familySize the number of tests in the declared family, when not all of them have a p
 */
export function holm(ps: readonly number[], familySize = ps.length): AdjustedResult {
  const problem = checkFamily(ps, familySize);
  if (problem !== null) return problem;
  const adjusted = ps.map(() => 1);
  let least = 0;
  ascending(ps).forEach((index, smaller) => {
    least = Math.max(least, Math.min(1, (familySize - smaller) * (ps[index] ?? 1)));
    adjusted[index] = least;
  });
  return {ok: true, adjusted};
}
