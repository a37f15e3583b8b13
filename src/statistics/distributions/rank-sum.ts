/** The distribution of a sum of scores, at equally spaced sums; sums that cannot happen have probability 0. */
export interface ScoreSumDistribution {
  readonly lowest: number;
  readonly step: number;
  /** Of the sums `lowest + index * step`. */
  readonly probabilities: Float64Array;
}

/**
 * The exact distribution of the sum of `drawn` scores, drawn without replacement from whole-numbered scores, tied or
 * not: with ranks for scores, the rank-sum (Mann-Whitney) distribution; with midranks, the conditional one given ties.
 *
 * Source: the shift algorithm of Streitberg and Röhmel (1986), Statistical Software Newsletter 12, 10-17, as in R's
 * coin and exactRankTests; but on probabilities instead of counts, so that nothing overflows. The scores are taken in
 * one after the other, and each number drawn so far keeps only the sums it can have.
 * @param scores in ascending order, whole numbers
 * @param mostSteps additions it may take; time and memory follow them
 * @returns null when it would take more steps
 */
export function scoreSumDistribution(
  scores: ArrayLike<number>,
  drawn: number,
  mostSteps: number,
): ScoreSumDistribution | null {
  const n = scores.length;
  if (!(Number.isInteger(drawn) && drawn >= 0 && drawn <= n)) {
    throw new RangeError(`cannot draw ${drawn} from ${n} scores`);
  }
  const lowestScore = scores[0] ?? 0;
  const step = commonStep(scores);
  const shifts = Float64Array.from({length: n}, (_, i) => ((scores[i] ?? 0) - lowestScore) / step);
  const sums = new ScoreSums(shifts, drawn);
  if (!sums.fitsIn(mostSteps)) return null;
  const probabilities = sums.probabilities();
  return {lowest: drawn * lowestScore + step * sums.leastOf(drawn), step, probabilities};
}

/** The probability that the sum is at most `sum`. */
export function scoreSumLowerTail({lowest, step, probabilities}: ScoreSumDistribution, sum: number): number {
  const last = Math.min(probabilities.length - 1, Math.floor((sum - lowest) / step));
  let total = 0;
  for (let index = 0; index <= last; index++) total += probabilities[index] ?? 0;
  return Math.min(1, total);
}

/** The probability that the sum is at least `sum`. */
export function scoreSumUpperTail({lowest, step, probabilities}: ScoreSumDistribution, sum: number): number {
  const first = Math.max(0, Math.ceil((sum - lowest) / step));
  let total = 0;
  for (let index = probabilities.length - 1; index >= first; index--) total += probabilities[index] ?? 0;
  return Math.min(1, total);
}

/** The probability that the sum is at least `distance` away from `center`. */
export function scoreSumTwoSided(distribution: ScoreSumDistribution, center: number, distance: number): number {
  if (distance <= 0) return 1;
  const below = scoreSumLowerTail(distribution, center - distance);
  return Math.min(1, below + scoreSumUpperTail(distribution, center + distance));
}

/** The largest number that divides all differences between scores; 1 when there are none. */
function commonStep(scores: ArrayLike<number>): number {
  let step = 0;
  for (let i = 1; i < scores.length; i++) step = greatestCommonDivisor(step, (scores[i] ?? 0) - (scores[i - 1] ?? 0));
  return step === 0 ? 1 : step;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** The work behind `scoreSumDistribution`, on scores that begin at 0 and have no common divisor. */
class ScoreSums {
  private readonly scores: Float64Array;
  private readonly drawn: number;
  /** By i: the sum of the i lowest scores. */
  private readonly lowestSums: Float64Array;

  constructor(scores: Float64Array, drawn: number) {
    this.scores = scores;
    this.drawn = drawn;
    this.lowestSums = new Float64Array(scores.length + 1);
    scores.forEach((score, i) => {
      this.lowestSums[i + 1] = (this.lowestSums[i] ?? 0) + score;
    });
  }

  /** The least sum of k scores. */
  leastOf(k: number): number {
    return this.lowestSums[k] ?? 0;
  }

  fitsIn(mostSteps: number): boolean {
    let steps = 0;
    for (let seen = 1; seen <= this.scores.length; seen++) {
      for (let k = this.fewestOf(seen); k <= this.mostOf(seen); k++) {
        steps += this.widthOf(k, seen);
        if (steps > mostSteps) return false;
      }
    }
    return true;
  }

  probabilities(): Float64Array {
    const n = this.scores.length;
    const bySum = Array.from({length: this.drawn + 1}, (_, k) => new Float64Array(this.widthOf(k, n - this.drawn + k)));
    bySum[0]?.fill(1, 0, 1);
    for (let seen = 1; seen <= n; seen++) {
      const score = this.scores[seen - 1] ?? 0;
      const left = n - seen + 1;
      // Downward, so that the sums of k - 1 scores are still those from before this score.
      for (let k = this.mostOf(seen); k >= this.fewestOf(seen); k--) {
        const sums = bySum[k] ?? new Float64Array();
        const skipped = (left - this.drawn + k) / left;
        const widthBefore = k < seen ? this.widthOf(k, seen - 1) : 0;
        for (let index = 0; index < widthBefore; index++) sums[index] = (sums[index] ?? 0) * skipped;
        if (k === 0) continue;
        const fewer = bySum[k - 1] ?? new Float64Array();
        const taken = (this.drawn - k + 1) / left;
        const shift = score - (this.scores[k - 1] ?? 0);
        const width = this.widthOf(k - 1, seen - 1);
        for (let index = 0; index < width; index++) {
          sums[index + shift] = (sums[index + shift] ?? 0) + (fewer[index] ?? 0) * taken;
        }
      }
    }
    return bySum[this.drawn] ?? new Float64Array();
  }

  /** How many of the scores seen must be drawn, for there to be enough of the others. */
  private fewestOf(seen: number): number {
    return Math.max(0, this.drawn - (this.scores.length - seen));
  }

  private mostOf(seen: number): number {
    return Math.min(seen, this.drawn);
  }

  /** The number of sums, from the least on, that k of the scores seen can have. */
  private widthOf(k: number, seen: number): number {
    const greatest = (this.lowestSums[seen] ?? 0) - (this.lowestSums[seen - k] ?? 0);
    return greatest - this.leastOf(k) + 1;
  }
}
