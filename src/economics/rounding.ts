import {type Fraction, fraction, fractionOf, over, sumOf, times} from "./fraction.ts";

/** How an amount is rounded and written. */
export interface Rounding {
  /** Rounded to the nearest multiple of this many kroner (or hours): 100. */
  readonly step: number;
  /** Written in units of so many: 1000 for 1.000 kr. */
  readonly scale: number;
}

/** The nearest multiple of the step, in units of the scale; halves go away from zero. */
export function rounded(value: Fraction, {step, scale}: Rounding): Fraction {
  const size = fractionOf(step);
  return over(times(fraction(nearestInteger(over(value, size))), size), fractionOf(scale));
}

/** How many decimals multiples of the step have in units of the scale: one for 100 kr. in 1.000 kr. */
export function decimalsOf({step, scale}: Rounding): number {
  let unit = over(fractionOf(step), fractionOf(scale));
  let decimals = 0;
  while (unit.denominator !== 1n && decimals < 12) {
    unit = times(unit, fraction(10n));
    decimals++;
  }
  return decimals;
}

/** Whether parts that are rounded one by one add up to their rounded total. */
export function addsUp(parts: readonly Fraction[], total: Fraction, rounding: Rounding): boolean {
  const sum = sumOf(parts.map((part) => rounded(part, rounding)));
  const printed = rounded(total, rounding);
  return sum.numerator === printed.numerator && sum.denominator === printed.denominator;
}

function nearestInteger({numerator, denominator}: Fraction): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const nearest = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -nearest : nearest;
}
