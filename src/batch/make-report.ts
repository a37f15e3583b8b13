import type {EvaluationFiles} from "../config/read-files.ts";
import type {Passage} from "../editions/manifest.ts";
import type {CliError} from "../errors/cli-error.ts";
import {throwAll} from "../errors/cli-errors.ts";
import {UnsupportedClaim} from "../narrative/claims.ts";
import {joinChapters, type ReadChapter, tryChapter} from "../narrative/render-chapters.ts";
import {type LoadedData, tryLoaded} from "../pipeline/analyse.ts";
import {tryCompose} from "../pipeline/compose.ts";
import {type Format, fileNames, isReportFormat} from "../pipeline/formats.ts";
import {refuseStops} from "../pipeline/refuse-stops.ts";
import {renderFormats} from "../pipeline/render-formats.ts";
import {reportText} from "../pipeline/report-text.ts";
import {renderJson} from "../render/json.ts";
import type {StandingParts} from "../render/standing-parts.ts";
import type {Results} from "../results/model.ts";
import type {Theme} from "../themes/model.ts";
import type {Press} from "./presses.ts";

export interface Order {
  readonly files: EvaluationFiles;
  readonly data: LoadedData;
  readonly theme: Theme;
  /** The chapters, read: all reports have the same. */
  readonly chapters: readonly ReadChapter[];
  /** What the pages of all reports share. */
  readonly standing: StandingParts;
  readonly formats: readonly Format[];
  /** Whether a claim that does not hold is only told. */
  readonly claimsWarn: boolean;
}

export interface MadeReport {
  readonly contents: ReadonlyMap<Format, string | Uint8Array>;
  readonly warnings: readonly string[];
  /** Null where only numbers are written. */
  readonly text: readonly Passage[] | null;
  /** The names of claims that stand in it and do not hold. */
  readonly failedClaims: readonly string[];
  /** results.json, also where it is not among the contents. */
  readonly numbers: string;
}

/**
 * The results of one report.
 * @throws CliError for whatever is wrong with its data or analyses
 */
export async function resultsOf({files, data}: Order): Promise<Results> {
  const {results, errors} = await tryLoaded(files, data);
  throwAll(errors);
  refuseStops(results.dataReport, files.folder, files.evaluation.placeOf(["data_quality", "stop"]));
  return results;
}

/**
 * One report in all formats, from its results.
 * @throws CliError for whatever is wrong with its text or figures
 */
export async function makeReport(order: Order, results: Results, {engine, browser}: Press): Promise<MadeReport> {
  const {files, theme, chapters, standing, formats, claimsWarn} = order;
  const onStep = () => {};
  const contents = new Map<Format, string | Uint8Array>();
  const warnings = [...results.dataReport.warnings];
  const failedClaims: string[] = [];
  let text: readonly Passage[] | null = null;
  const tell = (errors: readonly CliError[]) => {
    const isWarning = ({kind}: CliError) => claimsWarn && kind === "claim";
    throwAll(errors.filter((error) => !isWarning(error)));
    warnings.push(...errors.filter(isWarning).map(({message}) => message));
    failedClaims.push(...errors.flatMap(({cause}) => (cause instanceof UnsupportedClaim ? [cause.claim] : [])));
  };
  if (formats.some(isReportFormat)) {
    const {report, errors} = await tryCompose(files, results, {onStep, theme, engine, chapters});
    tell(errors);
    text = reportText(report);
    const material = {report, results, theme, browser, onStep, standing};
    for (const [format, content] of await renderFormats(formats, material)) {
      contents.set(format, content);
    }
  } else tell(joinChapters(chapters.map((chapter) => tryChapter(chapter, results))).errors);
  const numbers = renderJson(results);
  if (formats.includes("json")) contents.set("json", numbers);
  return {contents, warnings, text, failedClaims, numbers};
}

/** What a report's file is called: `aarhus-report.pdf`. */
export function fileNameOf(key: string, format: Format): string {
  return `${key}-${fileNames[format]}`;
}
