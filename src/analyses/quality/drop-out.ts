import {answeredName} from "../../codebook/lookup.ts";
import type {Variable} from "../../codebook/model.ts";
import {type SelectiveDropOut, selectiveDropOut} from "../../statistics/warnings/selective-drop-out.ts";
import {hasUnmatchedForms} from "../resolve/rounds.ts";
import {type Look, sourcesOf} from "./look.ts";
import {isOfPopulation} from "./strangers.ts";

/** Whether those who answered at the last wave differed from all at the first, in one variable. */
export interface DropOutOf {
  readonly source: string;
  readonly first: number;
  readonly last: number;
  readonly variable: Variable;
  readonly finding: SelectiveDropOut | null;
}

/** Compares at baseline those who came back at the source's last wave with all, question by question. */
export async function dropOut(look: Look): Promise<DropOutOf[]> {
  const {evaluation, context} = look;
  const sources = await Promise.all(
    sourcesOf(look).map(async (each) => ((await isOfPopulation(look, each.key)) ? [each] : [])),
  );
  const compared = sources.flat().flatMap(({key, variables}) => {
    const counts = context.store.sources.find((source) => source.key === key)?.waves ?? [];
    const answered = counts.filter(({count}) => count > 0).map(({wave}) => wave);
    const [first, last] = [answered[0], answered.at(-1)];
    if (first === undefined || last === undefined || last === first) return [];
    if (hasUnmatchedForms(evaluation, key)) return [];
    return variables
      .filter(({scale, option}) => scale !== null && option === null)
      .map((variable) => ({source: key, first, last, variable}));
  });
  return Promise.all(
    compared.map(async ({source, first, last, variable}): Promise<DropOutOf> => {
      const rows = await context.store.counts({
        population: evaluation.population,
        where: [],
        panel: null,
        by: [
          {source, variable: variable.name, wave: first},
          {source, variable: answeredName, wave: last},
        ],
      });
      const codes = (variable.scale?.categories ?? []).filter(({missing}) => missing === null).map(({code}) => code);
      const all = codes.map((code) => total(rows.filter(({answers}) => answers[0]?.code === code)));
      const stayed = codes.map((code) =>
        total(rows.filter(({answers}) => answers[0]?.code === code && answers[1]?.code === "1")),
      );
      const warned = selectiveDropOut(all, stayed);
      return {source, first, last, variable, finding: warned.ok ? warned.finding : null};
    }),
  );
}

function total(rows: readonly {readonly n: number}[]): number {
  return rows.reduce((sum, {n}) => sum + n, 0);
}
