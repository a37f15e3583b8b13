import {readFile, rm, rmdir} from "node:fs/promises";
import {join, resolve} from "node:path";
import {type EvaluationFiles, readEvaluation} from "../config/read-files.ts";
import {CliError} from "../errors/cli-error.ts";
import {throwAll} from "../errors/cli-errors.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {loadData, stopsOf, type WholeData} from "../pipeline/analyse.ts";
import {type Format, formats as inOrderTold, isPrinted} from "../pipeline/formats.ts";
import {stopErrors} from "../pipeline/refuse-stops.ts";
import {startDatabase} from "../pipeline/start-database.ts";
import {themeOf} from "../pipeline/theme-of.ts";
import {fillUnit} from "../pipeline/units/fill-unit.ts";
import type {LoadedUnits} from "../pipeline/units/load.ts";
import {allKey, type Unit} from "../pipeline/units/plan.ts";
import {writeOutput} from "../pipeline/write-output.ts";
import {findBrowser} from "../render/find-browser.ts";
import {inOrder, inTurn} from "./in-turn.ts";
import {indexPage} from "./index-page.ts";
import {fileNameOf, makeReport, type Order, resultsOf} from "./make-report.ts";
import {openPresses, type Presses, startPress} from "./presses.ts";
import {programPrint, type ReportPrints, reportPrints} from "./prints.ts";
import {type Built, isWhole, readState, type State, writeState} from "./state.ts";

export interface BatchOptions {
  readonly formats: readonly Format[];
  /** The output folder; `build/<key>` under the working folder when undefined. */
  readonly out: string | undefined;
  /** Names or keys of the units wanted; all when there are none. */
  readonly only: readonly string[];
  /** Whether to build what has not changed, too. */
  readonly all: boolean;
  /** How many reports are made at once. */
  readonly jobs: number;
  readonly onReport: (outcome: ReportOutcome) => void;
}

/** What became of one report. */
export interface ReportOutcome {
  readonly key: string;
  readonly name: string;
  readonly n: number;
  readonly state: "built" | "unchanged" | "failed";
  readonly milliseconds: number;
  readonly warnings: readonly string[];
  /** Why it was not built: a CliError, or a defect. */
  readonly error?: unknown;
}

export interface BatchSummary {
  /** Absolute. */
  readonly out: string;
  readonly reports: readonly ReportOutcome[];
  /** Names of units without a report of their own, for they are too small. */
  readonly small: readonly string[];
  /** Whether these have a report together. */
  readonly isMerged: boolean;
  /** Persons of the evaluation's population who are in no unit. */
  readonly without: number;
}

/**
 * Builds the report of each unit and the one for all, as far as they have changed. Data are read once, and everything that is
 * slow to start is shared. What goes wrong with one report is told in its outcome; the others are built, and its earlier files stay.
 * @throws CliError when no report can be built: for what is wrong with the evaluation, its data or the output folder
 */
export async function buildBatch(folder: string, options: BatchOptions): Promise<BatchSummary> {
  const database = startDatabase();
  const isPrinting = options.formats.some(isPrinted);
  const presses = openPresses(() => startPress(isPrinting ? options.jobs : 0));
  let loaded: WholeData | undefined;
  try {
    const files = await readEvaluation(folder);
    if (files.evaluation.value.units === undefined) throw noUnits(folder);
    const data = await loadData(files, database, "refuse");
    loaded = data;
    if (data.units === undefined) throw new TypeError("an evaluation with units was loaded without them");
    throwAll(
      stopErrors({stops: await stopsOf(files, data)}, folder, files.evaluation.placeOf(["data_quality", "stop"])),
    );
    const theme = await themeOf(files);
    const program = await programPrint(isPrinting ? await findBrowser() : null);
    const prints = await reportPrints({files, data, units: data.units, theme, program});
    const out = resolve(options.out ?? join("build", files.key));
    const run: Run = {files, data, units: data.units, theme, prints, presses, out, options};
    return await buildReports(run);
  } finally {
    await presses.close();
    await loaded?.store.close();
    await database.then(
      (engine) => engine.close(),
      () => undefined,
    );
  }
}

interface Run {
  readonly files: EvaluationFiles;
  readonly data: WholeData;
  readonly units: LoadedUnits;
  readonly theme: Order["theme"];
  readonly prints: ReportPrints;
  readonly presses: Presses;
  readonly out: string;
  readonly options: BatchOptions;
}

/** A report to be made: a unit's, or the one for all. */
interface Wanted {
  readonly unit: Unit;
  readonly print: string;
  readonly isForAll: boolean;
}

async function buildReports(run: Run): Promise<BatchSummary> {
  const {units, out, options} = run;
  const every = everyReport(run);
  const wanted = chosen(every, options.only);
  const state = new Map(await readState(out));
  if (options.only.length === 0) await forgetOthers(out, state, new Set(every.map(({unit}) => unit.key)));
  const outcomes = new Map<string, ReportOutcome>();
  const save = inOrder(() => writeState(out, state));
  await inTurn(wanted, options.jobs, async (report) => {
    const outcome = await outcomeOf(run, report, {state, save});
    outcomes.set(report.unit.key, outcome);
    options.onReport(outcome);
  });
  await writeIndex(run, every, state);
  return {
    out,
    reports: wanted.flatMap(({unit}) => outcomes.get(unit.key) ?? []),
    small: units.plan.small.map(({name}) => name),
    isMerged: units.plan.isMerged,
    without: units.plan.without,
  };
}

