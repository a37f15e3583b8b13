/** One fault and what comes after it. */
import {type Version, versions} from "./evaluation.ts";
import type {Ended} from "./program.ts";
import {startReader} from "./reader.ts";
import {type Editions, editionsIn, journalFaults, lostOf, type Published, publishedIn, remainsIn} from "./whole.ts";
import type {World} from "./world.ts";

/** What readers saw when the fault was over. */
export type Seen = "old" | "new";

export interface Verdict {
  readonly seen: Seen;
  /** What was wrong after the fault, or after the next run; empty when nothing was. */
  readonly problems: readonly string[];
  /** What was wrong with the next run, and what it has left. */
  readonly nextProblems: readonly string[];
  readonly looks: number;
}

export interface RoundOptions {
  /** What the fault does to readers is no fault of the run: the published edition itself is damaged, or its disk is gone. */
  readonly isPublishedHurt?: boolean;
  /** Exit codes that a run with the fault may end with; null is a kill. */
  readonly mayEnd?: readonly (number | null)[];
  /** Ends the fault before the next run: the disk has room again, the server is there. */
  readonly mend?: () => Promise<void> | void;
  /** Whether the journal may have a line that was cut short. */
  readonly mayCutJournal?: boolean;
  /** The arguments of the next run; a nightly run when left out. */
  readonly nextRun?: () => Promise<Ended>;
}

export const keptEditions = 4;

/** The version that is not published. */
export function otherThan(version: Version): Version {
  return versions.find((each) => each !== version) ?? version;
}

/** Lets the world come to its first edition. @param environment of the program, besides the world's */
export async function settle(world: World, environment: NodeJS.ProcessEnv = {}): Promise<void> {
  world.bring("first");
  const ended = await world.run(["nightly", world.job], {environment});
  if (ended.code !== 0) throw new Error(`The first night ended with ${ended.code}: ${ended.words}`);
}

/** Brings new data, lets a fault happen, looks at everything, and lets the next run come. */
export async function round(world: World, fault: () => Promise<Ended>, options: RoundOptions = {}): Promise<Verdict> {
  const {isPublishedHurt = false} = options;
  const before = await publishedIn(world);
  const damaged: string[] = [];
  const known = {before, editions: await editionsIn(world, damaged)};
  world.bring(otherThan(before.version));
  const reader = isPublishedHurt ? null : startReader(world.layout);
  const outcome = await happen(world, fault, {...options, ...known}).catch(async (error: unknown) => {
    await reader?.end();
    throw error;
  });
  const read = await reader?.end();
  const problems = [...damaged, ...outcome.problems, ...(read?.problems ?? [])];
  return {...outcome, problems: unique(problems), looks: read?.looks ?? 0};
}

/** The fault and the next run, and what was found after each. */
async function happen(
  world: World,
  fault: () => Promise<Ended>,
  {before, editions, ...options}: RoundOptions & {readonly before: Published; readonly editions: Editions},
): Promise<Omit<Verdict, "looks">> {
  const {isPublishedHurt = false, mayEnd, mend, mayCutJournal = false, nextRun} = options;
  const problems: string[] = [];
  const nextProblems: string[] = [];
  const ended = await fault();
  if (mayEnd !== undefined && !mayEnd.includes(ended.code))
    problems.push(`it ended with ${ended.code}: ${tail(ended.words)}`);
  const seen = isPublishedHurt ? "old" : await seenAfter(world, before.version, problems);
  await checkArchive(world, editions, isPublishedHurt, problems);
  await mend?.();
  const next = await (nextRun?.() ?? world.run(["nightly", world.job]));
  if (next.code !== 0) nextProblems.push(`the next run ended with ${next.code}: ${tail(next.words)}`);
  const after = await seenAfter(world, before.version, nextProblems);
  if (after === "old") nextProblems.push("the next run did not publish the new data");
  await checkArchive(world, editions, isPublishedHurt, nextProblems);
  if (!mayCutJournal) nextProblems.push(...(await journalFaults(world)));
  nextProblems.push(...(await remainsIn(world)));
  return {seen, problems, nextProblems: unique(nextProblems)};
}

async function seenAfter(world: World, old: Version, problems: string[]): Promise<Seen> {
  try {
    return (await publishedIn(world)).version === old ? "old" : "new";
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return "old";
  }
}

async function checkArchive(world: World, before: Editions, isHurt: boolean, problems: string[]): Promise<void> {
  const damaged: string[] = [];
  const after = await editionsIn(world, damaged);
  if (isHurt) return;
  problems.push(...damaged, ...lostOf(before, after, keptEditions));
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function tail(words: string): string {
  return words.trim().split("\n").slice(-3).join(" | ").slice(-600);
}
