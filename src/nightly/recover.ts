import {readEditions} from "./archive/editions.ts";
import type {FileEffects} from "./archive/file-effects.ts";
import type {ArchiveLayout} from "./archive/layout.ts";
import {isRun, type JournalLine, type RunRecord} from "./journal.ts";
import type {Holder} from "./lock.ts";

/**
 * What the journal should say of a run that died before it could. When the edition that readers see is its own, it died after it had
 * published. Null when the journal knows of it already, or when it was no run that had the lock.
 */
export async function recordOfDead(
  {what, run, since}: Holder,
  layout: ArchiveLayout,
  journal: readonly JournalLine[],
  now: Date,
  files: FileEffects,
): Promise<RunRecord | null> {
  if (what !== "nightly" || journal.some((line) => line.run === run)) return null;
  const editions = await readEditions(layout, files);
  const own = editions.find(({isCurrent, record}) => isCurrent && record?.run === run);
  const published = Object.keys(own?.record?.notices ?? {}).length === 0 ? "published" : "banner";
  return {
    schema: "maalepunkt/run@1",
    event: "run",
    run,
    start: since,
    end: now.toISOString(),
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
}
