import {type Fraction, fractionOf, over, toNumber} from "../../economics/fraction.ts";
import {addsUp, type Rounding, rounded} from "../../economics/rounding.ts";
import type {NumberCell} from "../../results/model.ts";
import {type Misfit, printAmount} from "../print/money.ts";

/** How a table writes its amounts. @param step rounded to the nearest so many kroner; the unit's own when undefined */
export function moneyRounding(unit: "kroner" | "thousand", step?: number): Rounding {
  return unit === "thousand" ? {step: step ?? 100, scale: 1000} : {step: step ?? 1, scale: 1};
}

/** An amount: unrounded in `exact`, rounded once in `printed`, both in units of the rounding's scale. */
export function amountCell(address: string, value: Fraction, base: number, rounding: Rounding): NumberCell {
  return {
    kind: "number",
    address,
    base,
    exact: toNumber(over(value, fractionOf(rounding.scale))),
    printed: printAmount(rounded(value, rounding), rounding),
    ...(rounding.scale === 1 ? {} : {scale: rounding.scale}),
  };
}

/** A total and its parts, in one column. */
export interface SumOfAmounts extends Misfit {
  readonly parts: readonly Fraction[];
  readonly sum: Fraction;
  readonly rounding: Rounding;
}

/** The totals that a reader who adds up the printed parts would not get. */
export function misfitsOf(sums: readonly SumOfAmounts[]): Misfit[] {
  return sums.filter(({parts, sum, rounding}) => !addsUp(parts, sum, rounding));
}
