import type {Scale} from "../../codebook/model.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {TestRecord} from "../../results/model.ts";
import type {CountTable} from "../../statistics/contingency-table.ts";
import {signTest} from "../../statistics/paired/sign-test.ts";
import type {Item} from "../resolve/items.ts";
import {changeEffects} from "./effects.ts";
import type {Moves} from "./moves.ts";
import {testOutcome} from "./outcome.ts";

/**
 * Counts the moves in pairs: rows are the first wave's categories and columns the second's, in the order of the
 * scale. Up is towards the scale's good end, or towards its last category when neither end is the good one.
 */
export function movesOf(pairs: CountTable, best: Scale["best"]): Moves {
  const moves = {up: 0, same: 0, down: 0};
  pairs.forEach((row, before) => {
    row.forEach((n, after) => {
      const step = best === "first" ? before - after : after - before;
      if (step > 0) moves.up += n;
      else if (step < 0) moves.down += n;
      else moves.same += n;
    });
  });
  return moves;
}

/**
 * Whether moves along the scale have a direction: it has a good end, it is made of bands of numbers, or it has only
 * two answers of substance, between which there is one way each way.
 */
export function hasDirection(item: Item, scale: Scale): boolean {
  const substantive = scale.categories.filter(({missing}) => missing === null);
  return scale.best !== null || item.variable.derivation?.kind === "bands" || substantive.length === 2;
}

/** The exact sign test of the moves; null when nobody moved. */
export function signRecord(
  tested: Pick<TestRecord, "key" | "block" | "label">,
  moves: Moves,
  style: NumberStyle,
): TestRecord | null {
  const {up, same, down} = moves;
  const result = signTest(up, down);
  if (!result.ok) return null;
  return {
    ...tested,
    chosen: testOutcome(
      {
        method: "sign-test",
        name: "fortegnstest",
        exact: true,
        statistic: null,
        df: null,
        p: result.p,
        n: up + same + down,
      },
      style,
    ),
    alternatives: [],
    reason: "De samme personer har svaret begge gange på en skala med en retning.",
    expected: null,
    counts: [[up, same, down]],
    effects: changeEffects(moves, style),
    hangsOn: null,
  };
}
