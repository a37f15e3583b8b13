import type {ExactOptions} from "../independence/fisher-freeman-halton.ts";
import {type SimulatedP as SimulatedTail, simulatedP} from "../independence/simulation.ts";
import {ClusteredDivisions, dealScores} from "../random/clustered-divisions.ts";
import {ClusteredP} from "../random/clustered-p.ts";
import {type Random, xoshiro128} from "../random/xoshiro128.ts";
import {betweenGroups, extremeFrom} from "./kruskal-wallis.ts";
import {type RankedGroups, spellOutScores} from "./ranked-groups.ts";

/** A simulated p, how it was come by, and an interval that holds the exact p with probability `level`. */
export interface SimulatedP extends SimulatedTail {
  readonly method: "monte-carlo";
  readonly seed: number;
}

/** Enough for a half-width of 0.002, whatever the p. */
const mostDraws = 450_000;
/** Observations that are moved in rather more than half a second. */
const affordableWork = 55_000_000;
/** Fewer clusters than this tell too little about how they differ. */
const leastClusters = 20;

/**
 * The share of random divisions of the observations into the groups whose sum of squares between groups is at least
 * the observed one. With two groups this is the two-sided test on the rank sum.
 *
 * As many divisions as are wanted, or few enough to be affordable, are drawn one by one: see `simulatedP`. Where that
 * would be too few for a narrow interval, they are drawn in clusters: see `ClusteredDivisions` and `ClusteredP`.
 */
export function simulatedRankP(ranked: RankedGroups, options: ExactOptions, defaultSeed: number): SimulatedP {
  const seed = (options.seed ?? defaultSeed) >>> 0;
  const random = xoshiro128(seed);
  const wanted = options.draws;
  const alone = wanted !== undefined && wanted >= 1 ? Math.floor(wanted) : affordableAlone(ranked);
  const tail = alone === null ? fromClusters(ranked, random) : fromShuffles(ranked, alone, random);
  return {method: "monte-carlo", seed, ...tail};
}

/** The number of shuffles, or null where there cannot be enough of them. */
function affordableAlone({n, sizes}: RankedGroups): number | null {
  const moves = n - Math.max(...sizes);
  return moves * mostDraws <= affordableWork ? mostDraws : null;
}

function fromShuffles(ranked: RankedGroups, draws: number, random: Random): SimulatedTail {
  const {sizes} = ranked;
  const bySize = sizes.map((_, group) => group).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const ascending = bySize.map((group) => sizes[group] ?? 0);
  const last = ascending.length - 1;
  const deal = dealScores(spellOutScores(ranked), ascending, random);
  const threshold = extremeFrom(ranked);
  const sums = new Float64Array(ascending.length);
  let hits = 0;
  for (let i = 0; i < draws; i++) {
    deal.into(sums);
    // The last and largest group has what is left, and all scores add up to 0.
    let rest = 0;
    for (let group = 0; group < last; group++) rest -= sums[group] ?? 0;
    sums[last] = rest;
    if (betweenGroups(sums, ascending) >= threshold) hits++;
  }
  return simulatedP(hits, draws);
}

function fromClusters(ranked: RankedGroups, random: Random): SimulatedTail {
  const {n, sizes, squares} = ranked;
  const scores = spellOutScores(ranked);
  const divisions = new ClusteredDivisions(sizes, [0], (unitSizes) => dealScores(scores, unitSizes, random));
  const p = new ClusteredP(extremeFrom(ranked), ((sizes.length - 1) * squares) / (n - 1));
  const clusters = Math.max(leastClusters, Math.floor(affordableWork / divisions.work));
  for (let cluster = 0; cluster < clusters; cluster++) {
    divisions.draw(random, (sums) => p.add(betweenGroups(sums, sizes)));
    p.endCluster();
  }
  return p.result();
}
