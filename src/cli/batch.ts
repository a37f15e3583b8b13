import {availableParallelism} from "node:os";
import {relative} from "node:path";
import picocolors from "picocolors";
import {type BatchSummary, buildBatch, type ReportOutcome} from "../batch/build.ts";
import {readSigningKey} from "../editions/keys.ts";
import {CliError} from "../errors/cli-error.ts";
import {parseFormats} from "./formats.ts";
import {noticeText, readNotices} from "./notices.ts";
import type {GlobalOptions} from "./options.ts";
import type {Terminal} from "./terminal.ts";

interface BatchCommandOptions extends GlobalOptions {
  readonly format: string;
  readonly out?: string;
  readonly only?: readonly string[];
  readonly all?: boolean;
  readonly jobs?: string;
  readonly sign?: string;
  readonly notice?: string;
  readonly notices?: string;
}

/** `maalepunkt batch <folder>`: one line a report as it is done, then how many there are of each; fails when one has failed. */
export async function batch(folder: string, options: BatchCommandOptions, terminal: Terminal): Promise<void> {
  const isJson = options.json === true;
  const colours = picocolors.createColors(terminal.colour);
  const started = performance.now();
  const key = options.sign === undefined ? undefined : await readSigningKey(options.sign);
  const reportNotices = options.notices === undefined ? {} : await readNotices(options.notices);
  const summary = await buildBatch(folder, {
    formats: parseFormats(options.format),
    out: options.out,
    only: options.only ?? [],
    all: options.all === true,
    jobs: options.jobs === undefined ? Math.min(4, availableParallelism()) : parseJobs(options.jobs),
    notice: {all: noticeText(options.notice), reports: reportNotices},
    sign: key,
    onReport: (report) => {
      if (isJson) return;
      for (const warning of report.warnings) terminal.error(`warning ${report.name}: ${warning}`);
      if (report.state === "failed")
        terminal.error(`${colours.red("failed")} ${report.name}: ${messageOf(report.error)}`);
      else if (terminal.interactive) terminal.error(colours.dim(`${report.state.padEnd(9)} ${report.name}`));
    },
  });
  const milliseconds = Math.round(performance.now() - started);
  if (isJson)
    terminal.write(`${JSON.stringify({...summary, reports: summary.reports.map(plainOutcome), milliseconds})}\n`);
  else terminal.write(`${summaryText(summary, milliseconds)}\n`);
  refuseFailed(summary.reports);
}

function summaryText({out, reports, small, isMerged, without}: BatchSummary, milliseconds: number): string {
  const count = (state: ReportOutcome["state"]) => reports.filter((report) => report.state === state).length;
  return [
    `built      ${count("built")}`,
    `unchanged  ${count("unchanged")}`,
    `failed     ${count("failed")}`,
    ...(small.length === 0 ? [] : [`${isMerged ? "merged     " : "too small  "}${small.length}`]),
    ...(without === 0 ? [] : [`persons in no unit  ${without}`]),
    `${relative(process.cwd(), out) || "."}/index.html (${(milliseconds / 1000).toFixed(1)} s)`,
  ].join("\n");
}

function plainOutcome({error, ...outcome}: ReportOutcome) {
  return error === undefined ? outcome : {...outcome, error: messageOf(error)};
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** @throws a defect as it is, else CliError of the first report's kind: the exit code tells what went wrong */
function refuseFailed(reports: readonly ReportOutcome[]): void {
  const failed = reports.filter(({state}) => state === "failed");
  const [first] = failed;
  if (first === undefined) return;
  const defect = failed.find(({error}) => !(error instanceof CliError));
  if (defect !== undefined) throw defect.error;
  const {kind, hint, place} = first.error instanceof CliError ? first.error : new CliError("data", "");
  const message = `${failed.length} of ${reports.length} reports could not be built; the first is ${first.name}: ${messageOf(first.error)}`;
  throw new CliError(kind, message, {hint, place});
}

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (/^\d+$/.test(text) && jobs >= 1 && jobs <= 64) return jobs;
  throw new CliError("usage", `"${text}" is no number of reports to build at once.`, {
    hint: "Write a number from 1 to 64.",
  });
}
