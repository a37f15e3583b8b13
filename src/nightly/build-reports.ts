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

/**
 * Builds what has changed into the staging folder.
 * @throws CliError when nothing could be built, of the first report's kind; and for what is wrong with the machine
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
    // Those that are made once more with a banner have been counted.
    if (wish.step === "build") known.reports = countsOf(result);
    refuseMachine(result);
    return result;
  };
  const limit = {limitMinutes: job.limits.build_minutes, retries: job.retries};
  const built = await steps.take(wish.step, attempt, limit);
  for (const {name, warnings} of built.reports) {
    for (const message of warnings) known.warnings.add(wish.hasUnits ? `${name}: ${message}` : message);
  }
  refuseNothing(built);
  for (const {name, failure} of built.reports) if (failure !== null) warn(night, `${name}: ${failure.message}`);
  return built;
}

function countsOf({reports}: BuildResult): NonNullable<Night["known"]["reports"]> {
  const count = (state: "built" | "unchanged" | "failed") => reports.filter((report) => report.state === state).length;
  return {built: count("built"), unchanged: count("unchanged"), failed: count("failed")};
}

/**
 * What is wrong with the data of one unit is for the judge. A browser that has died or a full disk is wrong with the run: reports
 * that were not made for such a reason must not be taken for reports that need not be made. When it is tried again, only they are.
 * @throws CliError (environment, output)
 */
function refuseMachine({reports}: BuildResult): void {
  for (const {name, failure} of reports) {
    if (failure?.kind !== "environment" && failure?.kind !== "output") continue;
    throw new CliError(failure.kind, `${name}: ${failure.message}`);
  }
}

/** @throws CliError of the first report's kind when not one is there; a defect as one */
function refuseNothing({reports}: BuildResult): void {
  const [first] = reports;
  if (first === undefined || reports.some(({failure}) => failure === null)) return;
  const {kind = "defect", message = ""} = first.failure ?? {};
  const words = `None of ${reports.length} reports could be built; ${first.name}: ${message}`;
  throw kind === "defect" ? new Error(words) : new CliError(kind, words);
}
