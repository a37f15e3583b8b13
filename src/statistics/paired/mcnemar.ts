import type {CountTable} from "../contingency-table.ts";
import {binomialProbability} from "../distributions/binomial.ts";
import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import {type Computed, notComputable} from "../result.ts";
import {signTest} from "./sign-test.ts";
import {pairedFourfold} from "./square-table.ts";

/** `n` counts all pairs, `discordant` those that differ; only they carry information. */
export type McNemarResult = Computed<{statistic: number; df: 1; p: number; n: number; discordant: number}>;
export type McNemarExactResult = Computed<{p: number; n: number; discordant: number}>;

/**
 * McNemar's test of equal shares in two measurements of the same people, without continuity correction.
 *
 * Source: McNemar (1947), Psychometrika 12, 153-157; R `mcnemar.test(correct = FALSE)`.
 * Assumes independent pairs. Limits: asymptotic; about ten discordant pairs are needed, else take the mid-p.
 * @param table two by two, the first measurement in the rows and the second in the columns
 */
export function mcNemar(table: CountTable): McNemarResult {
  const pairs = discordantPairs(table);
  if (!pairs.ok) return pairs;
  const {lost, gained, discordant, n} = pairs;
  const statistic = ((lost - gained) / discordant) * (lost - gained);
  return {ok: true, statistic, df: 1, p: chiSquareUpperTail(statistic, 1), n, discordant};
}

/**
 * McNemar's test, exact given the number of discordant pairs: the two-sided sign test of those.
 *
 * Source: Fagerland, Lydersen and Laake (2013), BMC Medical Research Methodology 13:91; R `binom.test(lost, lost + gained)`.
 * Limits: conservative; with few discordant pairs `mcNemarMidP` has more power at nearly the same level.
 */
export function mcNemarExact(table: CountTable): McNemarExactResult {
  const pairs = discordantPairs(table);
  if (!pairs.ok) return pairs;
  const {lost, gained, discordant, n} = pairs;
  const exact = signTest(lost, gained);
  return exact.ok ? {ok: true, p: exact.p, n, discordant} : exact;
}

/**
 * McNemar's test with the mid-p: the probability of all splits of the discordant pairs more uneven than the observed
 * one, and half of that of the splits that are as uneven.
 *
 * Source: Fagerland, Lydersen and Laake (2013), BMC Medical Research Methodology 13:91, which recommends it.
 * Limits: not guaranteed to keep its level, though it hardly ever exceeds it.
 */
export function mcNemarMidP(table: CountTable): McNemarExactResult {
  const pairs = discordantPairs(table);
  if (!pairs.ok) return pairs;
  const {lost, gained, discordant, n} = pairs;
  const exact = signTest(lost, gained);
  if (!exact.ok) return exact;
  const observed = binomialProbability(lost, discordant, 0.5);
  // An even split has no mirror image, so that it is counted once.
  return {ok: true, p: exact.p - (lost === gained ? observed / 2 : observed), n, discordant};
}

function discordantPairs(table: CountTable): Computed<{lost: number; gained: number; discordant: number; n: number}> {
  const pairs = pairedFourfold(table);
  if (!pairs.ok) return pairs;
  const {lost, gained, n} = pairs;
  const discordant = lost + gained;
  return discordant === 0 ? notComputable("no-differences") : {ok: true, lost, gained, discordant, n};
}
