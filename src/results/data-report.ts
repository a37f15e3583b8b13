/** What was read, what was left out and why. Goes into results.json and the report's appendix. */
export interface DataReport {
  readonly sources: readonly SourceReport[];
  readonly populations: readonly PopulationReport[];
  /** What an author should look at, in Danish, though it does not stop a build. */
  readonly warnings: readonly string[];
  /** Limits of `data_quality` in evaluation.yaml that the data pass so far that no report may be built, in Danish. */
  readonly stops: readonly string[];
}

export interface SourceReport {
  readonly key: string;
  /** The printed name, for instance "Individdokumentationen, borgerskema". */
  readonly name: string;
  readonly type: string;
  readonly files: readonly FileReport[];
  readonly rowsRead: number;
  readonly dropped: readonly DroppedRows[];
  readonly kept: number;
  /** Kept answers in each wave; empty for a source without waves. */
  readonly waves: readonly {readonly wave: number; readonly label: string; readonly count: number}[];
  /** What an author should know of how it was read, in Danish. */
  readonly notes: readonly string[];
  /** Persons with a kept answer who are in no population. */
  readonly orphans: {readonly persons: number; readonly rows: readonly number[]};
}

export interface FileReport {
  /** Relative to the evaluation's folder, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
  readonly rows: number;
  readonly encoding: string;
  readonly delimiter: string | null;
}

export type DropReason = "not-completed" | "no-id" | "no-wave" | "duplicate" | "unanswered";

export interface DroppedRows {
  readonly reason: DropReason;
  /** The reason in Danish, ready for print. */
  readonly text: string;
  readonly count: number;
  /** Numbers of the rows, 1 for the first below the header: the same whatever format the source has. */
  readonly rows: readonly number[];
}

export interface PopulationReport {
  readonly key: string;
  readonly label: string;
  readonly size: number;
}
