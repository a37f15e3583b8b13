import {join, resolve} from "node:path";
import {type EvaluationFiles, readEvaluation} from "../config/read-files.ts";
import {signatureName} from "../editions/manifest.ts";
import type {SecretKey} from "../editions/minisign.ts";
import {sha256} from "../editions/sha256.ts";
import {throwAll} from "../errors/cli-errors.ts";
import {startEngine} from "../figures/engine.ts";
import {renderJson} from "../render/json.ts";
import {startBrowser} from "../render/pdf.ts";
import {passagesOf} from "../render/summary/passages.ts";
import type {ReportDocument} from "../report/model.ts";
import type {Results} from "../results/model.ts";
import {openEngine} from "../store/open.ts";
import type {Theme} from "../themes/model.ts";
import {tryAnalyse} from "./analyse.ts";
import {composeReport, composeText} from "./compose.ts";
import {type Format, fileNames, formats as inOrder, isPrinted, isReportFormat} from "./formats.ts";
import {makeManifest, manifestFiles, provenanceOf} from "./make-manifest.ts";
import {remarkLine, remarksOn} from "./proofs.ts";
import {recordedReads} from "./recorded-reads.ts";
import {refuseInaccessible} from "./refuse-inaccessible.ts";
import {refuseStops} from "./refuse-stops.ts";
import {renderFormats} from "./render-formats.ts";
import {reportText} from "./report-text.ts";
import {type OnStep, step} from "./steps.ts";
import {themeOf} from "./theme-of.ts";
import {writeEffects, writeOutput} from "./write-output.ts";

export interface BuildOptions {
  readonly formats: readonly Format[];
  /** The output folder; `build/<key>` under the working folder when undefined. */
  readonly out: string | undefined;
  /** Whether what is printed must hold the rules of PDF/UA-1. */
  readonly strict?: boolean;
  /** Whether `formats` only means all that can be made: a summary is then made where something is marked for it. */
  readonly allThereIs?: boolean;
  /** In the place of the theme of evaluation.yaml. */
  readonly theme?: string | undefined;
  /** What the pages say of this edition, first of all. */
  readonly notice?: string | undefined;
  /** What the manifest is signed with; it is not signed when undefined. */
  readonly sign?: SecretKey | undefined;
  readonly onStep: OnStep;
}

export interface BuildSummary {
  readonly title: string;
  /** Absolute paths, in the order of the formats. */
  readonly files: readonly string[];
  /** Absolute: what the edition was made of, and the signature of that, if any. */
  readonly provenance: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * From a folder of configuration, chapters and exports to the written report.
 * Nothing is written until everything is made. The browser, the database and the drawing thread are
 * slow to start: they do so at once, beside the reading of files.
 * @throws CliError for every failure that a user can cause
 */
export async function buildReport(folder: string, options: BuildOptions): Promise<BuildSummary> {
  const {onStep} = options;
  let {formats} = options;
  const database = openEngine();
  database.catch(() => undefined);
  const engine = formats.some(isReportFormat) ? startEngine() : undefined;
  const browser = formats.some(isPrinted) ? startBrowser() : undefined;
  try {
    const reads = recordedReads();
    const files = withTheme(await step("read", onStep, () => readEvaluation(folder, reads.effects)), options.theme);
    const reading = themeOf(files);
    reading.catch(() => undefined);
    const {results: found, errors, codebook} = await tryAnalyse(files, onStep, database);
    throwAll(errors);
    const results = withNotice(found, options.notice);
    refuseStops(results.dataReport, folder, files.evaluation.placeOf(["data_quality", "stop"]));
    let paper: {readonly report: ReportDocument; readonly theme: Theme} | null = null;
    const rendered = new Map<Format, string | Uint8Array>();
    if (formats.some(isReportFormat)) {
      const theme = await reading;
      const report = await composeReport(files, results, {onStep, theme, engine});
      if (options.allThereIs === true && passagesOf(report).length === 0) {
        formats = formats.filter((format) => format !== "summary");
      }
      paper = {report, theme};
      const written = await renderFormats(formats, {report, results, theme, browser, onStep});
      for (const [format, content] of written) rendered.set(format, content);
      if (options.strict === true) await refuseInaccessible(rendered);
    } else {
      await step("text", onStep, () => composeText(files, results));
    }
    const numbers = renderJson(results);
    if (formats.includes("json")) rendered.set("json", numbers);
    const out = resolve(options.out ?? join("build", files.key));
    const contents = inOrder.flatMap((format) => {
      const content = rendered.get(format);
      return content === undefined ? [] : [{name: fileNames[format], content}];
    });
    const ingredients = await provenanceOf({
      files,
      reads,
      codebook,
      sources: results.dataReport.sources,
      theme: paper?.theme ?? null,
      wishedTheme: options.theme ?? null,
    });
    const manifest = makeManifest(ingredients, {
      results,
      resultsPrint: sha256(numbers),
      text: paper === null ? null : reportText(paper.report),
      failedClaims: [],
      browser: (await browser?.use((page) => page.version())) ?? null,
      formats: inOrder.filter((format) => rendered.has(format)),
      notice: options.notice,
      outputs: contents,
      isOfUnit: false,
    });
    const provenance = manifestFiles(manifest, manifest.results, options.sign);
    const obsolete = options.sign === undefined ? [signatureName] : [];
    const paths = await step("write", onStep, () =>
      writeOutput(out, [...contents, ...provenance], writeEffects, obsolete),
    );
    const warnings = [...results.dataReport.warnings, ...remarksOn(files, results).map(remarkLine)];
    return {
      title: results.evaluation.title,
      files: paths.slice(0, contents.length),
      provenance: paths.slice(contents.length),
      warnings,
    };
  } finally {
    await Promise.all([
      browser?.close(),
      engine?.close(),
      database.then(
        (opened) => opened.close(),
        () => undefined,
      ),
    ]);
  }
}

/** Results whose pages say something of this edition beside. */
export function withNotice(results: Results, notice: string | undefined): Results {
  if (notice === undefined) return results;
  return {...results, evaluation: {...results.evaluation, notice}};
}

/** The evaluation in another theme than its own; as it is when none is wished for. */
export function withTheme(files: EvaluationFiles, theme: string | undefined): EvaluationFiles {
  if (theme === undefined) return files;
  const {evaluation} = files;
  return {
    ...files,
    evaluation: {...evaluation, value: {...evaluation.value, style: {...evaluation.value.style, theme}}},
  };
}
