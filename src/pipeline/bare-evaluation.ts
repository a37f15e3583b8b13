import {basename, extname, resolve} from "node:path";
import type {CodebookFile} from "../config/codebook-file.ts";
import {type EvaluationSpec, evaluationSpec, type SourceSpec, sourceSpec} from "../config/evaluation.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import {findPersonalData} from "../personal-data/find.ts";
import type {SourceTable} from "../sources/model.ts";
import {rowIdColumn} from "../sources/row-id.ts";

/**
 * An evaluation of one export, of which nobody has written anything: every row is a person of its own.
 * @param path the export, as the user wrote it
 */
export function bareEvaluation(path: string, type: SourceSpec["type"]): EvaluationFiles {
  const name = basename(resolve(path));
  const key = keyOf(name);
  const source = sourceSpec.parse({type, path: resolve(path), name, id: rowIdColumn});
  const placeOf = () => ({file: path});
  return {
    folder: resolve(path, ".."),
    key,
    evaluation: {file: path, value: specOf(key, name, source), placeOf},
    codebook: {file: path, value: {scales: {}, sources: {}}, placeOf},
    chapters: [],
  };
}

/** Leaves out an export's columns with personal data: nobody has said what to do with them. */
export function withPersonalDataDropped(files: EvaluationFiles, tables: readonly SourceTable[]): EvaluationFiles {
  const sources = tables.map((table): [string, CodebookFile["sources"][string]] => {
    const dropped = findPersonalData(table).map(({column}) => [column, {personal: "drop" as const}]);
    return [table.key, {variables: Object.fromEntries(dropped), sets: {}}];
  });
  return {...files, codebook: {...files.codebook, value: {scales: {}, sources: Object.fromEntries(sources)}}};
}

function specOf(key: string, name: string, source: SourceSpec): EvaluationSpec {
  return evaluationSpec.parse({
    title: name,
    disclosure: {none: "Tabellen er til eget brug."},
    sources: {[key]: source},
    populations: {alle: {source: key, label: "rækker i filen"}},
    population: "alle",
    analyses: {},
  });
}

/** The file's name as a key of evaluation.yaml. */
function keyOf(name: string): string {
  const stem = name.slice(0, name.length - extname(name).length).replace(/[^\p{L}\p{N}_-]+/gu, "_");
  return /^[\p{L}_]/u.test(stem) ? stem : `fil_${stem}`;
}
