import {rm, rmdir} from "node:fs/promises";
import {join, resolve} from "node:path";
import {type EvaluationFiles, readEvaluation} from "../config/read-files.ts";
import {manifestName, signatureName} from "../editions/manifest.ts";
import type {SecretKey} from "../editions/minisign.ts";
import {CliError} from "../errors/cli-error.ts";
import {throwAll} from "../errors/cli-errors.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {loadData, stopsOf, type WholeData} from "../pipeline/analyse.ts";
import {withNotice, withTheme} from "../pipeline/build.ts";
import {type Format, formats as inOrderTold, isPrinted, isReportFormat} from "../pipeline/formats.ts";
import {provenanceOf} from "../pipeline/make-manifest.ts";
import {recordedReads} from "../pipeline/recorded-reads.ts";
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
import {type Manifests, reportManifest, signUnchanged, writeBatchManifest} from "./manifests.ts";
import {openPresses, type Presses, startPress} from "./presses.ts";
import {printOf, programPrint, type ReportPrints, reportPrints} from "./prints.ts";
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
  /** In the place of the theme of evaluation.yaml. */
  readonly theme?: string | undefined;
  /** What the pages say of this edition, first of all: of all reports, and of some by key. */
  readonly notice?: BatchNotice | undefined;
  /** What the manifests are signed with; they are not signed when undefined. */
  readonly sign?: SecretKey | undefined;
  readonly onReport: (outcome: ReportOutcome) => void;
}

