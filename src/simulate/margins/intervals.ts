import {roundedShare} from "../../numbers/rounding.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {PrintedNumber} from "./printed-number.ts";

/** Whole numbers from and up to; empty when `low` is above `high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The numbers of persons out of a base that print as the percentage. */
export function countsThatPrint({printed, decimals}: PrintedNumber, base: number, {rounding}: NumberStyle): Interval {
  const wanted = Math.round(printed * 10 ** decimals);
  const prints = (count: number) => roundedShare(count, base, decimals, rounding);
  const near = Math.round((printed * base) / 100);
  const counts = [near - 1, near, near + 1].filter((count) => count >= 0 && count <= base && prints(count) === wanted);
  if (counts.length === 0) return {low: 1, high: 0};
  let low = Math.min(...counts);
  let high = Math.max(...counts);
  while (low > 0 && prints(low - 1) === wanted) low--;
  while (high < base && prints(high + 1) === wanted) high++;
  return {low, high};
}

/** The numbers of persons out of a base that print closest to the percentage. */
export function nearestCounts({printed, decimals}: PrintedNumber, base: number, {rounding}: NumberStyle): Interval {
  const exact = (printed * base) / 100;
  const distance = (count: number) =>
    Math.abs(roundedShare(count, base, decimals, rounding) / 10 ** decimals - printed);
  const around = [Math.floor(exact), Math.ceil(exact)].map((count) => Math.min(base, Math.max(0, count)));
  const least = Math.min(...around.map(distance));
  const best = around.filter((count) => distance(count) === least);
  return {low: Math.min(...best), high: Math.max(...best)};
}

export function isEmpty({low, high}: Interval): boolean {
  return low > high;
}
