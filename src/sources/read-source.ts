import {isAbsolute, join} from "node:path";
import type {SourceSpec} from "../config/evaluation.ts";
import type {Place} from "../errors/cli-error.ts";
import {readCsv} from "./csv.ts";
import type {SourceTable} from "./model.ts";
import {type SourceEffects, sourceEffects} from "./read-bytes.ts";
import {readSurveyXact} from "./surveyxact.ts";

/**
 * Reads one source of an evaluation.
 *
 * @param folder the evaluation's folder, that the source's path is relative to; messages name files the way it does
 * @param place where the path is written in evaluation.yaml
 * @throws CliError for anything missing or broken, with file and line
 */
export function readSource(
  key: string,
  spec: SourceSpec,
  folder: string,
  effects: SourceEffects = sourceEffects,
  place?: Place,
): Promise<SourceTable> {
  const [first = ""] = [spec.path].flat();
  const path = isAbsolute(first) ? first : join(folder, first);
  const context = {folder, place: place ?? {file: path}, effects};
  switch (spec.type) {
    case "surveyxact":
      return readSurveyXact(key, path, context);
    case "csv":
      return readCsv(key, path, context, spec);
    default:
      throw new Error(`No reader yet for ${spec.type}`);
  }
}
