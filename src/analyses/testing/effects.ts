import {printNumber} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {EffectSize} from "../../results/model.ts";
import {cramersV} from "../../statistics/association/cramers-v.ts";
import type {CountTable} from "../../statistics/contingency-table.ts";
import {netChange} from "../../statistics/paired/net-change.ts";
import type {Moves} from "./moves.ts";

/** How strongly rows and columns hang together, from 0 to 1. */
export function associationEffects(counts: CountTable): EffectSize[] {
  const result = cramersV(counts);
  if (!result.ok) return [];
  const {estimate, low, high, level} = result;
  const printed = `${printNumber(estimate, 2)} (${printNumber(low, 2)}-${printNumber(high, 2)})`;
  return [{method: "cramers-v", name: "Cramérs V", exact: estimate, low, high, level, printed}];
}

/** The share that moved up less the share that moved down, in percentage points. */
export function changeEffects({up, same, down}: Moves, {decimals}: NumberStyle): EffectSize[] {
  const result = netChange(up, down, up + same + down);
  if (!result.ok) return [];
  const {change, low, high, level} = result;
  const points = (share: number) => printNumber(100 * share, decimals);
  const printed = `${points(change)} procentpoint (${points(low)} til ${points(high)})`;
  return [{method: "net-change", name: "nettoændring", exact: change, low, high, level, printed}];
}
