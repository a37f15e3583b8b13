import {assessQuality} from "../analyses/quality/assess.ts";
import {strangerWarnings} from "../analyses/quality/strangers.ts";
import {loadKinds, tryAnalyses} from "../analyses/registry.ts";
import {declareSets} from "../codebook/declared-sets.ts";
import type {Codebook} from "../codebook/model.ts";
import {resolveCodebook} from "../codebook/resolve.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import type {CliError} from "../errors/cli-error.ts";
import {expectedErrors, throwAll} from "../errors/cli-errors.ts";
import {requireClaim, writeLiveText} from "../narrative/live-text.ts";
import {protectSources} from "../personal-data/protect.ts";
import {type AnalysisResult, type EvaluationInfo, type Fact, type Results, resultsSchema} from "../results/model.ts";
import type {Store, StoreContent} from "../store/model.ts";
import {type Engine, openEngine} from "../store/open.ts";
import type {Misfits} from "./checked-values.ts";
import {type DataSource, type OnStatement, openDataSource} from "./data-source.ts";
import {numberStyle, waves} from "./evaluation-parts.ts";
import {readRecords} from "./read-records.ts";
import {type OnStep, step} from "./steps.ts";
import {populationRules, sourceRules} from "./store-rules.ts";
import {withUnitInTitles} from "./units/fill-unit.ts";
import {type LoadedUnits, loadUnits, type ReportUnit} from "./units/load.ts";
import {namesUnit} from "./units/names-unit.ts";

/** Results as far as there are any. */
export interface TriedResults {
  readonly results: Results;
  /** What is wrong with analyses and with the limits of data quality. */
  readonly errors: readonly CliError[];
  /** The analyses without a result. */
  readonly missing: readonly string[];
}

/**
 * The data wing's part of the trip: exports in, results out. The microdata are gone when it returns.
 * @param database one that was opened beforehand; it is closed
 * @throws CliError (config, data) for whatever is wrong with the evaluation's files or exports
 */
export async function analyse(
  files: EvaluationFiles,
  onStep: OnStep,
  database?: Promise<Engine>,
  misfits: Misfits = "refuse",
): Promise<Results> {
  const {results, errors} = await tryAnalyse(files, onStep, database, misfits);
  throwAll(errors);
  return results;
}

/** Beside the results, what the variables are. */
export interface TriedData extends TriedResults {
  readonly codebook: Codebook;
}

/**
 * Does what `analyse` does, and tells what is wrong with analyses instead of ending.
 * @throws CliError (config, data) when the exports cannot be read
 */
export async function tryAnalyse(
  files: EvaluationFiles,
  onStep: OnStep,
  database?: Promise<Engine>,
  misfits: Misfits = "refuse",
): Promise<TriedData> {
  const kinds = loadKinds(files.evaluation.value);
  const data = await step("data", onStep, () => loadData(files, database ?? openEngine(), misfits));
  try {
    await kinds;
    const tried = await step("analyses", onStep, () => tryLoaded(files, data));
    return {...tried, codebook: data.codebook};
  } finally {
    await data.store.close();
  }
}

/** An evaluation's exports, read, checked and ready to be counted. */
export interface LoadedData {
  readonly store: Store;
  readonly codebook: Codebook;
  /** Whom the report is about, where the evaluation has units. */
  readonly unit?: ReportUnit;
}

/** All of an evaluation's data. */
export interface WholeData extends LoadedData {
  /** Where it has any. */
  readonly units?: LoadedUnits;
}

/**
 * Runs an evaluation's analyses on data that are loaded already, so that several can be run on the same.
 * @throws CliError (config) for whatever is wrong with its analyses
 */
export async function analyseLoaded(files: EvaluationFiles, data: LoadedData): Promise<Results> {
  const {results, errors} = await tryLoaded(files, data);
  throwAll(errors);
  return results;
}

/**
 * Does what `analyseLoaded` does, and tells what is wrong instead of ending.
 * @param known results that are there already, by key: these analyses are not run again
 */
