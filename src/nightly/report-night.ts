import {readCurrent} from "./archive/editions.ts";
import {failureOf} from "./failure.ts";
import {type RunRecord, readJournal} from "./journal.ts";
import {printMetrics, writeMetrics} from "./metrics.ts";
import type {Night} from "./night.ts";

/** Tells those who want to know what became of a run. What cannot be told is told in the log, and fails nothing. */
export async function reportNight(night: Night, record: RunRecord): Promise<void> {
  await tellMetrics(night, record);
}

async function tellMetrics({job, layout, effects, log}: Night, record: RunRecord): Promise<void> {
  if (job.metrics === null) return;
  try {
    const journal = await readJournal(layout.journal);
    // A journal that could not be written has not got this run.
    const runs = journal.at(-1)?.run === record.run ? journal : [...journal, record];
    await writeMetrics(job.metrics, printMetrics(job.name, runs, await readCurrent(layout, effects.files)));
  } catch (error) {
    log.error(`The metrics could not be written: ${failureOf(error).message}`);
  }
}
