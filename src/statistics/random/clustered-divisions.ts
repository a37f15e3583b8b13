import {ExchangedUnits} from "./exchanged-units.ts";
import type {Random} from "./xoshiro128.ts";

/** How observations are dealt to units of given sizes, whatever they are. */
export interface Deal {
  /** Fills its argument, unit after unit, with what a random deal adds up to; whatever is left over goes last. */
  readonly into: (values: Float64Array) => void;
  /** The work of one deal, in observations moved. */
  readonly work: number;
}

/** About how many units are exchanged at least, and for each group, when a unit adds a single number. */
const fewestLargeUnits = 30;
const largeUnitsPerGroup = 8;
/** About how many smaller ones those units are mixed from. */
const smallUnits = 1500;
/** Small units are worth their trouble when dealing is this many times the work of mixing them. */
const worthSmallUnits = 4;
/** Numbers that are added up in the time in which a unit is moved. */
const numbersPerMove = 6;
/** How often units are exchanged before they are mixed anew: this often where one is as much work as the other. */
const timesAtEqualWork = 20;

/**
 * Random divisions of many observations into groups, in clusters that are independent of each other.
 *
 * Observations are dealt to small units, the small units are mixed into large ones a number of times, and groups
 * exchange large units many times after each mixing. So most divisions cost a hundred moves instead of one for every
 * observation. Where observations are few, they are dealt to the large units at once.
 */
export class ClusteredDivisions {
  /** How many divisions a cluster has. */
  readonly size: number;
  /** The work of a cluster, in observations moved. */
  readonly work: number;
  private readonly large: ExchangedUnits;
  private readonly small: ExchangedUnits | null;
  private readonly deal: Deal;
  private readonly mixings: number;
  private readonly exchanges: number;
  private readonly sums: Float64Array;

  /**
   * @param totals what all observations add up to
   * @param dealTo gives the deal to units of these sizes, which add up to all observations
   */
  constructor(groupSizes: readonly number[], totals: readonly number[], dealTo: (sizes: readonly number[]) => Deal) {
    const perUnit = 1 + totals.length / numbersPerMove;
    const largeUnits = Math.max(fewestLargeUnits, (largeUnitsPerGroup * groupSizes.length) / perUnit);
    const large = new ExchangedUnits(groupSizes, totals, largeUnits);
    const toLarge = [...large.sizes, large.outside];
    const direct = dealTo(toLarge);
    const small = new ExchangedUnits(toLarge, totals, smallUnits);
    this.large = large;
    this.small = direct.work > worthSmallUnits * small.work ? small : null;
    this.deal = this.small === null ? direct : dealTo([...small.sizes, small.outside]);
    const workOfExchange = (large.work + groupSizes.length) * perUnit;
    const workOfMixing = this.small === null ? this.deal.work : small.work * perUnit;
    this.exchanges = Math.ceil(timesAtEqualWork * Math.sqrt(workOfMixing / workOfExchange));
    const workOfMixed = workOfMixing + this.exchanges * workOfExchange;
    this.mixings = this.small === null ? 1 : Math.ceil(timesAtEqualWork * Math.sqrt(this.deal.work / workOfMixed));
    this.size = this.mixings * this.exchanges;
    this.work = this.small === null ? workOfMixed : this.deal.work + this.mixings * workOfMixed;
    this.sums = new Float64Array(groupSizes.length * totals.length);
  }

  /** Draws a cluster and shows the sums of each division, group after group; the array is used again. */
  draw(random: Random, visit: (sums: Float64Array) => void): void {
    const {large, small, sums} = this;
    this.deal.into((small ?? large).values);
    for (let mixing = 0; mixing < this.mixings; mixing++) {
      small?.exchange(large.values, random);
      for (let exchange = 0; exchange < this.exchanges; exchange++) {
        large.exchange(sums, random);
        visit(sums);
      }
    }
  }
}

/** Deals scores one by one (Durstenfeld 1964, algorithm 235), which puts them into another order. */
export function dealScores(scores: Float64Array, sizes: readonly number[], random: Random): Deal {
  const dealt = sizes.slice(0, -1);
  const into = (values: Float64Array): void => {
    let left = scores.length;
    dealt.forEach((size, unit) => {
      let sum = 0;
      for (const end = left - size; left > end; left--) {
        const at = Math.floor(random() * left);
        const score = scores[at] ?? 0;
        scores[at] = scores[left - 1] ?? 0;
        scores[left - 1] = score;
        sum += score;
      }
      values[unit] = sum;
    });
  };
  return {into, work: dealt.reduce((sum, size) => sum + size, 0)};
}
