import {dirname, join} from "node:path";
import {resolveCodebook} from "../codebook/resolve.ts";
import {readAnalysisFiles} from "../config/read-files.ts";
import {numberStyle, waves} from "../pipeline/evaluation-parts.ts";
import {populationRules} from "../pipeline/store-rules.ts";
import {xoshiro128} from "../statistics/random/xoshiro128.ts";
import {type FittedPeople, fitPeople} from "./fit-people.ts";
import {type Misfit, misfitsOf} from "./margins/misfits.ts";
import type {UnusedMargin} from "./margins/model.ts";
import {readMargins} from "./margins/read-margins.ts";
import {peopleOf} from "./people/people-of.ts";
import {rangesOf} from "./people/ranges.ts";
import {shareOfForms} from "./people/shares.ts";
import {World} from "./people/world.ts";
import type {ProbeContext} from "./probe/learn.ts";
import {tableModels} from "./probe/table-models.ts";
import {rootsOf} from "./sources/roots.ts";
import {sourceTables} from "./sources/source-tables.ts";
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
  const tables = await sourceTables(files, effects);
  const codebook = resolveCodebook(tables, evaluation.sources, files.codebook.value, files.codebook.placeOf);
  const roots = rootsOf(evaluation);
  const allWaves = waves(evaluation).map(({wave}) => wave);
  const wavesOf = new Map(
    Object.entries(evaluation.sources).map(([key, spec]) => [key, spec.wave === undefined ? [] : allWaves]),
  );
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
  const people = peopleOf(fitted, {files, codebook, roots, shareOf, random});
  const exports = Object.entries(evaluation.sources).map(([key, spec]) => {
    const paths = exportPaths(key, spec, files.folder, options.output, Object.values(evaluation.sources));
    const described = codebook.get(key);
    if (described === undefined) throw new TypeError(`no codebook for ${key}`);
    const making = {key, spec, codebook: described, world: fitted.world, evaluation};
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
  const misfits = misfitsOf(fitted.learnt, fitted.fit.bases, findings);
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
    lacksNotice: !/opdigte/i.test(evaluation.data_notice ?? ""),
  };
}

function personsOf({people}: FittedPeople): number {
  return [...people.values()].reduce((sum, each) => sum + each.length, 0);
}
