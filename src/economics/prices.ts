import {type Fraction, fraction, one, over, plus, power, sumOf, times} from "./fraction.ts";

/** An amount in the prices of one year, wanted in those of another. */
export interface PriceIndex {
  readonly from: number;
  readonly to: number;
  /** A year's change of prices, from 0 to 1. */
  readonly rate: Fraction;
}

/** The amount in the prices of `to`; backwards where `to` is before `from`. */
export function indexed(amount: Fraction, {from, to, rate}: PriceIndex): Fraction {
  const factor = power(plus(one, rate), Math.abs(to - from));
  return to >= from ? times(amount, factor) : over(amount, factor);
}

/** An amount that comes again every year, seen from the first one. */
export interface Discounting {
  /** A year's discount, from 0 to 1. */
  readonly rate: Fraction;
  /** How many years the amount comes in. */
  readonly years: number;
  /** How many years from now it comes for the first time; 0 is now. */
  readonly first: number;
}

/** What one krone a year is worth now: the sum of (1 + rate)^-t over the years t that it comes in. */
export function presentValueFactor({rate, years, first}: Discounting): Fraction {
  const yearly = over(one, plus(one, rate));
  return sumOf(Array.from({length: years}, (_, year) => power(yearly, first + year)));
}

/** A part in a hundred. */
export function percent(value: Fraction): Fraction {
  return over(value, fraction(100n));
}
