import type {Published} from "../editions/published.ts";
import type {News} from "../editions/what-is-new.ts";
import type {ArchiveLayout} from "./archive/layout.ts";
import type {NightlyEffects} from "./effects.ts";
import type {Job} from "./job.ts";
import type {JournalLine, RunRecord} from "./journal.ts";
import type {Log} from "./log.ts";
import type {Steps} from "./steps.ts";
import type {Finding} from "./stops/model.ts";
import type {ResultOf, Task} from "./tasks/model.ts";

/** A run at work. */
export interface Night {
  readonly job: Job;
  /** The run's id. */
  readonly id: string;
  readonly start: Date;
  readonly layout: ArchiveLayout;
  readonly effects: NightlyEffects;
  readonly log: Log;
  readonly steps: Steps;
  /** Of the runs before. */
  readonly journal: readonly JournalLine[];
  readonly known: Known;
  readonly perform: <One extends Task>(task: One, signal: AbortSignal) => Promise<ResultOf<One["kind"]>>;
}

/** What is known so far, to be told however the run ends. */
export interface Known {
  title: string;
  /** What tonight's edition is held against. */
  before: Published | null;
  /** What is new to readers; null where nothing was published, or nothing can be compared. */
  news: News | null;
  edition: string | null;
  rows: RunRecord["rows"];
  reports: RunRecord["reports"];
  findings: readonly Finding[];
  readonly warnings: Set<string>;
  pruned: readonly string[];
}

/** Told in the log at once, and in the journal at the end. */
export function warn({known, log}: Pick<Night, "known" | "log">, message: string): void {
  known.warnings.add(message);
  log.warn(message);
}
