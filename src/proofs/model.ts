import type {ProofName} from "../config/proof-spec.ts";
import type {Place} from "../errors/cli-error.ts";
import type {Findings} from "../results/model.ts";
import type {Manuscript} from "./manuscript.ts";

/** Something in the chapters that an author should look at, though it stops nothing. */
export interface Remark {
  readonly rule: ProofName;
  readonly place: Place;
  readonly message: string;
  /** What to write instead; undefined where that is plain. */
  readonly hint: string | undefined;
  /** The words it is about; those that the author says are meant are left alone. */
  readonly words: string;
  /** What stands before and after them, so that a phrase which holds them can be meant too. */
  readonly around?: {readonly before: string; readonly after: string};
}

/** What a proof finds. Its hint may be slow to make, and is made only of what is remarked on in the end. */
export interface Finding extends Omit<Remark, "hint"> {
  readonly hint?: string | (() => string);
}

/** What is proofread. */
export interface Proofread {
  /** In the order of the report. */
  readonly manuscripts: readonly Manuscript[];
  readonly results: Findings;
  /** The analyses that figures draw, by figure. */
  readonly figures: Readonly<Record<string, string>>;
  /** Analyses that other analyses, and texts outside the chapters, read from. */
  readonly readElsewhere: readonly string[];
  /** The works that chapters can cite, by key. */
  readonly works: readonly string[];
}

export type Rule = (proofread: Proofread) => readonly Finding[];
