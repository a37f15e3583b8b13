import {join, resolve} from "node:path";
import {type EvaluationFiles, readEvaluation} from "../config/read-files.ts";
import type {SecretKey} from "../editions/minisign.ts";
import {CliError} from "../errors/cli-error.ts";
import {throwAll} from "../errors/cli-errors.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {readChapter} from "../narrative/render-chapters.ts";
import {loadData, stopsOf, type WholeData} from "../pipeline/analyse.ts";
import {withNotice, withTheme} from "../pipeline/build.ts";
import {type Format, formats as inOrderTold, isPrinted, isReportFormat} from "../pipeline/formats.ts";
import type {Output} from "../pipeline/make-manifest.ts";
import {provenanceOf} from "../pipeline/make-manifest.ts";
import {recordedReads} from "../pipeline/recorded-reads.ts";
import {stopErrors} from "../pipeline/refuse-stops.ts";
import {startDatabase} from "../pipeline/start-database.ts";
import {themeOf} from "../pipeline/theme-of.ts";
import type {LoadedUnits} from "../pipeline/units/load.ts";
import {allKey, type Unit} from "../pipeline/units/plan.ts";
import {findBrowser} from "../render/find-browser.ts";
import {shareStandingParts} from "../render/standing-parts.ts";
import {fileNameOf, makeReport, type Order, resultsOf} from "./make-report.ts";
import {type Manifests, reportManifest} from "./manifests.ts";
import {noPresses, openPresses, type Presses, startPress} from "./presses.ts";
import {printOf, programPrint, type ReportPrints, reportPrints} from "./prints.ts";

/** What each report is made with. */
export interface RunOptions {
  readonly formats: readonly Format[];
  /** The output folder; `build/<key>` under the working folder when undefined. */
  readonly out: string | undefined;
  /** How many reports are made at once; with 0, none can be. */
  readonly jobs: number;
  /** In the place of the theme of evaluation.yaml. */
  readonly theme?: string | undefined;
  /** What the pages say of this edition, first of all: of all reports, and of some by key. */
  readonly notice?: BatchNotice | undefined;
  /** What the manifests are signed with; they are not signed when undefined. */
  readonly sign?: SecretKey | undefined;
}

export interface BatchNotice {
  readonly all?: string | undefined;
  readonly reports?: Readonly<Record<string, string>>;
}

/**
 * Reads an evaluation with units, and closes all that was started for it when it has been used.
 * @throws CliError for what is wrong with the evaluation or its data
 */
export async function withRun<Value>(
  folder: string,
  options: RunOptions,
  use: (run: Run) => Promise<Value>,
): Promise<Value> {
  const database = startDatabase();
  const isPrinting = options.formats.some(isPrinted);
  const isDrawing = options.jobs > 0 && options.formats.some(isReportFormat);
  const presses = isDrawing ? openPresses(() => startPress(isPrinting ? options.jobs : 0)) : noPresses;
  let loaded: WholeData | undefined;
  try {
    const reads = recordedReads();
    const files = withTheme(await readEvaluation(folder, reads.effects), options.theme);
    if (files.evaluation.value.units === undefined) throw noUnits(folder);
    const data = await loadData(files, database, "refuse");
    loaded = data;
    if (data.units === undefined) throw new TypeError("an evaluation with units was loaded without them");
    throwAll(
      stopErrors({stops: await stopsOf(files, data)}, folder, files.evaluation.placeOf(["data_quality", "stop"])),
    );
    const theme = await themeOf(files);
    const shared = {theme, chapters: files.chapters.map(readChapter), standing: shareStandingParts()};
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
    return await use({files, data, units: data.units, shared, program, prints, presses, out, options, manifests});
  } finally {
    await presses.close();
    await loaded?.store.close();
    await database.then(
      (engine) => engine.close(),
      () => undefined,
    );
  }
}

/** An evaluation with units, its data loaded and all ready to make reports. */
export interface Run {
  readonly files: EvaluationFiles;
  readonly data: WholeData;
  readonly units: LoadedUnits;
  /** What is the same in all reports. */
  readonly shared: Pick<Order, "theme" | "chapters" | "standing">;
  /** The print of maalepunkt itself and what it prints with. */
  readonly program: string;
  readonly prints: ReportPrints;
  readonly presses: Presses;
  /** Absolute. */
  readonly out: string;
  readonly options: RunOptions;
  readonly manifests: Manifests;
}

/** A report to be made: a unit's, or the one for all. */
export interface Wanted {
  readonly unit: Unit;
  readonly print: string;
  readonly isForAll: boolean;
  readonly notice: string | undefined;
}

/**
 * All reports that the evaluation has: the one for all first.
 * @throws CliError (usage) for a notice that no report would carry
 */
export function everyReport({data, units, files, prints, options}: Run): Wanted[] {
  const {population} = files.evaluation.value;
  const n = data.store.populations.find(({key}) => key === population)?.size ?? 0;
  const wanted = (unit: Unit, print: string, isForAll: boolean): Wanted => {
    const said = [options.notice?.all, ownEntry(options.notice?.reports, unit.key)].filter(
      (each) => each !== undefined,
    );
    const notice = said.length === 0 ? undefined : said.join(" ");
    return {unit, print: notice === undefined ? print : printOf([print, notice]), isForAll, notice};
  };
  const every = [
    wanted({key: allKey, name: units.spec.all, n}, prints.all, true),
    ...units.plan.units.map((unit) => wanted(unit, prints.ofUnit(unit), false)),
  ];
  refuseStrayNotices(options.notice?.reports ?? {}, every);
  return every;
}

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

/** @throws CliError (usage) for a name that is no report's */
export function chosen(every: readonly Wanted[], only: readonly string[]): Wanted[] {
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

/**
 * One report's files, its manifest last.
 * @throws CliError for whatever is wrong with it
 */
export async function makeFiles(
  run: Run,
  {unit, isForAll, notice}: Wanted,
): Promise<{readonly files: Output[]; readonly warnings: readonly string[]}> {
  const {files, data, units, shared, presses, options, manifests} = run;
  const own = isForAll ? {...data, close: async () => {}} : await units.part(unit);
  const order: Order = {
    ...shared,
    files,
    data: own,
    formats: options.formats,
    claimsWarn: !isForAll && units.spec.claims === "warn",
  };
  const results = withNotice(await resultsOf(order).finally(own.close), notice);
  const {contents, warnings, browser, ...made} = await presses.use(async (press) => ({
    ...(await makeReport(order, results, press)),
    browser: await press.browserVersion(),
  }));
  const outputs = inOrderTold.flatMap((format) => {
    const content = contents.get(format);
    return content === undefined ? [] : [{name: fileNameOf(unit.key, format), content}];
  });
  const manifest = reportManifest(manifests, {...made, results, outputs, notice, browser, isForAll});
  return {files: [...outputs, ...manifest], warnings};
}

function noUnits(folder: string): CliError {
  return new CliError("config", `The evaluation "${folder}" has no units.`, {
    hint: "Say under units in evaluation.yaml which variable tells them, or build one report with maalepunkt build.",
  });
}
