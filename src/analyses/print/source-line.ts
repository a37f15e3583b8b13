import type {EvaluationSpec} from "../../config/evaluation.ts";
import {listOf} from "./danish.ts";

/**
 * The line after «Kilde:», sources of one system together: `Individdokumentationen, borgerskema og medarbejderskema`.
 * @param used keys of sources; unknown ones are left out
 */
export function sourceLine(evaluation: EvaluationSpec, used: Iterable<string>): string {
  const wanted = new Set(used);
  const namesBySystem = new Map<string, string[]>();
  for (const [key, source] of Object.entries(evaluation.sources)) {
    if (!wanted.has(key)) continue;
    const system = source.system ?? "";
    namesBySystem.set(system, [...(namesBySystem.get(system) ?? []), source.name]);
  }
  return [...namesBySystem]
    .map(([system, names]) => (system === "" ? listOf(names) : `${system}, ${listOf(names)}`))
    .join("; ");
}
