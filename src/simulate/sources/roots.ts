import type {EvaluationSpec} from "../../config/evaluation.ts";
import {parseVariableReference, variableReference} from "../../config/variable-reference.ts";
import {rowIdColumn} from "../../sources/row-id.ts";

/** Which source the persons of each source are taken from. */
export interface Roots {
  readonly roots: ReadonlySet<string>;
  readonly rootOf: (source: string) => string;
}

/**
 * Sources share their persons with the ordinary population, unless they number their rows, or have a population of their own and
 * stand in no analysis together with it: cases, meetings, measurements of something else.
 */
export function rootsOf(evaluation: EvaluationSpec): Roots {
  const {sources, populations, population} = evaluation;
  const ordinary = Object.hasOwn(populations, population) ? (populations[population]?.source ?? "") : "";
  const together = Object.values(evaluation.analyses).map((spec) => sourcesIn(spec, Object.keys(sources)));
  const own = new Set(Object.values(populations).map(({source}) => source));
  const isApart = (key: string) =>
    sources[key]?.id === rowIdColumn ||
    (own.has(key) && !together.some((named) => named.has(key) && (named.has(ordinary) || named.size > 1)));
  const roots = new Set([ordinary, ...Object.keys(sources).filter((key) => key !== ordinary && isApart(key))]);
  return {roots, rootOf: (source) => (roots.has(source) ? source : ordinary)};
}

function sourcesIn(value: unknown, keys: readonly string[], found = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    const source = variableReference.safeParse(value).success ? parseVariableReference(value).source : value;
    if (keys.includes(source)) found.add(source);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      sourcesIn(name, keys, found);
      sourcesIn(each, keys, found);
    }
  }
  return found;
}
