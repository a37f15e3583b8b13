import {readFileSync} from "node:fs";
import {load} from "js-yaml";
import type {AnalysisResult, Fact} from "../../../../src/results/model.ts";
import {run} from "../../support.ts";

const text = readFileSync(new URL("golden/isolerede-sindslidende.yaml", import.meta.url), "utf8");

/** The economics of the published report; with some words of the spec replaced. */
export function economics(
  ...replaced: readonly (readonly [string, string])[]
): Promise<Record<string, AnalysisResult>> {
  const changed = replaced.reduce((now, [from, to]) => now.replace(from, to), text);
  const [facts = "", analyses = ""] = changed.split(/^analyses:\n/m);
  return run(`${analyses}${facts}`, {facts: factsIn(facts)});
}

function factsIn(yaml: string): Record<string, Fact> {
  const {facts} = load(yaml) as {facts: Record<string, Omit<Fact, "key" | "unit"> & {unit?: Fact["unit"]}>};
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, {key, unit: "count", ...fact}]));
}
