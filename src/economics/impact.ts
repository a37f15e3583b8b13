/**
 * Payment by results: an investor pays for an intervention and is paid back by what it is worth that persons spend more months
 * where they should be (in work, out of care) than was expected.
 *
 * - Effect of a group: realised − expected months. Value: effect · value of a month.
 * - Due: a share of the value, or an amount for each month; never below zero. Payment: what is due, up to the cap.
 * - Surplus: payment − investment. It is divided by one rule when it is a gain and by another when it is a loss.
 */
import {type Fraction, isNegative, larger, minus, over, smaller, sumOf, times, toNumber, zero} from "./fraction.ts";

export interface ImpactGroup {
  readonly key: string;
  readonly realised: Fraction;
  readonly expected: Fraction;
  /** What a month is worth. */
  readonly value: Fraction;
}

export interface ImpactTerms {
  readonly groups: readonly ImpactGroup[];
  /** Whether a group with fewer months than expected counts against the others, or for nothing. */
  readonly shortfall: "subtract" | "ignore";
  readonly payment: {readonly kind: "share-of-value" | "per-month"; readonly rate: Fraction};
  /** The most that is paid; null for no cap. */
  readonly cap: Fraction | null;
  readonly investment: Fraction;
  /** How many years the investment is out. */
  readonly years: number;
  readonly gainShares: ReadonlyMap<string, Fraction>;
  readonly lossShares: ReadonlyMap<string, Fraction>;
  /** Who pays and has the value. */
  readonly payer: string;
}

export interface ImpactOutcome {
  readonly groups: readonly {
    readonly key: string;
    readonly effect: Fraction;
    /** The effect that counts: not below zero where shortfalls are ignored. */
    readonly counted: Fraction;
    readonly value: Fraction;
  }[];
  readonly months: Fraction;
  readonly value: Fraction;
  readonly due: Fraction;
  readonly payment: Fraction;
  readonly isCapped: boolean;
  readonly surplus: Fraction;
  /** Surplus over investment. */
  readonly rate: Fraction;
  /** The interest a year that turns the investment into the payment; a root, and so no fraction. */
  readonly yearlyRate: number;
  readonly parts: ReadonlyMap<string, Fraction>;
  /** What the payer is left with: the value less the payment, and its own part of the surplus. */
  readonly payerResult: Fraction;
}

/** @throws RangeError when nothing is invested */
export function impactOf(terms: ImpactTerms): ImpactOutcome {
  const groups = terms.groups.map(({key, realised, expected, value}) => {
    const effect = minus(realised, expected);
    const counted = terms.shortfall === "ignore" ? larger(effect, zero) : effect;
    return {key, effect, counted, value: times(counted, value)};
  });
  const months = sumOf(groups.map(({counted}) => counted));
  const value = sumOf(groups.map((group) => group.value));
  const {kind, rate: paid} = terms.payment;
  const due = larger(times(kind === "share-of-value" ? value : months, paid), zero);
  const payment = terms.cap === null ? due : smaller(due, terms.cap);
  const surplus = minus(payment, terms.investment);
  const rate = over(surplus, terms.investment);
  const shares = isNegative(surplus) ? terms.lossShares : terms.gainShares;
  const parts = new Map([...shares].map(([party, share]) => [party, times(surplus, share)]));
  const ownPart = parts.get(terms.payer) ?? zero;
  return {
    groups,
    months,
    value,
    due,
    payment,
    isCapped: minus(due, payment).numerator > 0n,
    surplus,
    rate,
    yearlyRate: toNumber(over(payment, terms.investment)) ** (1 / terms.years) - 1,
    parts,
    payerResult: minus(value, minus(payment, ownPart)),
  };
}
