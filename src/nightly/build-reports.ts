import {availableParallelism} from "node:os";
import {CliError} from "../errors/cli-error.ts";
import {clearStaged, type Staged} from "./archive/stage.ts";
import {type Night, warn} from "./night.ts";
import type {Notices} from "./stops/model.ts";
import type {BuildResult, BuildTask} from "./tasks/model.ts";

export interface BuildWish {
  readonly staged: Staged;
  readonly hasUnits: boolean;
  readonly notices: Notices;
  readonly step: "build" | "banner";
}

/** Some reports could not be made since something had died under them: only they are made when it is tried again. */
class SomeDied extends CliError {
  readonly result: BuildResult;

  constructor(result: BuildResult, message: string) {
    super("environment", message, {canRetry: true});
    this.result = result;
  }
}

/**
 * Builds what has changed into the staging folder.
 * @throws CliError when nothing could be built, of the first report's kind
 */
export async function buildReports(night: Night, wish: BuildWish): Promise<BuildResult> {
  const {job, steps, perform, known} = night;
  const task: BuildTask = {
    kind: "build",
    folder: job.evaluation,
    out: wish.staged.folder,
    formats: job.formats,
    theme: job.theme ?? null,
    sign: job.sign,
    notices: wish.notices,
    hasUnits: wish.hasUnits,
    atOnce: job.at_once ?? Math.min(4, availableParallelism()),
    workers: wish.hasUnits ? job.workers : null,
  };
  const attempt = async (signal: AbortSignal) => {
    // A try that died may have left something between the reports.
    await clearStaged(wish.staged, night.effects.files);
    const result = await perform(task, signal);
    const dead = result.reports.find(({failure}) => failure?.kind === "environment");
    if (dead?.failure) throw new SomeDied(result, `${dead.name}: ${dead.failure.message}`);
    return result;
  };
  const limit = {limitMinutes: job.limits.build_minutes, retries: job.retries};
  const built = await steps.take(wish.step, attempt, limit).catch((error: unknown) => {
    if (error instanceof SomeDied) return error.result;
    throw error;
  });
  const count = (state: "built" | "unchanged" | "failed") =>
    built.reports.filter((report) => report.state === state).length;
  known.reports = {built: count("built"), unchanged: count("unchanged"), failed: count("failed")};
  for (const {name, warnings} of built.reports) {
    for (const message of warnings) known.warnings.add(wish.hasUnits ? `${name}: ${message}` : message);
  }
  refuseUnwritten(built);
  refuseNothing(built);
  for (const {name, failure} of built.reports) if (failure !== null) warn(night, `${name}: ${failure.message}`);
  return built;
}

/**
 * What a unit's own data or claims keep from being built has its earlier report. When the disk does, that is no word on any unit, and
 * an edition of some reports of yesterday and some of today is none.
 * @throws CliError (output)
 */
function refuseUnwritten({reports}: BuildResult): void {
  const unwritten = reports.find(({failure}) => failure?.kind === "output");
  if (unwritten?.failure) throw new CliError("output", `${unwritten.name}: ${unwritten.failure.message}`);
}

/** @throws CliError of the first report's kind when not one is there; a defect as one */
function refuseNothing({reports}: BuildResult): void {
  const [first] = reports;
  if (first === undefined || reports.some(({failure}) => failure === null)) return;
  const {kind = "defect", message = ""} = first.failure ?? {};
  const words = `None of ${reports.length} reports could be built; ${first.name}: ${message}`;
  throw kind === "defect" ? new Error(words) : new CliError(kind, words);
}
