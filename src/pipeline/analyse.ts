import {runAnalyses} from "../analyses/registry.ts";
import {checkValues} from "../codebook/check-values.ts";
import type {Codebook} from "../codebook/model.ts";
import {resolveCodebook} from "../codebook/resolve.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import type {NumberStyle} from "../numbers/style.ts";
import {type EvaluationInfo, type Fact, type Results, resultsSchema, type WaveInfo} from "../results/model.ts";
import {readSource} from "../sources/read-source.ts";
import type {Store, StoreContent} from "../store/model.ts";
import {type Engine, openStore} from "../store/open.ts";
import {type OnStep, step} from "./steps.ts";
import {populationRules, sourceRules} from "./store-rules.ts";

/**
 * The data wing's part of the trip: exports in, results out. The microdata are gone when it returns.
 * @param database one that was opened beforehand; it is closed
 * @throws CliError (config, data) for whatever is wrong with the evaluation's files or exports
 */
export async function analyse(files: EvaluationFiles, onStep: OnStep, database?: Promise<Engine>): Promise<Results> {
  const spec = files.evaluation.value;
  const {store, codebook} = await step("data", onStep, () => loadData(files, database));
  try {
    return await step("analyses", onStep, async () => {
      const style = numberStyle(spec);
      const facts = factsOf(spec);
      const analyses = await runAnalyses(spec, {
        codebook,
        store,
        style,
        facts,
        folder: files.folder,
        placeOf: files.evaluation.placeOf,
      });
      return {
        schema: resultsSchema,
        evaluation: evaluationInfo(files, store),
        style,
        facts,
        analyses,
        dataReport: {sources: store.sources, populations: store.populations, warnings: warningsOf(store)},
      };
    });
  } finally {
    await store.close();
  }
}

async function loadData(
  files: EvaluationFiles,
  database: Promise<Engine> | undefined,
): Promise<{store: Store; codebook: Codebook}> {
  const spec = files.evaluation.value;
  const tables = await Promise.all(
    Object.entries(spec.sources).map(([key, source]) =>
      readSource(key, source, files.folder, undefined, files.evaluation.placeOf(["sources", key, "path"])),
    ),
  );
  const rules = tables.map((table) => sourceRules(files, table));
  const codebook = resolveCodebook(tables, spec.sources, files.codebook.value, files.codebook.placeOf);
  for (const table of tables) {
    const variables = codebook.get(table.key);
    if (variables !== undefined) checkValues(table, variables);
  }
  const content: StoreContent = {
    codebook,
    sources: tables.map((table, index) => ({table, rules: rules[index] ?? sourceRules(files, table)})),
    populations: populationRules(files, codebook),
    waves: waves(spec),
  };
  const store = await openStore(content, database);
  return {store, codebook};
}

/** What an author should look at, though it does not stop a build. */
function warningsOf(store: Store): string[] {
  return store.sources.flatMap(({name, orphans}) =>
    orphans.persons === 0 ? [] : [`${name}: ${orphans.persons} person(s) with answers are in no population.`],
  );
}

function evaluationInfo(files: EvaluationFiles, store: Store): EvaluationInfo {
  const spec = files.evaluation.value;
  return {
    key: files.key,
    title: spec.title,
    subtitle: spec.subtitle ?? null,
    organisation: spec.organisation ?? null,
    authors: spec.authors,
    dataDate: spec.data_date ?? store.lastAnswer,
    dataNotice: spec.data_notice ?? null,
    waves: waves(spec),
  };
}

function waves(spec: EvaluationSpec): WaveInfo[] {
  return Object.entries(spec.waves)
    .map(([wave, {label}]) => ({wave: Number(wave), label}))
    .sort((a, b) => a.wave - b.wave);
}

function numberStyle({style}: EvaluationSpec): NumberStyle {
  return {
    percent: style.percent,
    decimals: style.decimals,
    meanDecimals: style.mean_decimals,
    rounding: style.rounding,
    pDecimals: style.p_decimals,
    wordsUpTo: style.words_up_to,
    significance: style.significance,
  };
}

function factsOf({facts}: EvaluationSpec): Record<string, Fact> {
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, {key, ...fact}]));
}
