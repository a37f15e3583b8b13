import {dirname, join, resolve} from "node:path";
import {declareSets} from "../codebook/declared-sets.ts";
import type {Codebook} from "../codebook/model.ts";
import {resolveCodebook} from "../codebook/resolve.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import {type EvaluationFiles, readAnalysisFiles} from "../config/read-files.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import {numberStyle} from "../pipeline/evaluation-parts.ts";
import {populationRules} from "../pipeline/store-rules.ts";
import {xoshiro128} from "../statistics/random/xoshiro128.ts";
import {type FittedPeople, fitPeople} from "./fit-people.ts";
import {type Misfit, misfitsOf} from "./margins/misfits.ts";
import type {UnusedMargin} from "./margins/model.ts";
import {readMargins} from "./margins/read-margins.ts";
import {checkHints} from "./people/check-hints.ts";
import {peopleOf} from "./people/people-of.ts";
import {rangesOf} from "./people/ranges.ts";
import {shareOfForms} from "./people/shares.ts";
import {World} from "./people/world.ts";
import type {ProbeContext} from "./probe/learn.ts";
import {tableModels} from "./probe/table-models.ts";
import {namedVariables} from "./sources/describe.ts";
import {rootsOf} from "./sources/roots.ts";
import {sourceTables} from "./sources/source-tables.ts";
import {wavesOfSources} from "./sources/waves-of.ts";
import {loadInvented} from "./verify.ts";
import {exportPaths} from "./write/paths.ts";
import {type PlacedExport, type PlaceEffects, placeEffects, placeExports} from "./write/place-files.ts";
import {exportOf} from "./write/rows.ts";
import {sheetsOf} from "./write/shape.ts";
import {exportFiles} from "./write/write-export.ts";

export interface SimulateOptions {
  /** Files with published numbers. */
  readonly margins?: readonly string[];
  readonly persons?: number;
  readonly seed?: number;
  /** A folder for the exports; where evaluation.yaml says when left out. */
  readonly output?: string;
  /** Writes over exports that simulate has not written. */
  readonly force?: boolean;
  /** For each step of the solver. */
  readonly seconds?: number;
}

export interface Simulation {
  /** By source: where its exports were written, and how many rows they have. */
  readonly sources: readonly {readonly key: string; readonly paths: readonly string[]; readonly rows: number}[];
  readonly persons: number;
  /** How many printed numbers were used, and how many of them are printed again. */
  readonly margins: {readonly used: number; readonly fitted: number};
  readonly misfits: readonly Misfit[];
  readonly unused: readonly UnusedMargin[];
  /** The file with what the margins came to; null without margins. */
  readonly record: string | null;
  /** Variables that evaluation.yaml names, and of which nothing tells what is answered: they are left blank. */
  readonly blank: readonly string[];
  /** Whether evaluation.yaml does not say that the persons are invented. */
  readonly lacksNotice: boolean;
}

const defaultSeconds = 120;
/** Stands beside the first export. */
const recordName = "simulated.json";

/**
 * Invents people and writes them as the exports of an evaluation that has none yet, so that it can be loaded and built.
 * With margins the people give the printed numbers: all that whole persons can give at once.
 * @throws CliError for whatever is wrong with the evaluation, the margins or the place to write to
 */
