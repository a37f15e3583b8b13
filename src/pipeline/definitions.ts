import {tryDependencies} from "../analyses/dependencies.ts";
import type {CodebookFile} from "../config/codebook-file.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import type {Definition} from "../editions/manifest.ts";
import {sha256} from "../editions/sha256.ts";
import type {Results} from "../results/model.ts";
import {analysisPrints} from "./analysis-prints.ts";

/** What the analyses of a report are defined by. */
export type DefinitionsOf = (results: Results) => Record<string, Definition>;

/**
 * What each analysis is defined by, as prints: what is written of it, and what its population, variables and facts are. Another
 * print tells that a number may have changed because it is counted otherwise, not because of the answers. What the reports of
 * all units share is read once.
 * @param read for the tables that are typed in files
 */
export async function readDefinitions(
  files: EvaluationFiles,
  read: (path: string) => Promise<Uint8Array>,
): Promise<DefinitionsOf> {
  const {value, placeOf} = files.evaluation;
  const contentOf = (path: string) => read(path).then(sha256, () => null);
  const prints = await analysisPrints(files, "", contentOf);
  const {found} = tryDependencies(value, placeOf);
  const sourcesOf = (results: Results, key: string, seen: Set<string>): Set<string> => {
    if (seen.has(key)) return new Set();
    seen.add(key);
    const others = (found.get(key) ?? []).flatMap(({analysis}) => [...sourcesOf(results, analysis, seen)]);
    return new Set([...ownSources(files, results, key), ...others]);
  };
  return (results) =>
    Object.fromEntries(
      Object.entries(results.analyses).map(([key, result]) => {
        const text = JSON.stringify(value.analyses[key]);
        const words = new Set(wordsIn(text));
        const sources = [...sourcesOf(results, key, new Set())].sort();
        const data = {
          waves: value.waves,
          population: value.populations[result.population.key],
          sources: sources.map((source) => ({...value.sources[source], path: undefined})),
          facts: Object.entries(value.facts).filter(([fact]) => words.has(fact)),
          variables: result.questions.map(({variable}) => variablePart(files.codebook.value, variable)),
        };
        return [key, {spec: prints.get(key) ?? "", data: sha256(JSON.stringify(data)), sources}];
      }),
    );
}

/** The sources that an analysis counts in or whose variables it names. */
function ownSources({evaluation}: EvaluationFiles, {analyses}: Results, key: string): string[] {
  const {sources, populations, analyses: specs} = evaluation.value;
  const result = analyses[key];
  const population = populations[result?.population.key ?? ""]?.source;
  const words = new Set(wordsIn(JSON.stringify(specs[key] ?? null)));
  const asked = new Set(result?.questions.map(({variable}) => variable.split(".", 1)[0] ?? ""));
  return Object.keys(sources).filter((source) => source === population || asked.has(source) || words.has(source));
}

/** What the codebook says of a variable, of its scale, and of the variables that it is made of. */
function variablePart({sources, scales}: CodebookFile, name: string): unknown[] {
  const [source = "", ...rest] = name.split(".");
  const {variables = {}, sets = {}} = sources[source] ?? {};
  const names = new Set([rest.join(".")]);
  const parts: unknown[] = [];
  // What is found is looked through too: a set grows while it is walked.
  for (const key of names) {
    const variable = Object.hasOwn(variables, key) ? variables[key] : undefined;
    const set = Object.hasOwn(sets, key) ? sets[key] : undefined;
    parts.push([key, variable, set, variable?.scale === undefined ? undefined : scales[variable.scale]]);
    for (const word of wordsIn(JSON.stringify([variable?.derive, set?.options]))) {
      if (Object.hasOwn(variables, word)) names.add(word);
    }
  }
  return parts;
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}_][\p{L}\p{N}_-]*/gu) ?? [];
}
