const smallest = 1e-300;

/**
 * b0 + a1 / (b1 + a2 / (b2 + …)) until it changes no more.
 *
 * Source: Thompson and Barnett (1986), the modified Lentz method; Press et al., Numerical Recipes, section 5.2.
 * @param next gives the pair a_k, b_k for k = 1, 2, …
 */
export function continuedFraction(b0: number, next: (k: number) => readonly [a: number, b: number]): number {
  let value = awayFromZero(b0);
  let numerator = value;
  let denominator = 0;
  for (let k = 1; ; k++) {
    const [a, b] = next(k);
    denominator = 1 / awayFromZero(b + a * denominator);
    numerator = awayFromZero(b + a / numerator);
    const change = numerator * denominator;
    value *= change;
    // Turned round so that a value which is no number ends it too.
    if (!(Math.abs(change - 1) > 2 * Number.EPSILON)) return value;
  }
}

function awayFromZero(value: number): number {
  return Math.abs(value) < smallest ? smallest : value;
}
