import {kendallTauB} from "../association/kendall-tau-b.ts";
import type {CountTable} from "../contingency-table.ts";
import {holm} from "../many-tests/holm.ts";
import {isLevel, notComputable} from "../result.ts";
import {jonckheereTerpstra} from "../trend/jonckheere-terpstra.ts";
import {nothingFound, type Warned} from "./warning.ts";

export interface OppositeDirection {
  readonly kind: "opposite-direction";
  /** The mean of the item's tau-b with each of the others. */
  readonly meanTauB: number;
  /** How many of the others it hangs negatively and significantly together with. */
  readonly against: number;
  /** How many others there are that it can be held against. */
  readonly others: number;
}

/** The weakest agreement with the others that an item is usually kept for, turned round. */
const opposed = -0.2;

/**
 * Whether an item of a battery goes against the others, as when its scale is turned round: it hangs negatively together with more than
 * half of the other items, each significantly (Jonckheere-Terpstra, Holm's correction over the item's pairs), and its mean tau-b with
 * all of them is -0.2 or less.
 *
 * Source: an item whose correlation with the others is below 0.2 is usually taken out of a scale, Kline (1986), A Handbook of
 * Test Construction; here the same size on the other side of 0 (a convention of this project).
 * Assumes items in one order, all read the same way. Limits: of two items nobody can tell which is turned round, so that it takes two
 * others; and where half of a battery is worded against the other half, all items go against most others.
 * @param tables the item's answers (rows) by each other item's (columns)
 */
export function oppositeDirection(tables: readonly CountTable[], level = 0.05): Warned<OppositeDirection> {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const related = tables.flatMap((table) => {
    const [size, test] = [kendallTauB(table), jonckheereTerpstra(table)];
    return size.ok && test.ok ? [{tauB: size.estimate, p: test.p}] : [];
  });
  if (related.length < 2) return notComputable("too-few-observations");
  const adjusted = holm(related.map(({p}) => p));
  if (!adjusted.ok) return adjusted;
  const against = related.filter(({tauB}, index) => tauB < 0 && (adjusted.adjusted[index] ?? 1) < level).length;
  const meanTauB = related.reduce((sum, {tauB}) => sum + tauB, 0) / related.length;
  if (2 * against <= related.length || meanTauB > opposed) return nothingFound();
  return {ok: true, finding: {kind: "opposite-direction", meanTauB, against, others: related.length}};
}
