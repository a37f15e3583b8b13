import {readEvaluation} from "../config/read-files.ts";
import {factNumbers, numbersOf} from "../narrative/live-numbers.ts";
import type {NumberGroup, NumberList} from "../quick/model.ts";
import type {Results} from "../results/model.ts";
import type {Engine} from "../store/open.ts";
import {analyse} from "./analyse.ts";

/**
 * Every number that the chapters of an evaluation may say, with the helper that says it.
 * @param database an empty one; it is closed
 * @throws CliError (config, data) for whatever is wrong with the evaluation's files or exports
 */
export async function listNumbers(folder: string, database: Promise<Engine>): Promise<NumberList> {
  const files = await readEvaluation(folder);
  return numberList(await analyse(files, () => undefined, database));
}

export function numberList(results: Results): NumberList {
  const analyses = Object.values(results.analyses).map((analysis): NumberGroup => {
    return {key: analysis.key, title: analysis.title, numbers: numbersOf(analysis, results)};
  });
  const facts = {key: "facts", title: "Tal uden for data", numbers: factNumbers(results)};
  return {title: results.evaluation.title, groups: [...analyses, facts].filter(({numbers}) => numbers.length > 0)};
}
