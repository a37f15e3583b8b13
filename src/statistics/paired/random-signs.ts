import type {Random} from "../random/xoshiro128.ts";

const coinsAtOnce = 8;
const ways = 2 ** coinsAtOnce;
const tables = 8;
/** Ranks are dealt to this many units, which keep the signs within them while the units' own signs are drawn anew. */
const units = coinsAtOnce * tables;
const coinsPerNumber = 32;
/** Work in signs drawn one by one: filling the tables, and one draw of all units' signs. */
const workOfTables = 3 * ways * tables;
const workOfFlip = 20;
/** How often units are flipped for each drawing of all signs: this often where one is as much work as the other. */
const flipsAtEqualWork = 15;

/**
 * Sums of ranks with random signs, in clusters that are independent of each other.
 *
 * The ranks are dealt to 64 units, and signs are drawn for all of them. Then whole units get random signs, again and
 * again: any signs are as probable as any others in each of these draws. Tables of the sums of eight units for each of
 * the 256 ways to pick among them make such a draw a matter of eight look-ups.
 */
export class RandomSigns {
  /** How many draws a cluster has. */
  readonly size: number;
  /** The work of a cluster, in signs drawn one by one. */
  readonly work: number;
  private readonly ranks: Float64Array;
  private readonly random: Random;
  private readonly unitSums = new Float64Array(units);
  private readonly picked = new Float64Array(tables * ways);

  constructor(ranks: readonly number[], random: Random) {
    this.ranks = Float64Array.from(ranks);
    this.random = random;
    const fixed = ranks.length + workOfTables;
    this.size = Math.ceil(flipsAtEqualWork * Math.sqrt(fixed / workOfFlip));
    this.work = fixed + this.size * workOfFlip;
  }

  /** The sum of all ranks, each with its own random sign. */
  single(): number {
    this.drawSigns();
    return this.unitSums.reduce((sum, unit) => sum + unit, 0);
  }

  /** Draws a cluster and shows each of its sums. */
  cluster(visit: (sum: number) => void): void {
    this.drawSigns();
    this.fillTables();
    const {picked, random} = this;
    const all = this.unitSums.reduce((sum, unit) => sum + unit, 0);
    for (let flip = 0; flip < this.size; flip++) {
      let sum = 0;
      for (let table = 0; table < tables; ) {
        const coins = coinsOf(random);
        for (let shift = 0; shift < coinsPerNumber; shift += coinsAtOnce, table++) {
          sum += picked[table * ways + ((coins >>> shift) & (ways - 1))] ?? 0;
        }
      }
      // Those picked keep their sign, the others change it.
      visit(2 * sum - all);
    }
  }

  private drawSigns(): void {
    const {ranks, unitSums, random} = this;
    unitSums.fill(0);
    for (let start = 0; start < ranks.length; start += coinsPerNumber) {
      const coins = coinsOf(random);
      const count = Math.min(coinsPerNumber, ranks.length - start);
      for (let coin = 0; coin < count; coin++) {
        // Neighbours go to different units, so that all units have large ranks and small ones.
        const unit = (start + coin) % units;
        const sign = 2 * ((coins >>> coin) & 1) - 1;
        unitSums[unit] = (unitSums[unit] ?? 0) + sign * (ranks[start + coin] ?? 0);
      }
    }
  }

  private fillTables(): void {
    const {picked, unitSums} = this;
    for (let table = 0; table < tables; table++) {
      for (let coins = 1; coins < ways; coins++) {
        const highest = 31 - Math.clz32(coins);
        const without = picked[table * ways + coins - 2 ** highest] ?? 0;
        picked[table * ways + coins] = without + (unitSums[table * coinsAtOnce + highest] ?? 0);
      }
    }
  }
}

function coinsOf(random: Random): number {
  return Math.floor(random() * 2 ** coinsPerNumber);
}
