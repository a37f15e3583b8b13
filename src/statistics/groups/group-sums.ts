import {ProbabilityMap} from "./probability-map.ts";
import {type RankedGroups, spellOutScores} from "./ranked-groups.ts";

/**
 * All rank sums that groups of given sizes can have, with their probabilities when everybody is as likely to be in any
 * group.
 *
 * Method: the observations are put into groups one after the other. What decides about the rest is only how many each
 * group has and what they add up to; arrangements that agree in this are one, under a key whose digits are those
 * numbers, in mixed radix. The last group has what the others have not, and needs no digits. This is the network
 * algorithm of Mehta, Patel and Tsiatis (1984), Biometrics 40, 819-825, for more than two groups.
 */
export class GroupSums {
  private readonly scores: Float64Array;
  private readonly sizes: readonly number[];
  /** What one observation, and what one unit of score, adds to the key, for each group. */
  private readonly counts: readonly number[];
  private readonly units: readonly number[];
  private readonly lowest: number;

  private constructor(ranked: RankedGroups, counts: readonly number[], units: readonly number[]) {
    this.scores = spellOutScores(ranked);
    this.sizes = ranked.sizes;
    this.counts = counts;
    this.units = units;
    this.lowest = this.scores[0] ?? 0;
  }

  /** @returns null when there are too many arrangements for a key */
  static of(ranked: RankedGroups): GroupSums | null {
    const range = (ranked.levels.at(-1)?.score ?? 0) - (ranked.levels[0]?.score ?? 0);
    const counts: number[] = [];
    const units: number[] = [];
    let place = 1;
    for (const size of ranked.sizes.slice(0, -1)) {
      counts.push(place);
      units.push(place * (size + 1));
      place *= (size + 1) * (size * range + 1);
      if (place > Number.MAX_SAFE_INTEGER) return null;
    }
    return new GroupSums(ranked, counts, units);
  }

  /**
   * Calls `visit` with the score sums of every arrangement; the array is reused.
   * @param budget the number of arrangements, whole and begun, that may be looked up
   * @returns whether it went through within the budget; if not, nothing was visited
   */
  forEach(budget: number, visit: (scoreSums: Float64Array, probability: number) => void): boolean {
    const sizes = this.sizes;
    const taken = sizes.map(() => 0);
    let arrangements = new ProbabilityMap();
    let next = new ProbabilityMap();
    arrangements.add(0, 1);
    let left = budget;
    for (let seen = 0; seen < this.scores.length; seen++) {
      const score = (this.scores[seen] ?? 0) - this.lowest;
      const unseen = this.scores.length - seen;
      left -= sizes.length * arrangements.size;
      if (left < 0) return false;
      arrangements.visitAll((key, probability) => {
        this.readCounts(key, seen, taken);
        for (let group = 0; group < sizes.length; group++) {
          const free = (sizes[group] ?? 0) - (taken[group] ?? 0);
          if (free === 0) continue;
          const reached = key + (this.counts[group] ?? 0) + score * (this.units[group] ?? 0);
          next.add(reached, (probability * free) / unseen);
        }
      });
      [arrangements, next] = [next, arrangements];
      next.clear();
    }
    const scoreSums = new Float64Array(sizes.length);
    arrangements.visitAll((key, probability) => {
      this.readScoreSums(key, scoreSums);
      visit(scoreSums, probability);
    });
    return true;
  }

  private readCounts(key: number, seen: number, into: number[]): void {
    let others = 0;
    this.counts.forEach((place, group) => {
      const count = Math.floor(key / place) % ((this.sizes[group] ?? 0) + 1);
      into[group] = count;
      others += count;
    });
    into[this.sizes.length - 1] = seen - others;
  }

  private readScoreSums(key: number, into: Float64Array): void {
    let others = 0;
    this.units.forEach((place, group) => {
      const size = this.sizes[group] ?? 0;
      const above = this.counts[group + 1];
      const sum = Math.floor((above === undefined ? key : key % above) / place) + size * this.lowest;
      into[group] = sum;
      others += sum;
    });
    // All scores add up to 0.
    into[this.sizes.length - 1] = -others;
  }
}
