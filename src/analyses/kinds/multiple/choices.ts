import type {CountRow} from "../../../store/model.ts";
import {standingOfSet} from "../../count/standing.ts";
import {type BaseCounts, baseOf} from "../../count/tally.ts";
import type {BaseRules} from "../../resolve/categories.ts";
import type {Option} from "./options.ts";

/** What the persons of one column chose. */
export interface Choices {
  readonly base: BaseCounts;
  /** Persons by what they chose, one flag for each option; only those who answered. */
  readonly persons: readonly {readonly chose: readonly boolean[]; readonly n: number}[];
  /** How many options were chosen altogether. */
  readonly answers: number;
}

/** Reads count rows whose answers are those to the options, in their order. */
export function choicesOf(rows: readonly CountRow[], options: readonly Option[], rules: BaseRules): Choices {
  const counted = rows.map(({answers, n}) => ({answers, standing: standingOfSet(answers), n}));
  const persons = counted
    .filter(({standing}) => standing.valid)
    .map(({answers, n}) => ({
      chose: options.map(({chosen}, index) => chosen.includes(answers[index]?.code ?? "")),
      n,
    }));
  const answers = persons.reduce((sum, {chose, n}) => sum + n * chose.filter(Boolean).length, 0);
  return {base: baseOf(counted, rules), persons, answers};
}

/** How many persons chose at least `least` of the options at these positions. */
export function personsWith({persons}: Choices, indexes: readonly number[], least = 1): number {
  return persons.reduce(
    (sum, {chose, n}) => (indexes.filter((index) => chose[index]).length >= least ? sum + n : sum),
    0,
  );
}
