import {join, resolve} from "node:path";
import {readDataFiles} from "../config/read-files.ts";
import type {Place} from "../errors/cli-error.ts";
import {renderHtml} from "../render/html.ts";
import {renderJson} from "../render/json.ts";
import type {DataReport} from "../results/data-report.ts";
import {analyse} from "./analyse.ts";
import {composeReport} from "./compose.ts";
import {dataAnalyses, dataChapters} from "./data-chapters.ts";
import {type OnStep, step} from "./steps.ts";
import {themeOf} from "./theme-of.ts";
import {writeOutput} from "./write-output.ts";

export interface DataOptions {
  /** The output folder; `build/<key>` under the working folder when undefined. */
  readonly out: string | undefined;
  readonly onStep: OnStep;
}

export interface DataSummary {
  readonly title: string;
  /** Absolute: data-report.html and data-report.json. */
  readonly files: readonly string[];
  readonly dataReport: DataReport;
  /** Where the limits are written that stop a report. */
  readonly limits: Place;
}

/**
 * Looks into an evaluation's data and writes what there is to see as HTML and JSON. Values that a build would
 * refuse are left out and told; chapters, analyses and figures of the report itself are not looked at.
 * @throws CliError for what is wrong with the configuration or cannot be read at all
 */
export async function buildDataReport(folder: string, {out, onStep}: DataOptions): Promise<DataSummary> {
  const read = await step("read", onStep, () => readDataFiles(folder));
  const {value} = read.evaluation;
  const spec = {...value, title: "Datarapport", subtitle: value.title, analyses: dataAnalyses(value), figures: {}};
  const files = {...read, evaluation: {...read.evaluation, value: spec}, chapters: dataChapters(value)};
  const theme = await themeOf(read);
  const results = await analyse(files, onStep, undefined, "leave-out");
  const report = await composeReport(files, results, {onStep, theme});
  const html = await step("html", onStep, () => renderHtml(report, {medium: "screen", theme, results}));
  const paths = await step("write", onStep, () =>
    writeOutput(resolve(out ?? join("build", read.key)), [
      {name: "data-report.html", content: html},
      {name: "data-report.json", content: renderJson(results)},
    ]),
  );
  return {
    title: value.title,
    files: paths,
    dataReport: results.dataReport,
    limits: read.evaluation.placeOf(["data_quality", "stop"]),
  };
}
