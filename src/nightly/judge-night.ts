import type {Published} from "../editions/published.ts";
import {isRun, type JournalLine, type RunRecord} from "./journal.ts";
import type {Night} from "./night.ts";
import {judgePublished} from "./stops/judge-published.ts";
import type {FailedReport, Judgement, ProtectionReport} from "./stops/model.ts";
import type {BuildResult} from "./tasks/model.ts";

/**
 * The step that protects small cells over whole reports. Nothing can be configured for it: each analysis protects its own cells, as
 * `disclosure` in evaluation.yaml says. The judge is told so, and has no opinion on it.
 */
export function protectReports(): ProtectionReport {
  return {state: "not-configured"};
}

/** Holds tonight's edition against the one that is published. */
export async function judgeNight(
  {job, known, journal}: Night,
  after: Published,
  built: BuildResult,
  protection: ProtectionReport,
): Promise<Judgement> {
  const failed = built.reports.flatMap(({key, name, failure}): FailedReport[] =>
    failure === null ? [] : [{key, name, ...failure}],
  );
  const told = {failed, protection, unchangedNights: unchangedNights(journal)};
  return await judgePublished(known.before, after, told, job.stops);
}

/**
 * How many runs in a row, up to the last, have found no number changed. Those that failed have found nothing out. One that was found
 * to be stale has published at most a banner that says so.
 */
function unchangedNights(journal: readonly JournalLine[]): number {
  const told = journal.filter(isRun).filter(({outcome}) => outcome !== "failed" && outcome !== "died");
  const isSame = ({outcome, findings}: RunRecord) =>
    outcome === "unchanged" || findings.some(({kind}) => kind === "stale");
  return told.length - 1 - told.findLastIndex((run) => !isSame(run));
}
