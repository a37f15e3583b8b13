/** The conditional distribution of a two by two table's first cell at some odds ratio, seen from the observed cell. */
export interface ConditionalMoments {
  /** The mean less the observed cell. */
  readonly excess: number;
  readonly variance: number;
  /** The logarithms of the probabilities of at least, and at most, the observed cell. */
  readonly logAtLeast: number;
  readonly logAtMost: number;
  /** The means among these, less the observed cell: they give the slopes of the logarithms. */
  readonly excessAtLeast: number;
  readonly excessAtMost: number;
}

/**
 * Moments and tails of Fisher's noncentral hypergeometric distribution, by summing outwards from its mode.
 *
 * Source: Fisher (1935), JRSS 98, 39-54; the mode in Liao and Rosen (2001), The American Statistician 55, 366-369.
 * Takes time in proportion to the standard deviation, not to n.
 * @param logOdds the logarithm of the odds ratio
 */
export function conditionalMoments(
  observed: number,
  marked: number,
  unmarked: number,
  drawn: number,
  logOdds: number,
): ConditionalMoments {
  const odds = Math.exp(logOdds);
  const least = Math.max(0, drawn - unmarked);
  const most = Math.min(marked, drawn);
  const sums = new TwoSidedSums(observed);
  const mode = modeOf(marked, unmarked, drawn, odds, least, most);
  sums.add(mode, 1);
  let weight = 1;
  for (let k = mode; k < most && weight > smallestWeight; k++) {
    weight *= (((marked - k) / (k + 1)) * (drawn - k) * odds) / (unmarked - drawn + k + 1);
    sums.add(k + 1, weight);
  }
  weight = 1;
  for (let k = mode; k > least && weight > smallestWeight; k--) {
    weight *= ((k / (marked - k + 1)) * (unmarked - drawn + k)) / ((drawn - k + 1) * odds);
    sums.add(k - 1, weight);
  }
  return sums.moments();
}

/** Terms below this, relative to the largest, change neither a sum nor its tails to any digit that is asked for. */
const smallestWeight = 1e-40;

function modeOf(marked: number, unmarked: number, drawn: number, odds: number, least: number, most: number): number {
  const a = odds - 1;
  const b = (marked + drawn + 2) * odds + unmarked - drawn;
  const c = (marked + 1) * (drawn + 1) * odds;
  const mode = Math.floor((2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c))));
  return Math.min(most, Math.max(least, mode));
}

/** Weights, and weights times the distance from the observed value: below it, at it and above it. */
class TwoSidedSums {
  private readonly observed: number;
  private below = 0;
  private at = 0;
  private above = 0;
  private belowDistance = 0;
  private aboveDistance = 0;
  private squares = 0;

  constructor(observed: number) {
    this.observed = observed;
  }

  add(k: number, weight: number): void {
    const distance = k - this.observed;
    this.squares += weight * distance * distance;
    if (distance < 0) {
      this.below += weight;
      this.belowDistance += weight * distance;
    } else if (distance > 0) {
      this.above += weight;
      this.aboveDistance += weight * distance;
    } else this.at += weight;
  }

  moments(): ConditionalMoments {
    const whole = this.below + this.at + this.above;
    const excess = (this.belowDistance + this.aboveDistance) / whole;
    return {
      excess,
      variance: this.squares / whole - excess * excess,
      logAtLeast: Math.log((this.at + this.above) / whole),
      logAtMost: Math.log((this.at + this.below) / whole),
      excessAtLeast: this.aboveDistance / (this.at + this.above),
      excessAtMost: this.belowDistance / (this.at + this.below),
    };
  }
}
