/** How a job is, for people and for monitoring. */
import {type ArchivedEdition, readEditions, readHeld} from "./archive/editions.ts";
import {faultsOf} from "./archive/inventory.ts";
import {type ArchiveLayout, archiveLayout} from "./archive/layout.ts";
import {type NightlyEffects, nightlyEffects} from "./effects.ts";
import {readHold} from "./hold.ts";
import type {Job} from "./job.ts";
import {isGood, isRun, type Outcome, readJournal} from "./journal.ts";
import {type Holder, whoRuns} from "./lock.ts";

export interface Health {
  readonly job: string;
  readonly healthy: boolean;
  /** What is wrong, in words; empty when nothing is. */
  readonly problems: readonly string[];
  /** The published edition; null when there is none. */
  readonly edition: string | null;
  /** When the last run ended that published, or found nothing new; null when there was none. */
  readonly lastGood: string | null;
  /** Hours since then. */
  readonly ageHours: number | null;
  readonly lastRun: {
    readonly run: string;
    readonly outcome: Outcome;
    readonly end: string;
    readonly message: string | null;
  } | null;
  /** The edition that waits for somebody. */
  readonly held: string | null;
  /** Whether nothing is published until `release`. */
  readonly onHold: boolean;
  readonly running: Holder | "unknown" | null;
  readonly freeMb: number | null;
}

/** Looks, and changes nothing. @param maxAge hours that the last good run may be ago */
export async function healthOf(job: Job, maxAge: number, effects: NightlyEffects = nightlyEffects): Promise<Health> {
  const layout = archiveLayout(job.out);
  const editions = await readEditions(layout, effects.files);
  const current = editions.find(({isCurrent}) => isCurrent) ?? null;
  const runs = (await readJournal(layout.journal)).filter(isRun);
  const last = runs.at(-1);
  const good = runs.findLast(isGood);
  const now = effects.clock.now().getTime();
  const ageHours = good === undefined ? null : Math.max(0, (now - Date.parse(good.end)) / 3_600_000);
  const freeMb = await freeMbOf(layout, effects);
  const running = await whoRuns(layout);
  const problems = [
    ...(await editionProblems(current, layout, effects)),
    ...ageProblems(ageHours, maxAge),
    ...(last === undefined || isGood(last) ? [] : [outcomeProblem(last.outcome)]),
    ...(freeMb !== null && freeMb < job.limits.free_disk_mb
      ? [`${freeMb} MB of disk are left, and ${job.limits.free_disk_mb} are wanted`]
      : []),
  ];
  const hold = await readHold(layout);
  return {
    job: job.name,
    healthy: problems.length === 0,
    problems,
    edition: current?.id ?? null,
    lastGood: good?.end ?? null,
    ageHours: ageHours === null ? null : Math.round(ageHours * 10) / 10,
    lastRun: last === undefined ? null : lastRunOf(last),
    held: (await readHeld(layout, effects.files))?.id ?? null,
    onHold: hold !== null,
    running,
    freeMb,
  };
}

function lastRunOf({
  run,
  outcome,
  end,
  failure,
}: {
  readonly run: string;
  readonly outcome: Outcome;
  readonly end: string;
  readonly failure: {readonly message: string} | null;
}) {
  return {run, outcome, end, message: failure?.message ?? null};
}

async function editionProblems(
  current: ArchivedEdition | null,
  {current: link}: ArchiveLayout,
  {files}: NightlyEffects,
): Promise<string[]> {
  if (current === null) return [`no edition is published: "${link}" leads to none`];
  if (current.record === null)
    return [`the published edition ${current.id} is damaged: its edition.json cannot be read`];
  const [first, ...more] = await faultsOf(current.folder, current.record.files, files);
  if (first === undefined) return [];
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  return [`the published edition ${current.id} is damaged: ${first}${others} is not as it was made`];
}

function ageProblems(age: number | null, maxAge: number): string[] {
  if (age === null) return ["no run has gone well yet"];
  return age > maxAge ? [`the last good run was ${Math.floor(age)} hours ago, and ${maxAge} are allowed`] : [];
}

function outcomeProblem(outcome: Outcome): string {
  if (outcome === "held")
    return "the last run's edition was held back: see maalepunkt editions, and release it or mend what is wrong";
  return outcome === "died" ? "the last run died before its end" : "the last run failed";
}

async function freeMbOf({root}: ArchiveLayout, {files}: NightlyEffects): Promise<number | null> {
  return await files.freeBytes(root).then(
    (bytes) => Math.floor(bytes / 1024 / 1024),
    () => null,
  );
}
