import {findDependencies} from "../../analyses/dependencies.ts";
import type {AnalysisSpec} from "../../config/analysis-specs.ts";
import type {EvaluationFiles} from "../../config/read-files.ts";

/** Kinds whose numbers are not counted from answers. */
const uncounted: ReadonlySet<string> = new Set(["published", "data-report", "methods", "questionnaire"]);

/**
 * The evaluation with one analysis and those it reads, without tests, so that it can be run again and again.
 * @returns null when there is no such analysis, or it counts nobody
 */
export function analysisAlone(files: EvaluationFiles, key: string): EvaluationFiles | null {
  const {value: evaluation, placeOf} = files.evaluation;
  const spec = Object.hasOwn(evaluation.analyses, key) ? evaluation.analyses[key] : undefined;
  if (spec === undefined || uncounted.has(spec.kind)) return null;
  const dependencies = findDependencies(evaluation, placeOf);
  const wanted = new Set<string>();
  const add = (each: string): void => {
    if (wanted.has(each)) return;
    wanted.add(each);
    for (const {analysis} of dependencies.get(each) ?? []) add(analysis);
  };
  add(key);
  const analyses = Object.entries(evaluation.analyses).flatMap(([each, its]) =>
    wanted.has(each) ? [[each, untested(its)] as const] : [],
  );
  const value = {
    ...evaluation,
    analyses: Object.fromEntries(analyses),
    data_quality: {...evaluation.data_quality, warn: {}, stop: {}},
  };
  return {...files, evaluation: {...files.evaluation, value}};
}

/** An analysis without its tests: they take time, and change no number. */
export function untested(spec: AnalysisSpec): AnalysisSpec {
  return "test" in spec ? {...spec, test: "none"} : spec;
}
