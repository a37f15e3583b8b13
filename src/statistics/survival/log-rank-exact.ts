import {betweenGroups, extremeFrom} from "../groups/kruskal-wallis.ts";
import type {RankedGroups} from "../groups/ranked-groups.ts";
import {type SimulatedP, simulatedRankP} from "../groups/simulated-rank-p.ts";
import type {ExactOptions} from "../independence/fisher-freeman-halton.ts";
import {type Computed, notComputable} from "../result.ts";
import {divisionsOfLevels} from "./divisions-of-levels.ts";
import {type GroupedTimes, groupTimes} from "./grouped-times.ts";
import type {TimeCount} from "./time-counts.ts";

export type LogRankExactResult = Computed<{n: number; p: number} & ({method: "exact"} | SimulatedP)>;

/** Steps that take about a third of a second. */
const defaultBudget = 3_000_000;
const defaultSeed = 1966;

/**
 * The log-rank test by permutation: the share of all ways to divide the persons, with their times, into groups of these
 * sizes whose log-rank scores lie at least as far apart as the observed ones.
 *
 * Source: Peto and Peto (1972), JRSS A 135, 185-207, section 4; R `coin::logrank_test(ties.method = "mid-ranks")`
 * with its exact or approximate distribution. The scores of a group add up to its events less those expected.
 * Assumes, beyond what `logRank` does, that the groups are followed equally long: Heinze, Gnant and Schemper (2003),
 * Biometrics 59, 1151-1157. Exact for some sixteen persons; when the work passes the budget, the p is simulated, and the
 * result says so.
 */
export function logRankExact(
  groups: readonly (readonly TimeCount[])[],
  options: ExactOptions = {},
): LogRankExactResult {
  const grouped = groupTimes(groups);
  if (!grouped.ok) return grouped;
  const scored = logRankScores(grouped);
  const {n, sizes} = scored;
  if (scored.levels.length < 2) return notComputable("no-variation");
  const threshold = extremeFrom(scored);
  let p = 0;
  const isDone = divisionsOfLevels(scored.levels, sizes, options.budget ?? defaultBudget, (sums, probability) => {
    if (betweenGroups(sums, sizes) >= threshold) p += probability;
  });
  if (isDone) return {ok: true, method: "exact", n, p: Math.min(1, p)};
  return {ok: true, n, ...simulatedRankP(scored, options, defaultSeed)};
}

/** Each person's score: 1 if it happened, less the risk they were under until then. All scores add up to 0. */
function logRankScores({n, sizes, lines, observed, expected}: GroupedTimes): RankedGroups {
  const byScore = new Map<number, number[]>();
  let risk = 0;
  for (const {events, atRisk, eventsByGroup, censoredByGroup} of lines) {
    risk += events / atRisk;
    for (const [score, persons] of [
      [1 - risk, eventsByGroup],
      [-risk, censoredByGroup],
    ] as const) {
      const before = byScore.get(score);
      byScore.set(
        score,
        persons.map((count, group) => count + (before?.[group] ?? 0)),
      );
    }
  }
  const levels = [...byScore]
    .map(([score, countByGroup]) => ({score, countByGroup, count: countByGroup.reduce((sum, each) => sum + each, 0)}))
    .filter(({count}) => count > 0)
    .sort((a, b) => a.score - b.score);
  return {
    n,
    sizes,
    levels,
    scoreSums: observed.map((each, group) => each - (expected[group] ?? 0)),
    squares: levels.reduce((sum, {score, count}) => sum + count * score ** 2, 0),
  };
}
