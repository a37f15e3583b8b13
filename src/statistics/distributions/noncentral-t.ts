import {chiSquareUpperTail} from "./chi-square.ts";
import {normalLowerTail} from "./normal.ts";
import {logPoissonTerm} from "./saddle-point.ts";

/**
 * The probability that a noncentral t variable, (Z + noncentrality) / U with Z standard normal and df U² chi-square,
 * is at most t; R `pt(t, df, ncp)`.
 *
 * Source: Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, 2nd ed., section 31.1: the
 * integral of P(Z <= t u - noncentrality) over the density of U, by Gauss-Legendre quadrature where the first factor
 * changes, and by the chi-square distribution beyond. Absolute error below 1e-13 at any noncentrality, also where R's
 * series (Lenth 1989, algorithm AS 243) ends. Defined for 1 <= df <= 1e12.
 */
export function noncentralTLowerTail(t: number, df: number, noncentrality: number): number {
  if (!(Number.isFinite(t) && Number.isFinite(noncentrality))) throw new RangeError("t and noncentrality are finite");
  if (!(df >= 1 && df <= 1e12)) throw new RangeError(`a t distribution cannot have ${df} degrees of freedom`);
  if (t < 0) return 1 - noncentralTLowerTail(-t, df, -noncentrality);
  if (t === 0) return normalLowerTail(-noncentrality);
  const spread = 1 / Math.sqrt(2 * df);
  // The values of U that matter: it is not out of reach, and neither is the value of Z that goes with it.
  const low = Math.max(0, 1 - 2 * reach * spread, (noncentrality - reach) / t);
  const high = Math.min(1 + 2 * reach * spread, (noncentrality + reach) / t);
  const certain = chiSquareUpperTail(df * Math.max(low, high) ** 2, df);
  if (high <= low) return certain;
  const ofBoth = (u: number): number => density(u, df) * normalLowerTail(t * u - noncentrality);
  return Math.min(1, certain + integrate(ofBoth, low, high, Math.min(spread, 1 / t)));
}

/** Standard deviations beyond which a normal variable is next to never. */
const reach = 9;

/** The density of U. */
function density(u: number, df: number): number {
  if (u <= 0) return 0;
  const a = df / 2;
  return ((2 * a) / u) * Math.exp(logPoissonTerm(a, a * u * u));
}

/** By panels of about the given width. */
function integrate(f: (x: number) => number, from: number, to: number, width: number): number {
  const panels = Math.ceil((to - from) / width);
  const half = (to - from) / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + (2 * panel + 1) * half;
    for (const [node, weight] of gaussLegendre) sum += weight * (f(middle - node * half) + f(middle + node * half));
  }
  return sum * half;
}

/** The positive nodes of Gauss and Legendre's rule of 16 points, with their weights. */
const gaussLegendre = [
  [0.09501250983763744, 0.1894506104550685],
  [0.2816035507792589, 0.18260341504492358],
  [0.45801677765722737, 0.16915651939500254],
  [0.6178762444026438, 0.14959598881657674],
  [0.755404408355003, 0.12462897125553388],
  [0.8656312023878318, 0.09515851168249279],
  [0.9445750230732326, 0.062253523938647894],
  [0.9894009349916499, 0.027152459411754096],
] as const;
