import {roundedShare} from "./rounding.ts";
import type {NumberStyle} from "./style.ts";

/** A whole or decimal number the Danish way: `1.234,5`. Rounds half away from zero on the decimal text of the number. */
export function printNumber(value: number, decimals: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number to print: ${value}`);
  const negative = value < 0;
  const digits = roundDecimalText(Math.abs(value), decimals);
  const [whole = "0", fraction] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  const text = fraction === undefined ? grouped : `${grouped},${fraction}`;
  return negative && /[1-9]/.test(text) ? `−${text}` : text;
}

/** The bare percentage of a share, without a sign: `76`. */
export function printPercent(count: number, base: number, style: NumberStyle): string {
  return printNumber(roundedShare(count, base, style.decimals, style.rounding) / 10 ** style.decimals, style.decimals);
}

/** `p = 0,004`, and `p < 0,001` where the digits would all be zero. */
export function printP(p: number, style: NumberStyle): string {
  const smallest = 10 ** -style.pDecimals;
  if (p < smallest) return `p < ${printNumber(smallest, style.pDecimals)}`;
  return `p = ${printNumber(p, style.pDecimals)}`;
}

/** Rounds the shortest decimal text that stands for the float, so that 1.005 is what the reader sees: 1,01. */
function roundDecimalText(value: number, decimals: number): string {
  const text = plainDecimals(value, decimals);
  const [whole = "0", fraction = ""] = text.split(".");
  const scaled = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  const next = Number(fraction[decimals] ?? "0");
  const rounded = (next >= 5 ? scaled + 1n : scaled).toString().padStart(decimals + 1, "0");
  if (decimals === 0) return rounded;
  return `${rounded.slice(0, -decimals)}.${rounded.slice(-decimals)}`;
}

/** The number without an exponent. */
function plainDecimals(value: number, decimals: number): string {
  const text = value.toString();
  if (!text.includes("e")) return text;
  return value > 1 ? BigInt(value).toString() : value.toFixed(Math.min(100, decimals + 20));
}
