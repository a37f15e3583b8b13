import {isOfPopulation, populationsOf} from "../analyses/quality/strangers.ts";
import type {EvaluationSpec, SourceSpec} from "../config/evaluation.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import {rowIdColumn} from "../sources/row-id.ts";
import type {Store} from "../store/model.ts";

/** Whom a table at the desk counts, and why it is not the evaluation's own population. */
export interface TakenPopulation {
  readonly key: string;
  /** In Danish; null when it is the evaluation's own. */
  readonly note: string | null;
}

/** The population that a source's variables are counted in: the evaluation's own, unless the source is of other persons. */
export async function populationFor(
  evaluation: EvaluationSpec,
  store: Store,
  source: string,
): Promise<TakenPopulation> {
  const {population: main, populations} = evaluation;
  const own = populationsOf(evaluation, source)[0];
  const written = Object.fromEntries(Object.entries(populations).filter(([key]) => !isMade(key)));
  const asWritten = {evaluation: {...evaluation, populations: written}, context: {store}};
  if (own === undefined || (await isOfPopulation(asWritten, source))) return {key: main, note: null};
  const taken = isMade(own) ? `alle ${populations[own]?.label ?? own}` : `populationen ${own}`;
  return {key: own, note: `Her tælles ${taken} og ikke populationen ${main}, som kilden ikke handler om.`};
}

/** An evaluation in which each source has a population: all its persons where nobody has written one. */
export function withOwnPopulations(files: EvaluationFiles): EvaluationFiles {
  const {value} = files.evaluation;
  const made = Object.entries(value.sources)
    .filter(([key]) => populationsOf(value, key).length === 0)
    .map(([key, source]) => [madeKey(key), {source: key, label: labelOf(source), where: {}}]);
  const populations = {...value.populations, ...Object.fromEntries(made)};
  return {...files, evaluation: {...files.evaluation, value: {...value, populations}}};
}

/** No key that an author can have written. */
function madeKey(source: string): string {
  return `$${source}`;
}

function isMade(key: string): boolean {
  return key.startsWith("$");
}

function labelOf({id, wave, name}: SourceSpec): string {
  return `${wave === undefined || id === rowIdColumn ? "rækker" : "personer"} i ${name}`;
}
