import {readCurrent} from "./archive/editions.ts";
import {failureOf} from "./failure.ts";
import {isGood, isRun, type Outcome, type RunRecord, readJournal} from "./journal.ts";
import {printMetrics, writeMetrics} from "./metrics.ts";
import type {Night} from "./night.ts";
import type {RunEvent} from "./notices/model.ts";
import {noticeEffects, sendNotices} from "./notices/send.ts";
import {isoIn} from "./zoned-time.ts";

/** Tells those who want to know what became of a run. What cannot be told is told in the log, and fails nothing. */
export async function reportNight(night: Night, record: RunRecord): Promise<void> {
  const current = await readCurrent(night.layout, night.effects.files);
  await tellMetrics(night, record, current);
  await tellPeople(night, record, current);
}

async function tellMetrics({job, layout, log}: Night, record: RunRecord, current: string | null): Promise<void> {
  if (job.metrics === null) return;
  try {
    const journal = await readJournal(layout.journal);
    // A journal that could not be written has not got this run.
    const runs = journal.at(-1)?.run === record.run ? journal : [...journal, record];
    await writeMetrics(job.metrics, printMetrics(job.name, runs, current));
  } catch (error) {
    log.error(`The metrics could not be written: ${failureOf(error).message}`);
  }
}

const events: Readonly<Record<Outcome, RunEvent>> = {
  published: "published",
  banner: "banner",
  unchanged: "unchanged",
  held: "held",
  failed: "failure",
  died: "failure",
};

async function tellPeople(
  {job, journal, known, log}: Night,
  {run, start, end, outcome, failure, reports}: RunRecord,
  edition: string | null,
): Promise<void> {
  const before = journal.findLast(isRun);
  const deliveries = await sendNotices(
    job.notices,
    {
      event: events[outcome],
      recovered: isGood({outcome}) && before !== undefined && !isGood(before),
      job: job.name,
      run,
      title: known.title,
      edition,
      started: isoIn(job.time_zone, new Date(start)),
      ended: isoIn(job.time_zone, new Date(end)),
      failure: failure === null ? null : {kind: failure.kind, message: failure.message},
      findings: known.findings,
      reports,
      news: known.news,
    },
    noticeEffects(job.folder),
  );
  for (const {channel, state, tries, problem} of deliveries) {
    if (state === "sent") log.info(`told by ${channel}`, {tries});
    else if (state === "failed") log.error(`could not tell by ${channel}: ${problem}`, {tries});
  }
}
