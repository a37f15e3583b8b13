import {basename, isAbsolute, join} from "node:path";
import {pathsOf, type SourceSpec} from "../../config/evaluation.ts";

/**
 * Where the exports of a source are to stand: as evaluation.yaml says, or in one folder. `*` is written as `opdigtet`. A table of a
 * server is written as delimited text to load it from.
 */
export function exportPaths(
  key: string,
  spec: SourceSpec,
  folder: string,
  output: string | undefined,
  all: readonly SourceSpec[],
): string[] {
  const paths = spec.type === "database" ? [`${key}.csv`] : pathsOf(spec);
  return paths.map((each) => {
    const plain = each.replaceAll("*", "opdigtet");
    if (output === undefined) return isAbsolute(plain) ? plain : join(folder, plain);
    const name = basename(plain);
    const others = all
      .flatMap((other) => pathsOf(other))
      .filter((other) => basename(other.replaceAll("*", "opdigtet")) === name);
    return join(output, others.length > 1 ? `${key}-${name}` : name);
  });
}
