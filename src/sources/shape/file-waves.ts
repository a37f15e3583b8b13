import {basename} from "node:path";
import {CliError, type Place} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";

/**
 * The wave of each file, found by its path as it is written, its name, or its name without what follows the last point.
 *
 * @param written paths as the user would write them
 * @throws CliError (config) for a file without a wave, and for a wave whose file is not there
 */
export function fileWaves(
  written: readonly string[],
  waves: Readonly<Record<string, number>>,
  place: Place,
): readonly number[] {
  const keys = new Map(Object.entries(waves));
  const used = new Set<string>();
  const numbers = written.map((path) => {
    const key = namesOf(path).find((name) => keys.has(name));
    const wave = key === undefined ? undefined : keys.get(key);
    if (key === undefined || wave === undefined) throw noWave(path, [...keys.keys()], place);
    used.add(key);
    return wave;
  });
  const unused = [...keys.keys()].find((key) => !used.has(key));
  if (unused === undefined) return numbers;
  throw new CliError("config", `The waves name the file "${unused}", which is none of the source's files.`, {
    place,
    hint: didYouMean(
      unused,
      written.map((path) => basename(path)),
      "files",
    ),
  });
}

function namesOf(path: string): string[] {
  const name = basename(path);
  return [path, name, name.replace(/\.[^.]+$/, "")];
}

function noWave(path: string, keys: readonly string[], place: Place): CliError {
  return new CliError("config", `The file "${path}" has no wave.`, {
    place,
    hint: `Write it under wave.file of the source. ${didYouMean(basename(path), keys, "files there")}`,
  });
}
