import type {EvaluationFiles} from "../config/read-files.ts";
import type {CliError} from "../errors/cli-error.ts";
import {expectedErrors} from "../errors/cli-errors.ts";
import {type LoadedData, type TriedResults, tryLoaded} from "../pipeline/analyse.ts";
import {analysisPrints} from "../pipeline/analysis-prints.ts";
import type {AnalysisResult, Results} from "../results/model.ts";
import {sharedSettings} from "./settings.ts";

/** Results as far as there are any. */
export interface KnownResults {
  /** The same object as before when nothing has changed; null when there never were any. */
  readonly results: Results | null;
  readonly errors: readonly CliError[];
  /** The analyses without a result. */
  readonly missing: readonly string[];
  /** The analyses that could not be run now, and stand with the result that they had. */
  readonly outdated: readonly string[];
}

export interface AnalysisEffects {
  readonly run: typeof tryLoaded;
  readonly prints: (files: EvaluationFiles, shared: string) => Promise<ReadonlyMap<string, string>>;
}

const analysisEffects: AnalysisEffects = {run: tryLoaded, prints: analysisPrints};

interface Kept {
  readonly print: string;
  readonly result: AnalysisResult;
}

/**
 * Runs an evaluation's analyses again and again: only those whose spec, or whatever else they read, has changed. One that
 * cannot be run any more keeps the result that it had, so that the rest of the report stands; its error is told all the same.
 */
export function analysisKeeper(
  effects: AnalysisEffects = analysisEffects,
): (files: EvaluationFiles, data: LoadedData) => Promise<KnownResults> {
  let kept: ReadonlyMap<string, Kept> = new Map();
  let last: {readonly settings: unknown; readonly data: LoadedData; readonly prints: string} | null = null;
  let outcome: KnownResults = {results: null, errors: [], missing: [], outdated: []};
  let loads = 0;
  return async (files, data) => {
    if (last?.data !== data) loads++;
    const prints = await effects.prints(files, `${loads} ${sharedSettings(files.evaluation.value)}`);
    const now = {settings: files.evaluation.value, data, prints: [...prints.values()].join()};
    if (last?.settings === now.settings && last.data === data && last.prints === now.prints) return outcome;
    last = now;
    const unchanged = [...kept].filter(([key, {print}]) => prints.get(key) === print);
    const known = new Map(unchanged.map(([key, {result}]) => [key, result]));
    try {
      const tried = await effects.run(files, data, known);
      kept = keptAfter(tried, prints, kept);
      outcome = outcomeOf(tried, kept);
    } catch (error) {
      outcome = {...outcome, errors: expectedErrors(error)};
    }
    return outcome;
  };
}

/** The new results, and for what has none the old ones, which no print will be taken for. */
function keptAfter(
  {results, missing}: TriedResults,
  prints: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, Kept>,
): Map<string, Kept> {
  return new Map(
    [...prints].flatMap(([key, print]): [string, Kept][] => {
      const result = results.analyses[key];
      if (result !== undefined) return [[key, {print, result}]];
      const old = missing.includes(key) ? before.get(key)?.result : undefined;
      return old === undefined ? [] : [[key, {print: "outdated", result: old}]];
    }),
  );
}

function outcomeOf({results, errors, missing}: TriedResults, kept: ReadonlyMap<string, Kept>): KnownResults {
  return {
    results: {...results, analyses: Object.fromEntries([...kept].map(([key, {result}]) => [key, result]))},
    errors,
    missing: missing.filter((key) => !kept.has(key)),
    outdated: missing.filter((key) => kept.has(key)),
  };
}
