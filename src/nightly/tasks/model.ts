/** What a run has done for it in a process of its own, so that whatever becomes of that process, the run can tell and clean up. */

import type {ErrorKind} from "../../errors/cli-error.ts";
import type {Format} from "../../pipeline/formats.ts";
import type {EditionRecord} from "../archive/edition-record.ts";
import type {WorkersWish} from "../job.ts";

export interface FetchTask {
  readonly kind: "fetch";
  /** The job file. */
  readonly job: string;
}

export interface CheckTask {
  readonly kind: "check";
  readonly folder: string;
}

export interface BuildTask {
  readonly kind: "build";
  readonly folder: string;
  readonly out: string;
  readonly formats: readonly Format[];
  readonly theme: string | null;
  /** The key's file. */
  readonly sign: string | null;
  /** By report; empty without a banner. */
  readonly notices: Readonly<Record<string, string>>;
  readonly hasUnits: boolean;
  /** How many reports are made at once. */
  readonly atOnce: number;
  /** Who makes the reports of units in the place of this process; null for nobody. */
  readonly workers: WorkersWish | null;
}

export interface FetchResult {
  readonly hasChanged: boolean;
  readonly files: EditionRecord["fetched"];
  readonly warnings: readonly string[];
}

export interface CheckResult {
  readonly title: string;
  readonly warnings: readonly string[];
}

/** What became of one report; the key is empty where there are no units. */
export interface BuiltReport {
  readonly key: string;
  readonly name: string;
  readonly state: "built" | "unchanged" | "failed";
  readonly milliseconds: number;
  readonly warnings: readonly string[];
  readonly failure: {readonly kind: ErrorKind | "defect"; readonly message: string} | null;
}

export interface BuildResult {
  readonly reports: readonly BuiltReport[];
}

export type Task = FetchTask | CheckTask | BuildTask;

interface Results {
  readonly fetch: FetchResult;
  readonly check: CheckResult;
  readonly build: BuildResult;
}

export type ResultOf<Kind extends Task["kind"]> = Results[Kind];

/** What is told while a task is done. */
export interface Progress {
  readonly level: "debug" | "info" | "warn";
  readonly message: string;
  readonly fields: Readonly<Record<string, string | number>>;
}

export interface RunnerOptions {
  /** A folder for temporary files that is the task's own and there already. */
  readonly temporary: string;
  /** Ends the task at once. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** @throws CliError as the task does, or (environment) when its process dies or is ended */
export type Runner = <One extends Task>(task: One, options: RunnerOptions) => Promise<ResultOf<One["kind"]>>;
