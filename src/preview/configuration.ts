import {
  type ConfigEffects,
  configEffects,
  type EvaluationFiles,
  readAnalysisFiles,
  readChapters,
} from "../config/read-files.ts";
import type {CliError} from "../errors/cli-error.ts";
import {expectedErrors} from "../errors/cli-errors.ts";

/** What people have written, as far as it can be read. */
export interface ReadFiles {
  /** Where the files of now cannot be read, the last that could; null when there never were any. */
  readonly files: EvaluationFiles | null;
  readonly errors: readonly CliError[];
}

/**
 * Reads an evaluation's files again and again. evaluation.yaml and what it names are parsed anew only when one of them has
 * changed: `files.evaluation` and its neighbours stay the same objects until then. While they are wrong, the chapters of now
 * are read with the last that were right.
 */
export function configurationReader(folder: string, effects: ConfigEffects = configEffects): () => Promise<ReadFiles> {
  let good: EvaluationFiles | null = null;
  let seen: Readings | null = null;
  let errors: readonly CliError[] = [];
  return async () => {
    if (seen === null || !(await isUnchanged(seen, effects))) {
      seen = new Map();
      try {
        const read = await readAnalysisFiles(folder, remembering(effects, seen));
        good = {...read, chapters: good?.chapters ?? []};
        errors = [];
      } catch (error) {
        errors = expectedErrors(error);
      }
    }
    if (good === null) return {files: null, errors};
    try {
      good = {...good, chapters: await readChapters(folder, good.evaluation, effects)};
      return {files: good, errors};
    } catch (error) {
      return {files: good, errors: [...errors, ...expectedErrors(error)]};
    }
  };
}

/** What the files that were read held; null for one that could not be read. */
type Readings = Map<string, Uint8Array | null>;

function remembering(effects: ConfigEffects, readings: Readings): ConfigEffects {
  return {
    ...effects,
    readFile: async (path) => {
      readings.set(path, null);
      const bytes = await effects.readFile(path);
      readings.set(path, bytes);
      return bytes;
    },
  };
}

async function isUnchanged(readings: Readings, effects: ConfigEffects): Promise<boolean> {
  const same = await Promise.all(
    [...readings].map(async ([path, before]) => {
      const now = await effects.readFile(path).catch(() => null);
      return before === null || now === null ? before === now : Buffer.compare(before, now) === 0;
    }),
  );
  return same.every((each) => each);
}
