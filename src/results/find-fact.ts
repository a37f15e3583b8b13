import {LookupError} from "./lookup-error.ts";
import type {Fact, Findings} from "./model.ts";

export interface FoundFact {
  readonly fact: Fact;
  readonly address: string;
}

/** A number from outside the data, with its address `fact:key`. @throws LookupError when there is none of that key. */
export function findFact(results: Findings, key: string): FoundFact {
  const wanted = key.trim();
  const fact = Object.hasOwn(results.facts, wanted) ? results.facts[wanted] : undefined;
  if (fact !== undefined) return {fact, address: `fact:${wanted}`};
  throw new LookupError("fact", "unknown", `There is no fact "${wanted}".`, {
    wanted,
    candidates: Object.values(results.facts).map((other) => ({key: other.key, label: null})),
  });
}