export interface BatchNotice {
  readonly all?: string | undefined;
  readonly reports?: Readonly<Record<string, string>>;
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
  try {
    const reads = recordedReads();
    const files = withTheme(await readEvaluation(folder, reads.effects), options.theme);
    if (files.evaluation.value.units === undefined) throw noUnits(folder);
    const data = await loadData(files, database, "refuse");
    if (data.units === undefined) throw new TypeError("an evaluation with units was loaded without them");
    throwAll(
      stopErrors({stops: await stopsOf(files, data)}, folder, files.evaluation.placeOf(["data_quality", "stop"])),
    );
    const theme = await themeOf(files);
    const program = await programPrint(isPrinting ? await findBrowser() : null);
    const prints = await reportPrints({files, data, units: data.units, theme, program});
    const out = resolve(options.out ?? join("build", files.key));
    const {codebook, store} = data;
    const shown = options.formats.some(isReportFormat) ? theme : null;
    const ingredients = {
      files,
      reads,
      codebook,
      sources: store.sources,
      theme: shown,
      wishedTheme: options.theme ?? null,
    };
    const provenance = await provenanceOf(ingredients);
    const manifests = {provenance, formats: options.formats, sign: options.sign};
    const run: Run = {files, data, units: data.units, theme, prints, presses, out, options, manifests};
    return await buildReports(run);
  } finally {
    await presses.close();
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
  readonly manifests: Manifests;
}

/** A report to be made: a unit's, or the one for all. */
interface Wanted {
  readonly unit: Unit;
  readonly print: string;
  readonly isForAll: boolean;
  readonly notice: string | undefined;
}

async function buildReports(run: Run): Promise<BatchSummary> {
  const {units, out, options} = run;
  const every = everyReport(run);
  refuseStrayNotices(options.notice?.reports ?? {}, every);
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

function everyReport({data, units, files, prints, options}: Run): Wanted[] {
  const {population} = files.evaluation.value;
  const n = data.store.populations.find(({key}) => key === population)?.size ?? 0;
  const wanted = (unit: Unit, print: string, isForAll: boolean): Wanted => {
    const said = [options.notice?.all, ownEntry(options.notice?.reports, unit.key)].filter(
      (each) => each !== undefined,
    );
    const notice = said.length === 0 ? undefined : said.join(" ");
    return {unit, print: notice === undefined ? print : printOf([print, notice]), isForAll, notice};
  };
  return [
    wanted({key: allKey, name: units.spec.all, n}, prints.all, true),
    ...units.plan.units.map((unit) => wanted(unit, prints.ofUnit(unit), false)),
  ];
}

/** @throws CliError (usage) for a notice that no report would carry */
function refuseStrayNotices(notices: Readonly<Record<string, string>>, every: readonly Wanted[]): void {
  const keys = every.map(({unit}) => unit.key);
  const stray = Object.keys(notices).find((key) => !keys.includes(key));
  if (stray === undefined) return;
  throw new CliError("usage", `There is no report "${stray}" to carry a notice.`, {
    hint: didYouMean(stray, keys, "reports"),
  });
}

function ownEntry(entries: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return entries !== undefined && Object.hasOwn(entries, key) ? entries[key] : undefined;
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
    const names = [...options.formats.map((format) => fileNameOf(unit.key, format)), manifestName];
    if (!options.all && before?.print === print && (await isWhole(out, unit.key, before, names))) {
      const signature = options.sign === undefined ? null : await signUnchanged(join(out, unit.key), options.sign);
      if (signature !== null) {
        const known = {...before.files, [signatureName]: Buffer.byteLength(signature)};
        state.set(unit.key, {...before, files: known});
        await save();
      }
      return told({state: "unchanged", warnings: []});
    }
    const {files, warnings} = await build(run, report);
    await writeOutput(join(out, unit.key), files);
    await removeFiles(
      out,
      unit.key,
      Object.keys(before?.files ?? {}).filter((name) => files.every((file) => file.name !== name)),
    );
    const sizes = files.map(({name, content}) => [name, Buffer.byteLength(content)] as const);
    state.set(unit.key, {name: unit.name, n: unit.n, print, files: Object.fromEntries(sizes)});
    await save();
    return told({state: "built", warnings});
  } catch (error) {
    return told({state: "failed", warnings: [], error});
  }
}

async function build(run: Run, {unit, isForAll, notice}: Wanted) {
  const {files, data, units, theme, presses, options, manifests} = run;
  const own = isForAll ? {...data, close: async () => {}} : await units.part(unit);
  const order: Order = {
    files,
    theme,
    data: own,
    formats: options.formats,
    claimsWarn: !isForAll && units.spec.claims === "warn",
  };
  const results = withNotice(await resultsOf(order).finally(own.close), notice);
  const {contents, warnings, browser, ...made} = await presses.use(async (press) => ({
    ...(await makeReport(order, results, press)),
    browser: (await press.browser?.use((page) => page.version())) ?? null,
  }));
  const outputs = inOrderTold.flatMap((format) => {
    const content = contents.get(format);
    return content === undefined ? [] : [{name: fileNameOf(unit.key, format), content}];
  });
  const manifest = reportManifest(manifests, {...made, results, outputs, notice, browser, isForAll});
  return {files: [...outputs, ...manifest], warnings};
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

async function writeIndex(run: Run, every: readonly Wanted[], state: State): Promise<void> {
  const {files, units, out, data, manifests, options} = run;
  const reports = every.flatMap(({unit: {key}, isForAll}) => {
    const built = state.get(key);
    if (built === undefined) return [];
    const shown = Object.keys(built.files).filter((name) => name !== manifestName && name !== signatureName);
    return [{key, name: built.name, n: built.n, isForAll, files: shown}];
  });
  const {spec, plan} = units;
  const content = indexPage({
    title: fillUnit(files.evaluation.value.title, spec.all),
    unitName: spec.name,
    smallest: spec.smallest,
    notice: options.notice?.all ?? null,
    reports,
    small: plan.small.map(({name}) => name),
    mergedInto: plan.isMerged && spec.below === "merge" ? spec.into : null,
  });
  const {title, data_date: dataDate = data.store.lastAnswer} = files.evaluation.value;
  await writeBatchManifest(out, manifests, {
    evaluation: {key: files.key, title: fillUnit(title, spec.all), dataDate},
    unit: spec.name,
    reports: reports.map(({key, name, n, isForAll}) => ({key, name, n, isForAll})),
    index: {name: "index.html", content},
  });
}

function noUnits(folder: string): CliError {
  return new CliError("config", `The evaluation "${folder}" has no units.`, {
    hint: "Say under units in evaluation.yaml which variable tells them, or build one report with maalepunkt build.",
  });
}
