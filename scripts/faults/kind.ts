import type {Chance} from "./chance.ts";
import type {Seen} from "./round.ts";

/** What came of one fault. */
export interface Outcome {
  /** What readers saw when the fault was over; null where nothing stood there before. */
  readonly seen: Seen;
  readonly problems: readonly string[];
  readonly nextProblems: readonly string[];
  /** How often somebody looked at what was published meanwhile. */
  readonly looks?: number;
}

/** A kind of fault that is ready to happen. */
export interface Ready {
  /** @param index of this fault, from 0 */
  readonly happen: (index: number) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

export interface Kind {
  readonly name: string;
  /** How many there are in the whole campaign. */
  readonly count: number;
  /** Why there can be none here; null when there can. */
  readonly missing: () => string | null | Promise<string | null>;
  readonly open: (chance: Chance) => Promise<Ready>;
}
