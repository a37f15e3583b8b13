import type {EvaluationFiles} from "../../config/read-files.ts";
import {CliError} from "../../errors/cli-error.ts";
import {allSourceEffects} from "../../pipeline/read-sources.ts";
import type {SourceTable} from "../../sources/model.ts";
import {readSource} from "../../sources/read-source.ts";
import {exportPaths} from "../write/paths.ts";
import {isInvented, type PlaceEffects} from "../write/place-files.ts";
import {describedSource, withoutRows} from "./describe.ts";

/**
 * What is known of each source, without a single row. An export that is there tells its columns and labels; one that is not, or
 * that was invented before, is described by codebook.yaml alone.
 */
export async function sourceTables(files: EvaluationFiles, effects: PlaceEffects): Promise<SourceTable[]> {
  const {sources} = files.evaluation.value;
  return Promise.all(
    Object.entries(sources).map(async ([key, spec]) => {
      const [path = ""] = exportPaths(key, spec, files.folder, undefined, []);
      const isThere = (await effects.kindOf(path)) !== null && !(await isInvented(path, effects));
      if (!isThere) return describedSource(files, key, spec);
      const place = files.evaluation.placeOf(["sources", key, "path"]);
      try {
        return withoutRows(await readSource(key, spec, files.folder, allSourceEffects, place));
      } catch (error) {
        if (error instanceof CliError) return describedSource(files, key, spec);
        throw error;
      }
    }),
  );
}
