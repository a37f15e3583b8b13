import {printNumber} from "../../numbers/print.ts";
import type {TestOutcome} from "../../results/model.ts";

/** How exact a simulated p is, after the p: `, 99 pct.-interval 0,0410-0,0450 ved 10.000 trækninger`; else nothing. */
export function simulationWords({simulation}: TestOutcome): string {
  if (simulation === undefined) return "";
  const {low, high, draws, level} = simulation;
  const interval = `${printNumber(low, 4)}-${printNumber(high, 4)}`;
  return `, ${printNumber(100 * level, 0)} pct.-interval ${interval} ved ${printNumber(draws, 0)} trækninger`;
}
