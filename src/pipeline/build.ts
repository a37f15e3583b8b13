import {join, resolve} from "node:path";
import {readEvaluation} from "../config/read-files.ts";
import {startEngine} from "../figures/engine.ts";
import {renderHtml} from "../render/html.ts";
import {renderJson} from "../render/json.ts";
import {printPdf, startBrowser} from "../render/pdf.ts";
import {openEngine} from "../store/open.ts";
import {analyse} from "./analyse.ts";
import {composeReport, composeText} from "./compose.ts";
import {type Format, fileNames} from "./formats.ts";
import {refuseStops} from "./refuse-stops.ts";
import {type OnStep, step} from "./steps.ts";
import {writeOutput} from "./write-output.ts";

export interface BuildOptions {
  readonly formats: readonly Format[];
  /** The output folder; `build/<key>` under the working folder when undefined. */
  readonly out: string | undefined;
  readonly onStep: OnStep;
}

export interface BuildSummary {
  readonly title: string;
  /** Absolute paths, in the order html, pdf, json. */
  readonly files: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * From a folder of configuration, chapters and exports to the written report.
 * Nothing is written until everything is made. The browser, the database and the drawing thread are
 * slow to start: they do so at once, beside the reading of files.
 * @throws CliError for every failure that a user can cause
 */
export async function buildReport(folder: string, options: BuildOptions): Promise<BuildSummary> {
  const {formats, onStep} = options;
  const database = openEngine();
  database.catch(() => undefined);
  const engine = formats.some((format) => format !== "json") ? startEngine() : undefined;
  const browser = formats.includes("pdf") ? startBrowser() : undefined;
  try {
    const files = await step("read", onStep, () => readEvaluation(folder));
    const results = await analyse(files, onStep, database);
    refuseStops(results.dataReport, folder, files.evaluation.placeOf(["data_quality", "stop"]));
    const written: {name: string; content: string | Uint8Array}[] = [];
    if (formats.every((format) => format === "json")) {
      await step("text", onStep, () => composeText(files, results));
    } else {
      const {theme} = files.evaluation.value.style;
      const report = await composeReport(files, results, onStep, engine);
      // The browser is given its page first, and prints while the page for readers is made.
      const printing =
        browser &&
        step("pdf", onStep, async () => {
          const page = await renderHtml(report, {medium: "print", theme});
          return printPdf(browser, page, report);
        });
      printing?.catch(() => undefined);
      if (formats.includes("html")) {
        const html = await step("html", onStep, () => renderHtml(report, {medium: "screen", theme}));
        written.push({name: fileNames.html, content: html});
      }
      if (printing !== undefined) written.push({name: fileNames.pdf, content: await printing});
    }
    if (formats.includes("json")) written.push({name: fileNames.json, content: renderJson(results)});
    const out = resolve(options.out ?? join("build", files.key));
    const paths = await step("write", onStep, () => writeOutput(out, written));
    return {title: results.evaluation.title, files: paths, warnings: results.dataReport.warnings};
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
