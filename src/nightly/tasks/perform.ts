import {dirname} from "node:path";
import type {BatchOptions, BatchSummary} from "../../batch/build.ts";
import {readSigningKey} from "../../editions/keys.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {FetchEvent} from "../../fetch/model.ts";
import {eventText, isWarning} from "../../worker/event-text.ts";
import type {WorkersWish} from "../job.ts";
import type {
  BuildResult,
  BuildTask,
  BuiltReport,
  CheckResult,
  FetchResult,
  FetchTask,
  Progress,
  ResultOf,
  Task,
} from "./model.ts";

type Tell = (progress: Progress) => void;

/**
 * Does a task in this process. What it takes is loaded for the task at hand only, which starts the process sooner.
 * @throws CliError for every failure that a user can cause
 */
export async function perform<One extends Task>(
  task: One,
  tell: Tell,
  signal?: AbortSignal,
): Promise<ResultOf<One["kind"]>> {
  // The kind of the task tells the kind of the result; only the compiler cannot follow.
  return (await performAny(task, tell, signal)) as ResultOf<One["kind"]>;
}

function performAny(task: Task, tell: Tell, signal?: AbortSignal): Promise<FetchResult | CheckResult | BuildResult> {
  if (task.kind === "fetch") return fetchData(task, tell, signal);
  if (task.kind === "check") return check(task.folder);
  return task.hasUnits ? buildUnits(task, tell) : buildOne(task, tell);
}

async function fetchData({job: file}: FetchTask, tell: Tell, signal?: AbortSignal): Promise<FetchResult> {
  const [{fetchAll}, {readJob}] = await Promise.all([import("../../fetch/fetch-all.ts"), import("../job.ts")]);
  const job = await readJob(file);
  if (job.fetch === undefined) return {hasChanged: false, files: [], warnings: []};
  const {files, hasChanged, warnings} = await fetchAll(
    {spec: job.fetch, folder: dirname(job.file), placeOf: (path) => job.placeOf(["fetch", ...path])},
    {signal, onEvent: (event) => tell(fetchProgress(event))},
  );
  return {
    hasChanged,
    files: files.map(({name, from, sha256, bytes, rows}) => ({name, from, sha256, bytes, rows})),
    warnings,
  };
}

function fetchProgress(event: FetchEvent): Progress {
  switch (event.kind) {
    case "step":
      return {level: "debug", message: `fetching ${event.step}`, fields: {from: event.from}};
    case "retry": {
      const fields = {step: event.step, wait_seconds: event.waitSeconds};
      return {level: "warn", message: `trying again: ${event.message}`, fields};
    }
    case "resume": {
      const fields = {step: event.step, bytes: event.bytes};
      return {level: "info", message: `going on with ${event.name}`, fields};
    }
    case "file": {
      const {step, name, bytes, rows} = event.file;
      return {level: "info", message: `fetched ${name}`, fields: {step, bytes, ...(rows !== null && {rows})}};
    }
  }
}

async function check(folder: string): Promise<CheckResult> {
  const {checkEvaluation} = await import("../../pipeline/check.ts");
  const {title, warnings} = await checkEvaluation(folder, () => {});
  return {title, warnings};
}

async function buildOne(task: BuildTask, tell: Tell): Promise<BuildResult> {
  const started = performance.now();
  const {buildReport} = await import("../../pipeline/build.ts");
  const {title, warnings} = await buildReport(task.folder, {
    formats: task.formats,
    out: task.out,
    theme: task.theme ?? undefined,
    sign: task.sign === null ? undefined : await readSigningKey(task.sign),
    notice: task.notices[""],
    onStep: ({name, milliseconds}) =>
      tell({level: "debug", message: `built: ${name}`, fields: {milliseconds: Math.round(milliseconds)}}),
  });
  const milliseconds = Math.round(performance.now() - started);
  return {reports: [{key: "", name: title, state: "built", milliseconds, warnings, failure: null}]};
}

async function buildUnits(task: BuildTask, tell: Tell): Promise<BuildResult> {
  const wanted: Omit<BatchOptions, "jobs"> = {
    formats: task.formats,
    out: task.out,
    only: [],
    all: false,
    theme: task.theme ?? undefined,
    sign: task.sign === null ? undefined : await readSigningKey(task.sign),
    notice: {reports: task.notices},
    onReport: ({key, state, milliseconds, error}) => {
      const problem = error === undefined ? {} : {problem: failureOf(error).message};
      const level = state === "failed" ? "warn" : "debug";
      tell({level, message: `report ${state}`, fields: {report: key, milliseconds, ...problem}});
    },
  };
  const {reports} = await (task.workers === null
    ? buildHere(task, wanted)
    : buildByWorkers(task, task.workers, wanted, tell));
  return {
    reports: reports.map(({key, name, state, milliseconds, warnings, error}): BuiltReport => {
      return {key, name, state, milliseconds, warnings, failure: error === undefined ? null : failureOf(error)};
    }),
  };
}

async function buildHere(task: BuildTask, wanted: Omit<BatchOptions, "jobs">): Promise<BatchSummary> {
  const {buildBatch} = await import("../../batch/build.ts");
  return await buildBatch(task.folder, {...wanted, jobs: task.atOnce});
}

async function buildByWorkers(
  task: BuildTask,
  {queue, share, leaseSeconds}: WorkersWish,
  wanted: Omit<BatchOptions, "jobs">,
  tell: Tell,
): Promise<BatchSummary> {
  const {dispatchBy} = await import("../../worker/dispatch-by.ts");
  const leaseMilliseconds = 1000 * leaseSeconds;
  // How long workers are waited for is the limit of the step.
  return await dispatchBy(task.folder, queue, {
    ...wanted,
    share,
    leaseMilliseconds,
    waitMilliseconds: undefined,
    onEvent: (event) => tell({level: isWarning(event) ? "warn" : "debug", message: eventText(event), fields: {}}),
  });
}

function failureOf(error: unknown): NonNullable<BuiltReport["failure"]> {
  const message = error instanceof Error ? error.message : String(error);
  return {kind: error instanceof CliError ? error.kind : "defect", message};
}
