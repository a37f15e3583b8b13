import type {Draw} from "../docs-example/draw.ts";
import {at, exchange} from "./rows.ts";

/** Spearman's rank correlation: Pearson's, of ranks that ties share. */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [x, y] = [centredRanks(one), centredRanks(other)];
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

/** Near the target, steps that lead away from it a little are taken too: there may be none that lead straight to it. */
const wandering = 0.01;

/**
 * Exchanges `one`'s values between persons until their rank correlation with `other` is the target to within a ten-thousandth. Only persons of
 * the same class exchange, so that whatever is counted by class stays what it is.
 * @throws RangeError when the classes leave too little room
 */
export function correlate(
  one: readonly number[],
  other: readonly number[],
  target: number,
  draw: Draw,
  classOf: (value: number) => number = () => 0,
): number[] {
  const values = [...one];
  const ranks = centredRanks(values);
  const others = centredRanks(other);
  const scale = Math.sqrt(product(ranks, ranks) * product(others, others));
  let distance = product(ranks, others) / scale - target;
  for (let tries = 0; tries < 2_000_000; tries++) {
    if (Math.abs(distance) < 1e-4) return values;
    const [i, j] = [draw.whole(0, values.length - 1), draw.whole(0, values.length - 1)];
    if (classOf(at(values, i)) !== classOf(at(values, j))) continue;
    const step = ((at(ranks, j) - at(ranks, i)) * (at(others, i) - at(others, j))) / scale;
    if (Math.abs(distance + step) >= Math.max(Math.abs(distance), wandering)) continue;
    distance += step;
    exchange(values, i, j);
    exchange(ranks, i, j);
  }
  throw new RangeError(`no exchange comes nearer to ${target} than ${distance}`);
}

/** Ranks less their mean. */
function centredRanks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const mean = (values.length - 1) / 2;
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 - mean);
}

function product(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * at(other, index), 0);
}
