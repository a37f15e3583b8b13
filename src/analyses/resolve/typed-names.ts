import type {Named} from "../../config/analyses/display.ts";
import type {AnalysisKind} from "../../config/analysis-specs.ts";
import type {Path} from "../../config/read-yaml.ts";
import {CliError} from "../../errors/cli-error.ts";
import {placeIn, type Task} from "../task.ts";

/** What a row, column or block that the author writes is addressed by. */
export function keyOf({key, label}: Named): string {
  return key ?? label;
}

/**
 * The keys of rows, columns or blocks that the author writes.
 * @param path where in the spec their list stands
 * @throws CliError (config) when two have the same
 */
export function typedKeys(task: Task<AnalysisKind>, items: readonly Named[], path: Path): string[] {
  const keys = items.map(keyOf);
  const second = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (second === -1) return keys;
  throw new CliError("config", `The name "${keys[second]}" is given twice.`, {
    place: placeIn(task, ...path, second),
    hint: "Give one of them a key, or another label.",
  });
}
