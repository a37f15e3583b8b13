/** What the judge of a new edition is given, and what it says. Documented in docs/stops.md. */
import type {DescribedVariable} from "../../editions/manifest.ts";
import type {Edition} from "../../editions/read-edition.ts";
import type {ErrorKind} from "../../errors/cli-error.ts";
import type {Action} from "./spec.ts";

/** A report by name. */
export interface ReportName {
  /** Its folder: `aarhus`; `alle` for all units; empty where the evaluation has no units. */
  readonly key: string;
  /** `Aarhus` */
  readonly name: string;
}

/** One report then and now. */
export interface ReportPair extends ReportName {
  /** Whether it is about everybody: the one report there is, or the one for all units. */
  readonly isWhole: boolean;
  /** Null where there was no report. */
  readonly before: Edition | null;
  readonly after: Edition;
}

/** What is asked of all reports together. */
export interface Overall {
  /** Those that the last edition has alone. */
  readonly gone: readonly ReportName[];
  /** Null where an edition does not tell. */
  readonly variables: {
    readonly before: readonly DescribedVariable[] | null;
    readonly after: readonly DescribedVariable[] | null;
  };
  /** What each source is called, by key. */
  readonly sourceNames: ReadonlyMap<string, string>;
  /** Whether every number is as it was. */
  readonly isUnchanged: boolean;
}

/** A report that could not be built tonight. */
export interface FailedReport extends ReportName {
  readonly kind: ErrorKind | "defect";
  /** As the user is told it. */
  readonly message: string;
}

/**
 * What the step that protects small cells says.
 * - `not-configured`: there is no protection over whole reports.
 * - `held`: every report is protected.
 * - `failed`: these reports are not, and why.
 */
export type ProtectionReport =
  | {readonly state: "not-configured" | "held"}
  | {readonly state: "failed"; readonly reports: readonly (ReportName & {readonly problem: string})[]};

/** What the run tells beside its edition. */
export interface RunTold {
  readonly failed: readonly FailedReport[];
  readonly protection: ProtectionReport;
  /** How many runs in a row before this one have given what was given before. */
  readonly unchangedNights: number;
}

/** One a policy of docs/stops.md; `not-judged`: a limit that nothing could be held against. */
export type FindingKind =
  | "fewer-rows"
  | "source-gone"
  | "variable-gone"
  | "label-changed"
  | "answer-changed"
  | "answer-added"
  | "answer-gone"
  | "jump"
  | "conclusion-turned"
  | "claim-false"
  | "protection-failed"
  | "report-failed"
  | "report-gone"
  | "stale"
  | "not-judged";

export interface Finding {
  readonly kind: FindingKind;
  readonly action: Exclude<Action, "ignore">;
  /** The report that it is about; null for what is about all of them. */
  readonly report: ReportName | null;
  /** What it is about: a source's key, a variable, an address, a claim's name; empty for what is about a whole report. */
  readonly about: string;
  /** For operators, in English. */
  readonly message: string;
  /** For readers of the report, in Danish. */
  readonly danish: string;
}

export type Verdict = "publish" | "banner" | "hold";

export interface Judgement {
  readonly verdict: Verdict;
  /** The gravest first. */
  readonly findings: readonly Finding[];
  /** What the pages shall say. Empty unless the verdict is `banner`. */
  readonly notices: Notices;
}

/** Notices by the report that carries them; `""` is the key of the one report where there are no units. */
export type Notices = Readonly<Record<string, string>>;