export async function simulate(
  folder: string,
  options: SimulateOptions,
  effects: PlaceEffects = placeEffects,
): Promise<Simulation> {
  const files = await readAnalysisFiles(folder);
  const {value: evaluation, placeOf} = files.evaluation;
  const random = xoshiro128(options.seed ?? 1);
  const tables = declareSets(await sourceTables(files, effects), files.codebook);
  const codebook = resolveCodebook(tables, evaluation.sources, files.codebook.value, files.codebook.placeOf);
  checkHints(codebook, files.codebook.value, files.codebook.placeOf);
  const roots = rootsOf(evaluation);
  const wavesOf = wavesOfSources(files, codebook);
  const shareOf = shareOfForms(files.codebook.value, (source) => wavesOf.get(source) ?? []);
  const populations = populationRules(files, codebook);
  const {population} = evaluation;
  const worldWith = (printed: ReadonlyMap<string, readonly number[]>) => {
    const rangeOf = rangesOf(codebook, files.codebook.value, printed);
    return new World({codebook, waves: wavesOf, populations, population, roots: roots.roots, rangeOf});
  };
  const context: ProbeContext = {files, codebook, style: numberStyle(evaluation)};
  const tablesOf = (keys: readonly string[]) => tableModels(keys, context, worldWith(new Map()));
  const {margins, unused} = await readMargins(files, options.margins ?? [], effects, tablesOf);
  const fitted = await fitPeople({
    context,
    worldWith,
    roots,
    shareOf,
    margins,
    random,
    persons: options.persons ?? null,
    seconds: options.seconds ?? defaultSeconds,
  });
  const people = peopleOf(fitted, {files, codebook, roots, random});
  await refuseMissingDictionaries(files, effects);
  const exports = Object.entries(evaluation.sources).map(([key, spec]) => {
    const paths = exportPaths(key, spec, files.folder, options.output, Object.values(evaluation.sources));
    const described = codebook.get(key);
    if (described === undefined) throw new TypeError(`no codebook for ${key}`);
    const making = {key, spec, codebook: described, world: fitted.world, evaluation, file: files.codebook.value};
    const exported = exportOf(people.get(roots.rootOf(key)) ?? [], making);
    const place = placeOf(["sources", key, "path"]);
    const sheets = [...sheetsOf(spec, exported, paths)];
    const placed = sheets.map(
      ([path, sheet]): PlacedExport => ({path, place, files: exportFiles(spec, path, sheet, described, place)}),
    );
    return {key, paths, rows: sheets.reduce((sum, [, {rows}]) => sum + rows.length, 0), placed};
  });
  await placeExports(
    exports.flatMap(({placed}) => placed),
    options.force === true,
    effects,
  );
  const findings = await loadInvented(
    files,
    new Map(exports.map(({key, paths}) => [key, paths])),
    new Set(fitted.learnt.map(({margin}) => margin.analysis)),
  );
  const misfits = misfitsOf(fitted.learnt, fitted.fit, findings);
  const told = {
    persons: personsOf(fitted),
    margins: {used: fitted.learnt.length, fitted: fitted.learnt.length - misfits.length},
    misfits,
    unused: [...unused, ...fitted.unused],
  };
  const record =
    (options.margins ?? []).length === 0 ? null : join(dirname(exports[0]?.paths[0] ?? folder), recordName);
  if (record !== null) await effects.write(record, `${JSON.stringify(told, null, 2)}\n`);
  return {
    sources: exports.map(({key, paths, rows}) => ({key, paths, rows})),
    ...told,
    record,
    blank: blankVariables(evaluation, codebook),
    lacksNotice: !/opdigte/i.test(evaluation.data_notice ?? ""),
  };
}

function personsOf({people}: FittedPeople): number {
  return [...people.values()].reduce((sum, each) => sum + each.length, 0);
}

function blankVariables(evaluation: EvaluationSpec, codebook: Codebook): string[] {
  return Object.keys(evaluation.sources).flatMap((source) =>
    namedVariables(evaluation, source)
      .filter((name) => codebook.get(source)?.variables.get(name)?.kind === "text")
      .map((name) => referenceTo(source, name)),
  );
}

/** A dictionary is written by the system and not invented: without it the export could not be read. */
async function refuseMissingDictionaries({evaluation, folder}: EvaluationFiles, effects: PlaceEffects): Promise<void> {
  for (const [key, spec] of Object.entries(evaluation.value.sources)) {
    if (spec.type !== "redcap" || spec.dictionary === undefined) continue;
    if ((await effects.kindOf(resolve(folder, spec.dictionary))) !== null) continue;
    throw new CliError("config", `There is no dictionary "${spec.dictionary}", and simulate cannot write one.`, {
      place: evaluation.placeOf(["sources", key, "dictionary"]),
      hint: "Export it from REDCap, which can be done before there are answers; or leave it out, and describe the answers in codebook.yaml.",
    });
  }
}
