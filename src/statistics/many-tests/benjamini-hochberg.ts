import {type AdjustedResult, ascending, checkFamily} from "./family.ts";

/**
 * P-values adjusted so that, of what is found at a level, the share of false findings is expected to be at most that.
 *
 * Source: Benjamini and Hochberg (1995), JRSS B 57, 289-300; R `p.adjust(ps, "BH", familySize)`.
 * Assumes tests that are independent, or depend on each other positively (Benjamini and Yekutieli 2001).
 * @param familySize the number of tests in the declared family, when not all of them have a p
 */
export function benjaminiHochberg(ps: readonly number[], familySize = ps.length): AdjustedResult {
  const problem = checkFamily(ps, familySize);
  if (problem !== null) return problem;
  const adjusted = ps.map(() => 1);
  // Tests of the family that have no p stand above all others, with a p of 1.
  let most = 1;
  ascending(ps)
    .reverse()
    .forEach((index, larger) => {
      most = Math.min(most, (familySize / (ps.length - larger)) * (ps[index] ?? 1));
      adjusted[index] = most;
    });
  return {ok: true, adjusted};
}
