import type {BaseRecord} from "../../results/model.ts";
import type {CountRow} from "../../store/model.ts";
import type {BaseRules} from "../resolve/categories.ts";
import type {Item} from "../resolve/items.ts";
import {type Standing, standingOf} from "./standing.ts";

/** Who is in and out of one base. */
export type BaseCounts = Omit<BaseRecord, "block" | "column">;

/** How many persons gave each answer, and who is in the base of their shares. */
export interface Tally {
  /** By code; a code nobody chose is left out. */
  readonly counts: ReadonlyMap<string, number>;
  readonly base: BaseCounts;
}

export interface CountedStanding {
  readonly standing: Standing;
  readonly n: number;
}

/** Tallies the answer at one place of every count row. */
export function tally(rows: readonly CountRow[], index: number, item: Item, rules: BaseRules): Tally {
  const counted = rows.flatMap(({answers, n}) => {
    const answer = answers[index];
    return answer === undefined ? [] : [{standing: standingOf(answer, item, rules), n}];
  });
  const counts = new Map<string, number>();
  for (const {standing, n} of counted) {
    if (standing.valid && standing.code !== null) counts.set(standing.code, (counts.get(standing.code) ?? 0) + n);
  }
  return {counts, base: baseOf(counted, rules)};
}

/** Sums the persons of a base by how their answers stand. */
export function baseOf(counted: readonly CountedStanding[], rules: BaseRules): BaseCounts {
  const persons = (matches: (standing: Standing) => boolean) =>
    counted.reduce((sum, {standing, n}) => (matches(standing) ? sum + n : sum), 0);
  return {
    population: persons(() => true),
    valid: persons(({valid}) => valid),
    noForm: persons(({missing}) => missing === "no_form"),
    notAsked: persons(({missing}) => missing === "not_asked"),
    noAnswer: persons(({missing}) => missing === "no_answer"),
    dontKnow: persons(({missing}) => missing === "dont_know"),
    notRelevant: persons(({missing}) => missing === "not_relevant"),
    includes: {dontKnow: rules.dontKnow, notRelevant: rules.notRelevant},
  };
}
