import type {Codebook} from "../../src/codebook/model.ts";
import type {SourceReport} from "../../src/results/data-report.ts";
import type {Answer, CountQuery, CountRow, Store, VariableAt} from "../../src/store/model.ts";
import type {Quality} from "../../src/store/quality-model.ts";

/** The answers of one person at one wave; a blank is null. */
export interface Form {
  readonly source: string;
  readonly person: string;
  readonly wave: number | null;
  readonly values: Readonly<Record<string, string | null>>;
}

export interface FakePopulation {
  readonly key: string;
  readonly label: string;
  readonly persons: readonly string[];
}

/** A store that holds forms in memory and answers count queries the plain way. */
export function fakeStore(
  codebook: Codebook,
  forms: readonly Form[],
  populations: readonly FakePopulation[],
  sources: readonly SourceReport[] = [],
): Store & {readonly queries: CountQuery[]} {
  const queries: CountQuery[] = [];
  const formOf = (person: string, source: string, wave: number | null) =>
    forms.find((form) => form.person === person && form.source === source && form.wave === wave);
  const answerOf = (person: string, {source, variable, wave}: VariableAt): Answer => {
    const form = formOf(person, source, wave);
    if (variable === "$answered") return {code: form === undefined ? "0" : "1", missing: null};
    if (form === undefined) return {code: null, missing: "no_form"};
    const described = codebook.get(source)?.variables.get(variable);
    if (described === undefined) throw new TypeError(`the fake store has no ${source}.${variable}`);
    if (wave !== null && described.askedAt !== null && !described.askedAt.includes(wave)) {
      return {code: null, missing: "not_asked"};
    }
    const code = form.values[variable] ?? null;
    return code === null ? {code: null, missing: "no_answer"} : {code, missing: null};
  };
  return {
    queries,
    sources,
    populations: populations.map(({key, label, persons}) => ({key, label, size: persons.length})),
    lastAnswer: null,
    quality: noQuality,
    close: async () => {},
    counts: async (query) => {
      queries.push(query);
      const population = populations.find(({key}) => key === query.population);
      if (population === undefined) throw new TypeError(`the fake store has no population ${query.population}`);
      const counted = population.persons.filter(
        (person) =>
          query.where.every(({variable, codes}) => codes.includes(answerOf(person, variable).code ?? "")) &&
          (query.panel?.waves ?? []).every((wave) => formOf(person, query.panel?.source ?? "", wave) !== undefined),
      );
      const rows = new Map<string, CountRow>();
      for (const person of counted) {
        const answers = query.by.map((variable) => answerOf(person, variable));
        const key = JSON.stringify(answers);
        rows.set(key, {answers, n: (rows.get(key)?.n ?? 0) + 1});
      }
      return [...rows.values()];
    },
  };
}

/** The fake store counts answers only; what looks into the quality of the data is tested on the real one. */
const noQuality: Quality = {
  variables: async () => [],
  returns: async () => [],
  intervals: async () => [],
  straightLines: async () => [],
  outsideCourse: async () => ({dated: 0, beforeStart: 0, afterEnd: 0}),
  due: async () => ({due: 0, answered: 0}),
};
