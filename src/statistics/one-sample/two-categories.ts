import {firstThat} from "./first-that.ts";

/** How so many draws fall into two categories: the logarithms of the terms, and their shares summed from either end. */
interface Split {
  readonly terms: Float64Array;
  readonly upTo: Float64Array;
  readonly from: Float64Array;
  readonly mode: number;
}

/** The two last categories of a multinomial: what share of their splits has a small probability. */
export class TwoCategories {
  private readonly splits = new Map<number, Split>();
  private readonly logShares: readonly number[];
  private readonly logFactorials: Float64Array;

  /** @param logShares logarithms of the two probabilities */
  constructor(logShares: readonly number[], logFactorials: Float64Array) {
    this.logShares = logShares;
    this.logFactorials = logFactorials;
  }

  /** Whether the table for so many draws is made already; it takes memory and work in proportion to them. */
  has(draws: number): boolean {
    return this.splits.has(draws);
  }

  /** The share of splits, weighted by their probability, whose logarithmic term is at most `limit`. */
  shareUpTo(draws: number, limit: number): number {
    const split = this.splitOf(draws);
    const {terms, upTo, from, mode} = split;
    if ((terms[mode] ?? 0) <= limit) return 1;
    // The terms rise up to the mode and fall beyond it.
    const below = firstThat((count) => (terms[count] ?? 0) > limit, 0, mode);
    const above = firstThat((count) => (terms[count] ?? 0) <= limit, mode, draws + 1);
    return (below > 0 ? (upTo[below - 1] ?? 0) : 0) + (above <= draws ? (from[above] ?? 0) : 0);
  }

  private splitOf(draws: number): Split {
    const known = this.splits.get(draws);
    if (known !== undefined) return known;
    const [first = 0, second = 0] = this.logShares;
    const logFactorial = (k: number): number => this.logFactorials[k] ?? 0;
    const terms = Float64Array.from(
      {length: draws + 1},
      (_, count) => count * first + (draws - count) * second - logFactorial(count) - logFactorial(draws - count),
    );
    const mode = terms.reduce((best, term, count) => (term > (terms[best] ?? 0) ? count : best), 0);
    const logWhole = draws * Math.log(Math.exp(first) + Math.exp(second)) - logFactorial(draws);
    const shares = terms.map((term) => Math.exp(term - logWhole));
    const upTo = shares.slice();
    for (let count = 1; count <= draws; count++) upTo[count] = (upTo[count] ?? 0) + (upTo[count - 1] ?? 0);
    const from = shares;
    for (let count = draws - 1; count >= 0; count--) from[count] = (from[count] ?? 0) + (from[count + 1] ?? 0);
    const split = {terms, upTo, from, mode};
    this.splits.set(draws, split);
    return split;
  }
}
