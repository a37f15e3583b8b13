import {normalQuantile} from "../../src/statistics/distributions/normal.ts";
import type {Random} from "../../src/statistics/random/xoshiro128.ts";

/** Normally distributed values, for simulations of coverage. */
export function normalSample(n: number, mean: number, sd: number, random: Random): number[] {
  return Array.from({length: n}, () => mean + sd * normalQuantile(random() || Number.MIN_VALUE));
}
