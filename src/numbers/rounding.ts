/**
 * How a share becomes a printed number.
 * `half-up` rounds the exact fraction once. `via-one-decimal` first rounds to one decimal more, as hand work
 * from SPSS output often does; it is there to explain and reproduce printed reports.
 */
export type RoundingRule = "half-up" | "via-one-decimal";

/**
 * A percentage, rounded half up from the exact fraction count / base with integers only, so that no
 * binary floating point tie can go the wrong way (24/98 is 24, 1/8 is 13 at 0 decimals).
 *
 * Returns the percentage in units of 10^-decimals: `roundedShare(1, 8, 1)` is 125, meaning 12.5.
 * @throws RangeError when count or base is not an integer, count is negative, or base is not positive.
 */
export function roundedShare(count: number, base: number, decimals: number, rule: RoundingRule = "half-up"): number {
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(base) || count < 0 || base <= 0) {
    throw new RangeError(`not a share: ${count} of ${base}`);
  }
  const scale = 100n * 10n ** BigInt(decimals);
  if (rule === "half-up") return Number(divideHalfUp(BigInt(count) * scale, BigInt(base)));
  const finer = divideHalfUp(BigInt(count) * scale * 10n, BigInt(base));
  return Number(divideHalfUp(finer, 10n));
}

/** The nearest integer to numerator / denominator, halves upwards. Both must be non-negative. */
function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}
