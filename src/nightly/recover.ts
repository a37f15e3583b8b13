import {readEditions} from "./archive/editions.ts";
import type {ArchiveLayout} from "./archive/layout.ts";
import type {NightlyEffects} from "./effects.ts";
import {appendJournal, type RunRecord, readJournal} from "./journal.ts";
import type {Holder} from "./lock.ts";

/**
 * Writes into the journal what became of a run that died before it could. When the edition that readers see is its own, it died after
 * it had published. Gives what is written; null when the journal knows of it already, or when it was no run that had the lock.
 */
export async function buryDead(
  died: Holder | null,
  layout: ArchiveLayout,
  {clock, files}: Pick<NightlyEffects, "clock" | "files">,
): Promise<RunRecord | null> {
  if (died === null || died.what !== "nightly") return null;
  const journal = await readJournal(layout.journal);
  if (journal.some(({run}) => run === died.run)) return null;
  const editions = await readEditions(layout, files);
  const own = editions.find(({isCurrent, record}) => isCurrent && record?.run === died.run);
  const published = Object.keys(own?.record?.notices ?? {}).length === 0 ? "published" : "banner";
  const line: RunRecord = {
    schema: "maalepunkt/run@1",
    event: "run",
    run: died.run,
    start: died.since,
    end: clock.now().toISOString(),
    slot: null,
    outcome: own === undefined ? "died" : published,
    edition: own?.id ?? null,
    steps: [],
    rows: {},
    reports: null,
    findings: [],
    warnings: ["The run died before its end; this line is the next run's."],
    pruned: [],
    failure: null,
  };
  // A journal that cannot be written is told of at the end of the run that comes now.
  await appendJournal(layout.journal, line).catch(() => undefined);
  return line;
}
