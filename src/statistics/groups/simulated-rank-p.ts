import {logGamma} from "../distributions/log-gamma.ts";
import type {ExactOptions} from "../independence/fisher-freeman-halton.ts";
import {type SimulatedP as SimulatedTail, simulatedP} from "../independence/simulation.ts";
import {randomTables} from "../random/random-table.ts";
import {type Random, xoshiro128} from "../random/xoshiro128.ts";
import {betweenGroups, extremeFrom} from "./kruskal-wallis.ts";
import {type RankedGroups, spellOutScores} from "./ranked-groups.ts";

/** A simulated p, how it was come by, and an interval that holds the exact p with probability `level`. */
export interface SimulatedP extends SimulatedTail {
  readonly method: "monte-carlo";
  readonly seed: number;
}

/**
 * The share of random divisions of the observations into the groups whose sum of squares between groups is at least
 * the observed one, which itself is counted among them: (hits + 1) / (draws + 1). With two groups this is the two-sided
 * test on the rank sum. See `simulatedP`.
 */
export function simulatedRankP(ranked: RankedGroups, options: ExactOptions, defaultSeed: number): SimulatedP {
  const seed = (options.seed ?? defaultSeed) >>> 0;
  const {draw, work} = cheaperDraw(ranked, xoshiro128(seed));
  const affordable = Math.max(leastDraws, Math.min(mostDraws, Math.floor(affordableWork / work)));
  const draws = options.draws !== undefined && options.draws >= 1 ? Math.floor(options.draws) : affordable;
  const threshold = extremeFrom(ranked);
  const scoreSums = new Float64Array(ranked.sizes.length);
  let hits = 0;
  for (let i = 0; i < draws; i++) {
    draw(scoreSums);
    if (betweenGroups(scoreSums, ranked.sizes) >= threshold) hits++;
  }
  return {method: "monte-carlo", seed, ...simulatedP(hits, draws)};
}

/** Enough for a half-width of 0.002, whatever the p. */
const mostDraws = 450_000;
const leastDraws = 1000;
/** Moves of a shuffle that take about half a second. */
const affordableWork = 40_000_000;
/** Moves that take as long as drawing one cell of a table. */
const movesPerCell = 3;

interface Draw {
  /** Fills its argument with the score sums of a random division. */
  readonly draw: (scoreSums: Float64Array) => void;
  /** What one takes, in moves of a shuffle. */
  readonly work: number;
}

function cheaperDraw(ranked: RankedGroups, random: Random): Draw {
  const workOfTable = ranked.sizes.length * ranked.levels.length * movesPerCell;
  return workOfTable < ranked.n ? byTable(ranked, random, workOfTable) : byShuffle(ranked, random);
}

/** Draws how many of each group have each value: the cheaper way when values are few. */
function byTable({n, sizes, levels}: RankedGroups, random: Random, work: number): Draw {
  const logFactorials = Float64Array.from({length: n + 1}, (_, k) => logGamma(k + 1));
  const counts = levels.map(({count}) => count);
  const fill = randomTables(sizes, counts, (k) => logFactorials[k] ?? 0, random);
  const scores = levels.map(({score}) => score);
  const cells = new Float64Array(sizes.length * scores.length);
  const draw = (scoreSums: Float64Array): void => {
    fill(cells);
    for (let group = 0; group < sizes.length; group++) {
      let sum = 0;
      for (let index = 0; index < scores.length; index++) {
        sum += (cells[group * scores.length + index] ?? 0) * (scores[index] ?? 0);
      }
      scoreSums[group] = sum;
    }
  };
  return {draw, work};
}

/** Shuffles the scores (Durstenfeld 1964, algorithm 235); the last and largest group gets what is left. */
function byShuffle(ranked: RankedGroups, random: Random): Draw {
  const {n, sizes} = ranked;
  const scores = spellOutScores(ranked);
  const bySize = sizes.map((_, group) => group).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const last = bySize.pop() ?? 0;
  const draw = (scoreSums: Float64Array): void => {
    let left = n;
    let others = 0;
    for (const group of bySize) {
      let sum = 0;
      for (const end = left - (sizes[group] ?? 0); left > end; left--) {
        const at = Math.floor(random() * left);
        const score = scores[at] ?? 0;
        scores[at] = scores[left - 1] ?? 0;
        scores[left - 1] = score;
        sum += score;
      }
      scoreSums[group] = sum;
      others += sum;
    }
    // All scores add up to 0.
    scoreSums[last] = -others;
  };
  return {draw, work: n - (sizes[last] ?? 0)};
}
