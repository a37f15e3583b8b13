/** What the net of a model hangs on: one number at a time is changed, everything else stays. */
import {compare, type Fraction, fraction, isZero, minus, over, plus, times, zero} from "./fraction.ts";
import {evaluate, type Model} from "./scenarios.ts";

/** One number of a model in one scenario, and the model with another in its place. */
export interface Parameter {
  readonly key: string;
  readonly value: Fraction;
  /** The largest value that makes sense; null for none. The smallest is zero. */
  readonly highest: Fraction | null;
  /** Whether the net is a straight line in it, as it is in all but a rate of discount. */
  readonly isLinear: boolean;
  readonly replaced: (value: Fraction) => Model;
}

/** What a number must be for gains to be as large as costs. */
export type BreakEven =
  | {readonly kind: "at"; readonly value: Fraction}
  /** The net is the same whatever the number is. */
  | {readonly kind: "no-influence"}
  /** Only a number below zero, or above the highest, would do. */
  | {readonly kind: "out-of-reach"};

export function breakEven(parameter: Parameter, scenario: string): BreakEven {
  const net = (value: Fraction) => evaluate(parameter.replaced(value), scenario).net;
  return parameter.isLinear ? onLine(parameter, net) : bisected(parameter, net);
}

/** The zero of the straight line through the net at the number zero and at one. */
function onLine({highest}: Parameter, net: (value: Fraction) => Fraction): BreakEven {
  const start = net(zero);
  const slope = minus(net(fraction(1n)), start);
  if (isZero(slope)) return {kind: "no-influence"};
  const value = over(minus(zero, start), slope);
  const isReached = compare(value, zero) >= 0 && (highest === null || compare(value, highest) <= 0);
  return isReached ? {kind: "at", value} : {kind: "out-of-reach"};
}

/** Halves the interval from zero to the highest (one, where there is none) until it is narrower than 2^-40. */
function bisected({highest}: Parameter, net: (value: Fraction) => Fraction): BreakEven {
  let low = zero;
  let high = highest ?? fraction(1n);
  const start = compare(net(low), zero);
  const end = compare(net(high), zero);
  if (start === 0) return {kind: "at", value: low};
  if (compare(net(low), net(high)) === 0) return {kind: "no-influence"};
  if (start === end) return {kind: "out-of-reach"};
  for (let halving = 0; halving < 40; halving++) {
    const middle = over(plus(low, high), fraction(2n));
    if (compare(net(middle), zero) === start) low = middle;
    else high = middle;
  }
  return {kind: "at", value: high};
}

export interface Swing {
  readonly parameter: Parameter;
  readonly low: Fraction;
  readonly high: Fraction;
  readonly netAtLow: Fraction;
  readonly netAtHigh: Fraction;
  /** How far the two nets are from each other. */
  readonly span: Fraction;
}

/** The net at a low and a high value of one number. */
export function swing(parameter: Parameter, low: Fraction, high: Fraction, scenario: string): Swing {
  const netAtLow = evaluate(parameter.replaced(low), scenario).net;
  const netAtHigh = evaluate(parameter.replaced(high), scenario).net;
  const difference = minus(netAtHigh, netAtLow);
  const span = compare(difference, zero) < 0 ? times(difference, fraction(-1n)) : difference;
  return {parameter, low, high, netAtLow, netAtHigh, span};
}

/** The widest first: a tornado. Those that are as wide stay in their order. */
export function tornado(swings: readonly Swing[]): Swing[] {
  return [...swings].sort((a, b) => compare(b.span, a.span));
}
