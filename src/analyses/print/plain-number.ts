import {type Fraction, fraction, times, toNumber} from "../../economics/fraction.ts";
import {printNumber} from "../../numbers/print.ts";

/** A number with the decimals it has, at most so many. */
export function plainNumber(value: Fraction, most = 2): string {
  let decimals = 0;
  while (decimals < most && times(value, fraction(10n ** BigInt(decimals))).denominator !== 1n) decimals++;
  return printNumber(toNumber(value), decimals);
}

/** A share as a percentage without a sign: `62,5`. */
export function plainPercent(share: Fraction, most = 1): string {
  return plainNumber(times(share, fraction(100n)), most);
}