function everyReport({data, units, files, prints}: Run): Wanted[] {
  const {population} = files.evaluation.value;
  const n = data.store.populations.find(({key}) => key === population)?.size ?? 0;
  return [
    {unit: {key: allKey, name: units.spec.all, n}, print: prints.all, isForAll: true},
    ...units.plan.units.map((unit) => ({unit, print: prints.ofUnit(unit), isForAll: false})),
  ];
}

function chosen(every: readonly Wanted[], only: readonly string[]): Wanted[] {
  if (only.length === 0) return [...every];
  const found = only.map((wanted) => {
    const name = wanted.trim();
    const report = every.find(({unit}) => unit.key === name || unit.name.toLowerCase() === name.toLowerCase());
    if (report !== undefined) return report;
    const names = every.map(({unit}) => unit.name);
    throw new CliError("usage", `There is no report for "${wanted}".`, {hint: didYouMean(name, names, "reports")});
  });
  return [...new Set(found)];
}

/** What stands in the output folder, as far as is known, and how that is written down. */
interface Shelf {
  readonly state: Map<string, Built>;
  readonly save: () => Promise<void>;
}

async function outcomeOf(run: Run, report: Wanted, {state, save}: Shelf): Promise<ReportOutcome> {
  const {unit, print} = report;
  const {out, options} = run;
  const started = performance.now();
  const told = (rest: Pick<ReportOutcome, "state" | "warnings"> & {readonly error?: unknown}): ReportOutcome => ({
    ...unit,
    ...rest,
    milliseconds: Math.round(performance.now() - started),
  });
  try {
    const before = state.get(unit.key);
    const names = options.formats.map((format) => fileNameOf(unit.key, format));
    if (!options.all && before?.print === print && (await isWhole(out, unit.key, before, names))) {
      return told({state: "unchanged", warnings: []});
    }
    const {files, warnings} = await build(run, report);
    await writeOutput(join(out, unit.key), files);
    await removeFiles(
      out,
      unit.key,
      Object.keys(before?.files ?? {}).filter((name) => !names.includes(name)),
    );
    const sizes = files.map(({name, content}) => [name, Buffer.byteLength(content)] as const);
    state.set(unit.key, {name: unit.name, n: unit.n, print, files: Object.fromEntries(sizes)});
    await save();
    return told({state: "built", warnings});
  } catch (error) {
    return told({state: "failed", warnings: [], error});
  }
}

async function build({files, data, units, theme, presses, options}: Run, {unit, isForAll}: Wanted) {
  const own = isForAll ? {...data, close: async () => {}} : await units.part(unit);
  const order: Order = {
    files,
    theme,
    data: own,
    formats: options.formats,
    claimsWarn: !isForAll && units.spec.claims === "warn",
  };
  const results = await resultsOf(order).finally(own.close);
  const {contents, warnings} = await presses.use((press) => makeReport(order, results, press));
  const written = inOrderTold.flatMap((format) => {
    const content = contents.get(format);
    return content === undefined ? [] : [{name: fileNameOf(unit.key, format), content}];
  });
  return {files: written, warnings};
}

/** Reports of units that have none any more would be read as if they were of today. */
async function forgetOthers(out: string, state: Map<string, Built>, known: ReadonlySet<string>): Promise<void> {
  for (const [key, {files}] of [...state]) {
    if (known.has(key)) continue;
    await removeFiles(out, key, Object.keys(files));
    await rmdir(join(out, key)).catch(() => undefined);
    state.delete(key);
    await writeState(out, state);
  }
}

async function removeFiles(out: string, key: string, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => rm(join(out, key, name), {force: true})));
}

async function writeIndex({files, units, out}: Run, every: readonly Wanted[], state: State): Promise<void> {
  const reports = every.flatMap(({unit: {key}}) => {
    const built = state.get(key);
    return built === undefined ? [] : [{key, name: built.name, n: built.n, files: Object.keys(built.files)}];
  });
  const {spec, plan} = units;
  const content = indexPage({
    title: fillUnit(files.evaluation.value.title, spec.all),
    unitName: spec.name,
    smallest: spec.smallest,
    reports,
    small: plan.small.map(({name}) => name),
    mergedInto: plan.isMerged && spec.below === "merge" ? spec.into : null,
  });
  const before = await readFile(join(out, "index.html"), "utf8").catch(() => null);
  if (before !== content) await writeOutput(out, [{name: "index.html", content}]);
}

function noUnits(folder: string): CliError {
  return new CliError("config", `The evaluation "${folder}" has no units.`, {
    hint: "Say under units in evaluation.yaml which variable tells them, or build one report with maalepunkt build.",
  });
}
