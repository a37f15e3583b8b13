import type {Format} from "../pipeline/formats.ts";

/** What a run is made of, as prints: a worker that does not have the same makes none of its reports. */
export interface RunIdentity {
  /** The evaluation's key: the name of its folder, on every machine. */
  readonly evaluation: string;
  /** Of maalepunkt, its templates, Node and the browser. */
  readonly program: string;
  /** Of evaluation.yaml, codebook, literature and chapters. */
  readonly configuration: string;
  /** Of all that every report is made of: the above, data and theme. */
  readonly content: string;
}

/** A run that reports are made for: one edition of one evaluation. */
export interface OpenRun extends RunIdentity {
  readonly id: string;
  /** SHA-256 of what the dispatcher wrote about how reports are wanted. */
  readonly order: string;
}

/** How the reports of a run are wanted. It lies in the shared folder: the queue holds keys and prints, and no text. */
export interface RunOrder {
  readonly formats: readonly Format[];
  /** In the place of the theme of evaluation.yaml; null for that. */
  readonly theme: string | null;
  /** How long a report is a worker's own without a word from it. */
  readonly leaseMilliseconds: number;
  /** What pages say first of all: of all reports, and of some by key. */
  readonly notice: {readonly all: string | null; readonly reports: Readonly<Record<string, string>>};
}

/** A report that a worker has taken on. */
export interface Claim {
  readonly run: string;
  /** The unit's key. */
  readonly unit: string;
  /** pg-boss's id. */
  readonly job: string;
  /** Of this attempt: it is what a report is handed in with, and worth nothing when another attempt has begun. */
  readonly token: string;
  /** The how manieth attempt, from 1. */
  readonly attempt: number;
  /** How many attempts failed for what may be the machine's fault. */
  readonly failures: number;
}

/** How far a report is. */
export interface ReportState {
  readonly unit: string;
  readonly state: "waiting" | "taken" | "made";
  readonly attempts: number;
  readonly failures: number;
  /** Who has taken or made it. */
  readonly worker: string | null;
  readonly token: string | null;
  /** SHA-256 of what the worker wrote about it. */
  readonly outcome: string | null;
}

/** Why a worker makes no reports of a run. */
export const refusalReasons = ["program", "configuration", "data", "share", "unreadable"] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** A report whose workers die each time is given up after so many attempts. */
export const mostAttempts = 20;
/** So many attempts may fail for what may be the machine's fault: a full disk, a browser that does not start. */
export const mostFailures = 3;
