import type {CountTable} from "../contingency-table.ts";
import type {Computed} from "../result.ts";

export interface ExactOptions {
  /** Elementary steps the exact method may take before Monte-Carlo takes over. */
  readonly budget?: number;
  /** Seed of the Monte-Carlo draws. */
  readonly seed?: number;
}

/** An exact p, or a simulated one with a 99 % interval of what the exact p is. */
export type ExactResult = Computed<
  | {method: "exact"; p: number; n: number}
  | {method: "monte-carlo"; p: number; n: number; low: number; high: number; level: number; draws: number; seed: number}
>;
