import {availableParallelism} from "node:os";
import {relative} from "node:path";
import picocolors from "picocolors";
import {type BatchOptions, type BatchSummary, buildBatch, type ReportOutcome} from "../batch/build.ts";
import {usualJobs} from "../batch/usual-jobs.ts";
import {readSigningKey} from "../editions/keys.ts";
import {CliError} from "../errors/cli-error.ts";
import {parseFormats} from "./formats.ts";
import {noticeText, readNotices} from "./notices.ts";
import type {GlobalOptions} from "./options.ts";
import type {Terminal} from "./terminal.ts";
import {parseCount} from "./whole-number.ts";

interface BatchCommandOptions extends GlobalOptions {
  readonly format: string;
  readonly out?: string;
  readonly only?: readonly string[];
  readonly all?: boolean;
  readonly jobs?: string;
  readonly queue?: string;
  readonly share?: string;
  readonly wait?: string;
  readonly lease?: string;
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
  const wanted = {
    formats: parseFormats(options.format),
    out: options.out,
    only: options.only ?? [],
    all: options.all === true,
    notice: {all: noticeText(options.notice), reports: reportNotices},
    sign: key,
    onReport: (report: ReportOutcome) => {
      if (isJson) return;
      for (const warning of report.warnings) terminal.error(`warning ${report.name}: ${warning}`);
      if (report.state === "failed")
        terminal.error(`${colours.red("failed")} ${report.name}: ${messageOf(report.error)}`);
      else if (terminal.interactive) terminal.error(colours.dim(`${report.state.padEnd(9)} ${report.name}`));
    },
  };
  const summary = await (options.queue === undefined
    ? buildBatch(folder, {...wanted, jobs: ownJobs(options)})
    : byWorkers(folder, {...options, queue: options.queue}, wanted, isJson ? silent(terminal) : terminal));
  const milliseconds = Math.round(performance.now() - started);
  if (isJson)
    terminal.write(`${JSON.stringify({...summary, reports: summary.reports.map(plainOutcome), milliseconds})}\n`);
  else terminal.write(`${summaryText(summary, milliseconds)}\n`);
  refuseFailed(summary.reports);
}

/** @throws CliError (usage) for options that belong to the workers or to the queue */
function ownJobs({jobs, share, wait, lease}: BatchCommandOptions): number {
  const stray = Object.entries({share, wait, lease}).find(([, value]) => value !== undefined);
  if (stray !== undefined) throw new CliError("usage", `--${stray[0]} belongs to --queue.`);
  return jobs === undefined ? usualJobs(availableParallelism()) : parseCount(jobs, "jobs", 64);
}

/** Has the reports made by workers. It is loaded only then: who builds alone needs no client of a database. */
async function byWorkers(
  folder: string,
  {queue, share, wait, lease = "60", jobs}: BatchCommandOptions & {readonly queue: string},
  wanted: Omit<BatchOptions, "jobs">,
  terminal: Terminal,
): Promise<BatchSummary> {
  if (jobs !== undefined) throw new CliError("usage", "With --queue, each worker has its own --jobs.");
  const minutes = wait === undefined ? undefined : parseCount(wait, "wait", 100_000);
  const [{dispatchBy}, {eventText, isWarning}] = await Promise.all([
    import("../worker/dispatch-by.ts"),
    import("../worker/event-text.ts"),
  ]);
  return await dispatchBy(folder, queue, {
    ...wanted,
    share,
    waitMilliseconds: minutes === undefined ? undefined : 60_000 * minutes,
    leaseMilliseconds: 1000 * parseCount(lease, "lease", 3600),
    onEvent: (event) => {
      if (isWarning(event)) terminal.error(`warning ${eventText(event)}`);
      else if (terminal.interactive) terminal.error(eventText(event));
    },
  });
}

function silent(terminal: Terminal): Terminal {
  return {...terminal, error: () => {}};
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
