import type {Light} from "../../../results/model.ts";
import type {Attained} from "./attained.ts";
import type {Target} from "./target.ts";
import type {GoalTest} from "./tests.ts";

/** One goal: what is attained, its target, and the verdict. */
export interface Goal {
  readonly key: string;
  readonly label: string;
  /** Null where there is no number, for the reason. */
  readonly attained: Attained | null;
  readonly reason: string;
  /** The addresses of what is attained. */
  readonly of: readonly string[];
  readonly target: Target;
  readonly direction: "at-least" | "at-most";
  readonly verdict: Light;
  /** Null where the author wants no tests. */
  readonly test: GoalTest | null;
}
