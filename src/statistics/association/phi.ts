import type {CountTable} from "../contingency-table.ts";
import {twoByTwo} from "../independence/two-by-two.ts";
import type {EstimateResult} from "./estimate.ts";
import {kendallTauB} from "./kendall-tau-b.ts";

/**
 * Phi, the correlation of two binary variables: (ad - bc) over the root of the product of the four margins.
 *
 * Source: Yule (1912), JRSS 75, 579-652; its large-sample variance in Bishop, Fienberg and Holland (1975), Discrete
 * Multivariate Analysis, section 11.3. Both are those of Kendall's tau-b, which phi is a case of.
 * Assumes independent observations. Limits: reaches 1 only when the margins are alike; standard error 0 at 1 and -1.
 */
export function phi(table: CountTable, level = 0.95): EstimateResult {
  const four = twoByTwo(table);
  return four.ok ? kendallTauB(four.table.counts, level) : four;
}
