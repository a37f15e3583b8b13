import {basename, isAbsolute, join} from "node:path";
import type {SourceSpec} from "../../config/evaluation.ts";

/** Where the exports of a source are to stand: as evaluation.yaml says, or in one folder. `*` is written as `opdigtet`. */
export function exportPaths(
  key: string,
  {path}: SourceSpec,
  folder: string,
  output: string | undefined,
  all: readonly SourceSpec[],
): string[] {
  return [path].flat().map((each) => {
    const plain = each.replaceAll("*", "opdigtet");
    if (output === undefined) return isAbsolute(plain) ? plain : join(folder, plain);
    const name = basename(plain);
    const others = all
      .flatMap((spec) => [spec.path].flat())
      .filter((other) => basename(other.replaceAll("*", "opdigtet")) === name);
    return join(output, others.length > 1 ? `${key}-${name}` : name);
  });
}
