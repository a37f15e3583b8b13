import type {EvaluationSpec} from "../config/evaluation.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import {analyse} from "../pipeline/analyse.ts";
import type {Findings} from "../results/model.ts";
import {analysisAlone} from "./probe/analysis-alone.ts";

/**
 * Loads the invented exports as any others are loaded, and runs some of the analyses on them, without their tests.
 * @param pathsOf where the exports of each source stand
 * @param analyses the keys of those to run
 */
export async function loadInvented(
  files: EvaluationFiles,
  pathsOf: ReadonlyMap<string, readonly string[]>,
  analyses: ReadonlySet<string>,
): Promise<Findings> {
  const {evaluation} = files;
  const alone = [...analyses].map((key) => analysisAlone(files, key)?.evaluation.value.analyses ?? {});
  const value: EvaluationSpec = {
    ...evaluation.value,
    sources: Object.fromEntries(
      Object.entries(evaluation.value.sources).map(([key, spec]) => [
        key,
        {...spec, path: [...(pathsOf.get(key) ?? [])]},
      ]),
    ),
    analyses: Object.assign({}, ...alone),
    data_quality: {...evaluation.value.data_quality, warn: {}, stop: {}},
    figures: {},
  };
  return analyse({...files, evaluation: {...evaluation, value}}, () => {});
}
