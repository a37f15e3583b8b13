import type {Codebook} from "../codebook/model.ts";
import type {AnalysisKind, AnalysisSpec, SpecOf} from "../config/analysis-specs.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import type {Path} from "../config/read-yaml.ts";
import type {Place} from "../errors/cli-error.ts";
import type {NumberStyle} from "../numbers/style.ts";
import type {Fact, Findings} from "../results/model.ts";
import type {Store} from "../store/model.ts";

/** What every analysis may draw on. */
export interface AnalysisContext {
  readonly codebook: Codebook;
  readonly store: Store;
  readonly style: NumberStyle;
  readonly facts: Readonly<Record<string, Fact>>;
  /** As in `Results`. */
  readonly unit?: string | undefined;
  /** The text of a file. Rejects when it cannot be read. */
  readonly readFile: (path: string) => Promise<string>;
  /**
   * The records of a file of delimited text, with the line of each.
   * Rejects with a CliError, at the place where the path is written, when it cannot be read.
   */
  readonly readRecords: (path: string, place: Place) => Promise<readonly TextRecord[]>;
  /** Writes authors' texts that stand in tables. */
  readonly texts: TextWriter;
  /** Where in evaluation.yaml the value at a path stands. */
  readonly placeOf: (path: Path) => Place;
  /** The evaluation's folder, which paths in evaluation.yaml are relative to. */
  readonly folder: string;
}

export interface TextRecord {
  readonly fields: readonly string[];
  readonly line: number;
}

/** What the narrative does for the analyses: they know nothing of text, so it is handed in. */
export interface TextWriter {
  /** A text with its live numbers put in, and their addresses. @throws CliError */
  readonly write: (
    template: string,
    findings: Findings,
    place: Place,
  ) => {readonly text: string; readonly addresses: readonly string[]};
  /** @throws CliError (claim) when the data do not support what is said */
  readonly require: (
    claim: {readonly name: string; readonly sentence: string; readonly test: string; readonly place: Place},
    findings: Findings,
  ) => void;
}

/** One analysis to be run. */
export type Task<Kind extends AnalysisKind> = TaskWith<SpecOf<Kind>>;

interface TaskWith<Spec extends AnalysisSpec> {
  readonly key: string;
  readonly spec: Spec;
  readonly evaluation: EvaluationSpec;
  readonly context: AnalysisContext;
}

/** The kinds that count persons of a population: those whose spec says who is in the base. */
export type CountingKind = {
  [Kind in AnalysisKind]: SpecOf<Kind> extends {readonly dont_know: unknown} ? Kind : never;
}[AnalysisKind];

/** The kinds that show what others have counted. */
export type DisplayKind = Exclude<AnalysisKind, CountingKind>;

/** Where in evaluation.yaml a part of this analysis stands. */
export function placeIn(task: Task<AnalysisKind>, ...path: (string | number)[]): Place {
  return task.context.placeOf(["analyses", task.key, ...path]);
}
