/**
 * Where a continuous function that is above 0 at `positive` and below 0 at `negative` is 0, to the last digits.
 *
 * Source: Chandrupatla (1997), Advances in Engineering Software 28, 145-149: inverse quadratic interpolation where
 * that is safe, else bisection.
 */
export function findRoot(f: (x: number) => number, positive: number, negative: number): number {
  let [newest, opposite] = [positive, negative];
  let [atNewest, atOpposite] = [f(newest), f(opposite)];
  let [before, atBefore] = [opposite, atOpposite];
  let share = 0.5;
  for (let step = 0; step < mostSteps; step++) {
    const x = newest + share * (opposite - newest);
    const atX = f(x);
    if (atX > 0 === atNewest > 0) {
      [before, atBefore] = [newest, atNewest];
    } else {
      [before, atBefore] = [opposite, atOpposite];
      [opposite, atOpposite] = [newest, atNewest];
    }
    [newest, atNewest] = [x, atX];
    const best = Math.abs(atNewest) < Math.abs(atOpposite) ? newest : opposite;
    const least = (2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / Math.abs(opposite - newest);
    if (atNewest === 0 || least >= 0.5) return best;
    const position = (newest - opposite) / (before - opposite);
    const height = (atNewest - atOpposite) / (atBefore - atOpposite);
    share = 0.5;
    if (height * height < position && (1 - height) ** 2 < 1 - position) {
      share =
        (atNewest / (atOpposite - atNewest)) * (atBefore / (atOpposite - atBefore)) +
        ((before - newest) / (opposite - newest)) *
          (atNewest / (atBefore - atNewest)) *
          (atOpposite / (atBefore - atOpposite));
    }
    share = Math.min(1 - least, Math.max(least, share));
  }
  return newest;
}

const mostSteps = 500;
