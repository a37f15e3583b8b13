/**
 * Exact numbers: amounts of money are added, multiplied and divided without loss, and rounded only when they are printed.
 * A fraction is in lowest terms, with a positive denominator.
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Fraction = {numerator: 0n, denominator: 1n};
export const one: Fraction = {numerator: 1n, denominator: 1n};

/** @throws RangeError when the denominator is zero */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 0n) throw new RangeError("a fraction with nothing below the line");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator) * sign;
  return {numerator: numerator / divisor, denominator: denominator / divisor};
}

/**
 * The number that the shortest decimal text of a float stands for: 0.1 is one tenth.
 * @throws RangeError for what is no number
 */
export function fractionOf(value: number): Fraction {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (parts === null) throw new RangeError(`not a number: ${value}`);
  const [, sign = "", whole = "", decimals = "", exponent = "0"] = parts;
  const power = Number(exponent) - decimals.length;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  return power >= 0 ? fraction(digits * 10n ** BigInt(power)) : fraction(digits, 10n ** BigInt(-power));
}

/** The number written as `0.25`, `25%` or `1/4`; undefined for any other text. */
export function readFraction(text: string): Fraction | undefined {
  const parts = /^\s*(\d+(?:\.\d+)?)\s*(?:(%)|\/\s*(\d+(?:\.\d+)?))?\s*$/.exec(text);
  const [, above, percent, below] = parts ?? [];
  if (above === undefined) return undefined;
  const divisor = percent === undefined ? readDecimal(below ?? "1") : fraction(100n);
  return divisor.numerator === 0n ? undefined : over(readDecimal(above), divisor);
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, negative(b));
}

export function negative({numerator, denominator}: Fraction): Fraction {
  return {numerator: -numerator, denominator};
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws RangeError when `b` is zero */
export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** `base` multiplied with itself so many times; a whole number from zero up. */
export function power(base: Fraction, exponent: number): Fraction {
  return fraction(base.numerator ** BigInt(exponent), base.denominator ** BigInt(exponent));
}

export function sumOf(terms: Iterable<Fraction>): Fraction {
  let sum = zero;
  for (const term of terms) sum = plus(sum, term);
  return sum;
}

/** Negative when `a` is less than `b`, zero when they are equal, positive when it is greater. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = minus(a, b).numerator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isNegative(value: Fraction): boolean {
  return value.numerator < 0n;
}

export function isZero(value: Fraction): boolean {
  return value.numerator === 0n;
}

export function smaller(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

export function larger(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b;
}

/** The float nearest to the fraction, as far as 25 digits tell. */
export function toNumber({numerator, denominator}: Fraction): number {
  const size = numerator < 0n ? -numerator : numerator;
  if (size <= Number.MAX_SAFE_INTEGER && denominator <= Number.MAX_SAFE_INTEGER) {
    return Number(numerator) / Number(denominator);
  }
  const shift = Math.max(0, 25 + String(denominator).length - String(size).length);
  return Number(`${(numerator * 10n ** BigInt(shift)) / denominator}e-${shift}`);
}

function readDecimal(text: string): Fraction {
  const [whole = "0", decimals = ""] = text.split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
}
