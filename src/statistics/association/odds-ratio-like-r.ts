import type {CountTable} from "../contingency-table.ts";
import {logBinomialTerm} from "../distributions/saddle-point.ts";
import {twoByTwo} from "../independence/two-by-two.ts";
import {isLevel, notComputable} from "../result.ts";
import {brentRoot} from "./brent-root.ts";
import type {OddsRatioResult} from "./odds-ratio.ts";

/**
 * The odds ratio and interval as R prints them, with the same search that stops at the same tolerance, for comparison
 * with other software. `conditionalOddsRatio` gives the exact numbers.
 *
 * Source: R 4.2.2 `fisher.test`, functions mle, ncp.L and ncp.U.
 * Limits: takes memory in proportion to the smallest margin, as R does; margins above ten million are refused.
 */
export function oddsRatioLikeR(table: CountTable, level = 0.95): OddsRatioResult {
  const four = twoByTwo(table);
  if (!four.ok) return four;
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const {a, b, c, d, n} = four;
  const low = Math.max(0, a - d);
  const high = a + Math.min(b, c);
  if (high - low > widestSupport) return notComputable("not-a-count");
  const [p, q] = [(a + b) / n, (c + d) / n];
  const support = new Support(
    low,
    high,
    (k) => logBinomialTerm(k, a + c - k, p, q) + logBinomialTerm(a + b - k, d - a + k, p, q),
  );
  const tail = (1 - level) / 2;
  const mean = (odds: number): number => (odds === 0 ? low : support.mean(odds)) - a;
  const atLeast = (odds: number): number => (odds === 0 ? 0 : support.atLeast(a, odds)) - tail;
  const atMost = (odds: number): number => (odds === 0 ? 1 : support.atMost(a, odds)) - tail;
  return {
    ok: true,
    estimate: a === low ? 0 : a === high ? Number.POSITIVE_INFINITY : rootOf(mean, 1),
    low: a === low ? 0 : rootOf(atLeast, 1),
    high: a === high ? Number.POSITIVE_INFINITY : rootOf(atMost, -1),
    level,
    n,
  };
}

const widestSupport = 10_000_000;

/** R searches odds ratios below 1 as they are, and those above 1 by one over them. */
function rootOf(f: (odds: number) => number, direction: 1 | -1): number {
  const atOne = f(1) * direction;
  if (atOne > 0) return brentRoot(f, 0, 1);
  if (atOne < 0) return 1 / brentRoot((inverse) => f(1 / inverse), Number.EPSILON, 1);
  return 1;
}

/** All values the first cell can take, with the logarithms of their probabilities under independence, up to one term. */
class Support {
  private readonly low: number;
  private readonly logs: Float64Array;
  private readonly weights: Float64Array;

  constructor(low: number, high: number, logProbability: (k: number) => number) {
    this.low = low;
    this.logs = Float64Array.from({length: high - low + 1}, (_, index) => logProbability(low + index));
    this.weights = new Float64Array(this.logs.length);
  }

  mean(odds: number): number {
    return this.sum(odds, (k) => k);
  }

  atLeast(observed: number, odds: number): number {
    return this.sum(odds, (k) => (k >= observed ? 1 : 0));
  }

  atMost(observed: number, odds: number): number {
    return this.sum(odds, (k) => (k <= observed ? 1 : 0));
  }

  private sum(odds: number, of: (k: number) => number): number {
    const {low, logs, weights} = this;
    const logOdds = Math.log(odds);
    let largest = Number.NEGATIVE_INFINITY;
    logs.forEach((log, index) => {
      const weight = log + logOdds * (low + index);
      weights[index] = weight;
      if (weight > largest) largest = weight;
    });
    let whole = 0;
    let sum = 0;
    weights.forEach((log, index) => {
      const weight = Math.exp(log - largest);
      whole += weight;
      sum += weight * of(low + index);
    });
    return sum / whole;
  }
}
