import {logGamma} from "../distributions/log-gamma.ts";
import {randomBinomial} from "../random/random-binomial.ts";
import type {Random} from "../random/xoshiro128.ts";

export interface RandomRankSum {
  /** The sum of those ranks that the next throw of fair coins picks. */
  readonly draw: () => number;
  /** What one draw takes, in look-ups of the sum that eight coins pick. */
  readonly work: number;
}

/** From this many ties on, to draw how many of them are picked is quicker than to throw for each. */
const manyTies = 400;
const lookUpsPerBinomial = 50;
const coinsAtOnce = 8;
const lookUpsPerNumber = 4;
const ways = 2 ** coinsAtOnce;
/** Tables that do not fit into the processor's cache take several times as long. */
const cachedSums = 100_000;
const slowdown = 4;

/** Draws the signed-rank statistic without an effect: every rank is picked with probability one half. */
export function randomRankSum(ranks: readonly number[], random: Random): RandomRankSum {
  const groups = new Map<number, number>();
  for (const rank of ranks) groups.set(rank, (groups.get(rank) ?? 0) + 1);
  const large = [...groups].filter(([, count]) => count >= manyTies);
  const single = ranks.filter((rank) => (groups.get(rank) ?? 0) < manyTies);
  const logFactorials = Float64Array.from({length: ranks.length + 1}, (_, k) => logGamma(k + 1));
  const logFactorial = (k: number): number => logFactorials[k] ?? 0;
  const sums = sumsOfEight(single);
  const draw = (): number => {
    let sum = 0;
    for (const [rank, count] of large) sum += rank * randomBinomial(count, 0.5, logFactorial, random);
    for (let start = 0; start < sums.length; start += lookUpsPerNumber * ways) {
      const coins = Math.floor(random() * 2 ** (coinsAtOnce * lookUpsPerNumber));
      for (let part = 0; part < lookUpsPerNumber; part++) {
        sum += sums[start + part * ways + ((coins >>> (part * coinsAtOnce)) & (ways - 1))] ?? 0;
      }
    }
    return sum;
  };
  const perLookUp = sums.length > cachedSums ? slowdown : 1;
  return {draw, work: (perLookUp * sums.length) / ways + large.length * lookUpsPerBinomial + 1};
}

/** For every eight ranks the sums that each of the 256 throws of eight coins picks, one table after the other. */
function sumsOfEight(ranks: readonly number[]): Float64Array {
  const tables = Math.ceil(ranks.length / coinsAtOnce);
  const sums = new Float64Array(tables * ways);
  for (let table = 0; table < tables; table++) {
    for (let coins = 1; coins < ways; coins++) {
      const highest = 31 - Math.clz32(coins);
      const without = sums[table * ways + coins - 2 ** highest] ?? 0;
      sums[table * ways + coins] = without + (ranks[table * coinsAtOnce + highest] ?? 0);
    }
  }
  return sums;
}