export async function tryLoaded(
  files: EvaluationFiles,
  {store, codebook, unit}: LoadedData,
  known?: ReadonlyMap<string, AnalysisResult>,
): Promise<TriedResults> {
  const spec = withUnitInTitles(files.evaluation.value, unit?.name);
  const style = numberStyle(spec);
  const facts = factsOf(spec);
  const compared = unit?.compared ?? null;
  const {
    results: analyses,
    errors,
    missing,
  } = await tryAnalyses(
    spec,
    {
      codebook,
      store,
      style,
      facts,
      unit: unit?.name,
      folder: files.folder,
      placeOf: files.evaluation.placeOf,
      readRecords,
      texts: {write: writeLiveText, require: requireClaim},
      dataOf: (each) => (compared !== null && namesUnit(each) ? compared : {codebook, store}),
    },
    known,
  );
  const look = {evaluation: spec, context: {codebook, store, placeOf: files.evaluation.placeOf}};
  const unlimited: CliError[] = [];
  const findings = await assessQuality(look).catch((error: unknown) => {
    unlimited.push(...expectedErrors(error));
    return [];
  });
  const passed = (level: "warn" | "stop") =>
    findings.filter((finding) => finding.level === level).map(({text}) => text);
  const results: Results = {
    schema: resultsSchema,
    evaluation: evaluationInfo({key: files.key, spec}, store),
    style,
    facts,
    analyses,
    dataReport: {
      sources: store.sources,
      populations: store.populations,
      warnings: [...warningsOf(store), ...(await strangerWarnings(look)), ...passed("warn")],
      stops: passed("stop"),
    },
    ...(unit !== undefined && {unit: unit.name}),
  };
  return {results, errors: [...errors, ...unlimited], missing};
}

/**
 * Reads an evaluation's exports into the store, which the caller closes.
 * @param database an empty one; it is closed when anything fails
 * @param onStatement is told of every statement that a server is asked, where the sources are its tables
 * @throws CliError (config, data) for whatever is wrong with sources, codebook or exports
 */
export async function loadData(
  files: EvaluationFiles,
  database: Promise<Engine>,
  misfits: Misfits,
  onStatement?: OnStatement,
): Promise<WholeData> {
  const source = await openDataSource(files, database, onStatement);
  try {
    return await loadFrom(source, files, misfits);
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function loadFrom(source: DataSource, files: EvaluationFiles, misfits: Misfits): Promise<WholeData> {
  const spec = files.evaluation.value;
  const protectedTables = await protectSources(source.tables, files);
  const tables = declareSets(protectedTables, files.codebook);
  const rules = tables.map((table) => sourceRules(files, table));
  const codebook = resolveCodebook(tables, spec.sources, files.codebook.value, files.codebook.placeOf);
  const checked = await Promise.all(tables.map((table) => source.checked(table, codebook, misfits)));
  const content: StoreContent = {
    codebook,
    sources: checked.map((table, index) => ({table, rules: rules[index] ?? sourceRules(files, table)})),
    populations: populationRules(files, codebook),
    waves: waves(spec),
  };
  const store = await source.open(content);
  if (spec.units === undefined) return {store, codebook};
  const units = await loadUnits(files, spec.units, {store, codebook});
  return {store, codebook, units, unit: units.all};
}

/**
 * The limits of data quality that stop a build and that the data pass, in Danish.
 * @throws CliError (config) for what is wrong with the limits
 */
export async function stopsOf(files: EvaluationFiles, {store, codebook}: LoadedData): Promise<string[]> {
  const {value, placeOf} = files.evaluation;
  const findings = await assessQuality({evaluation: value, context: {codebook, store, placeOf}});
  return findings.filter(({level}) => level === "stop").map(({text}) => text);
}

/** What an author should look at, though it does not stop a build. */
function warningsOf(store: Store): string[] {
  return store.sources.flatMap(({name, orphans}) =>
    orphans.persons === 0
      ? []
      : [
          `${name}: ${orphans.persons} ${orphans.persons === 1 ? "person" : "personer"} med svar er ikke i nogen population.`,
        ],
  );
}

function evaluationInfo(
  {key, spec}: {readonly key: string; readonly spec: EvaluationSpec},
  store: Store,
): EvaluationInfo {
  return {
    key,
    title: spec.title,
    subtitle: spec.subtitle ?? null,
    organisation: spec.organisation ?? null,
    authors: spec.authors,
    dataDate: spec.data_date ?? store.lastAnswer,
    dataNotice: spec.data_notice ?? null,
    waves: waves(spec),
  };
}

function factsOf({facts}: EvaluationSpec): Record<string, Fact> {
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, {key, ...fact}]));
}
