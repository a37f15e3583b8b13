import {halfLogTwoPi, logGamma, stirlingFrom, stirlingSeries} from "./log-gamma.ts";

/**
 * ln Gamma(x + 1) - (x + 1/2) ln x + x - ln sqrt(2 pi), for x > 0: what Stirling's formula for x! lacks.
 *
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities", section 3; R's nmath/stirlerr.c.
 * Halves and whole numbers, which is what counts and chi-squares need, are tabulated: the difference loses digits.
 */
export function stirlingError(x: number): number {
  if (x >= stirlingFrom) return stirlingSeries(x);
  const tabulated = Number.isInteger(2 * x) ? atHalves[2 * x - 1] : undefined;
  return tabulated ?? logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - halfLogTwoPi;
}

/** Its values at 1/2, 1, 3/2, … below 15. */
const atHalves = [
  0.15342640972002736, 0.08106146679532726, 0.05481412105191765, 0.0413406959554093, 0.03316287351993629,
  0.02767792568499834, 0.023746163656297496, 0.020790672103765093, 0.018488450532673187, 0.016644691189821193,
  0.015134973221917378, 0.013876128823070748, 0.012810465242920227, 0.01189670994589177, 0.011104559758206917,
  0.010411265261972096, 0.009799416126158804, 0.009255462182712733, 0.008768700134139386, 0.00833056343336287,
  0.00793411456431402, 0.007573675487951841, 0.007244554301320383, 0.00694284010720953, 0.006665247032707682,
  0.006408994188004207, 0.006171712263039458, 0.0059513701127588475, 0.0057462165130101155,
];
