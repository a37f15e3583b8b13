import type {Codebook} from "../codebook/model.ts";
import type {AnalysisKind, AnalysisSpec, SpecOf} from "../config/analysis-specs.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import type {Path} from "../config/read-yaml.ts";
import type {Place} from "../errors/cli-error.ts";
import type {NumberStyle} from "../numbers/style.ts";
import type {Fact} from "../results/model.ts";
import type {Store} from "../store/model.ts";

/** What every analysis may draw on. */
export interface AnalysisContext {
  readonly codebook: Codebook;
  readonly store: Store;
  readonly style: NumberStyle;
  readonly facts: Readonly<Record<string, Fact>>;
  /** The text of a file. Rejects when it cannot be read. */
  readonly readFile: (path: string) => Promise<string>;
  /** Where in evaluation.yaml the value at a path stands. */
  readonly placeOf: (path: Path) => Place;
  /** The evaluation's folder, which paths in evaluation.yaml are relative to. */
  readonly folder: string;
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
