import {pairReports} from "../editions/published.ts";
import type {Edition} from "../editions/read-edition.ts";
import {isRun, type JournalLine} from "./journal.ts";
import type {Night} from "./night.ts";
import {judge} from "./stops/judge.ts";
import type {FailedReport, Judgement, ProtectionReport, ReportPair} from "./stops/model.ts";
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
  built: BuildResult,
  protection: ProtectionReport,
): Promise<Judgement> {
  const {before, after} = known;
  return judge(
    {
      hasBefore: before !== null,
      reports: after === null ? [] : await Promise.all(pairReports(before, after).map(readPair)),
      failed: built.reports.flatMap(({key, name, failure}): FailedReport[] =>
        failure === null ? [] : [{key, name, ...failure}],
      ),
      protection,
      unchangedNights: unchangedNights(journal),
    },
    job.stops,
  );
}

type PairOfReports = ReturnType<typeof pairReports>[number];

async function readPair({key, name, isWhole, before, after, change}: PairOfReports): Promise<ReportPair> {
  // Of a report that is as it was nothing can be found that was not found before.
  const now: Edition | null = after === null ? null : await after.read();
  const old = change === "same" ? now : before === null ? null : await before.read();
  return {key, name, isWhole, before: old, after: now};
}

/** How many runs in a row, up to the last, have found nothing new. Those that failed have found nothing out. */
function unchangedNights(journal: readonly JournalLine[]): number {
  const told = journal.filter(isRun).filter(({outcome}) => outcome !== "failed" && outcome !== "died");
  const last = told.findLastIndex(({outcome}) => outcome !== "unchanged");
  return told.length - 1 - last;
}
