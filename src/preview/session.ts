import type {EvaluationFiles} from "../config/read-files.ts";
import type {Made, Maker, Saves} from "./make.ts";
import {subjectOf} from "./problems.ts";
import {createQueue, type Wait, waitFor} from "./queue.ts";
import {startWatching, type Watching} from "./watch.ts";
import {planWatching, type WatchPlan} from "./watched-folders.ts";

/** A report that has been made, and how long after the save. */
export interface Published {
  readonly made: Made;
  /** Null when nothing but remarks has been added. */
  readonly milliseconds: number | null;
}

export interface SessionEffects {
  readonly plan: (folder: string, files: EvaluationFiles | null) => Promise<WatchPlan>;
  readonly watch: (onChange: (path: string) => void) => Watching;
  readonly now: () => number;
  readonly wait: Wait;
}

const sessionEffects: SessionEffects = {
  plan: planWatching,
  watch: (onChange) => startWatching(onChange),
  now: () => performance.now(),
  wait: waitFor,
};

export interface Session {
  readonly close: () => Promise<void>;
}

/** A half-written file looks wrong: an error that is new is told when nothing has been saved for so long. */
const patience = 220;

/** The chapters are proofread when nothing has been saved for so long. */
const leisure = 300;

/**
 * Makes an evaluation's report at once and whenever something that it is made of has been saved.
 * @param publish takes each report that has been made
 * @param failed takes what is no expected failure; the session goes on
 */
export async function startSession(
  folder: string,
  maker: Maker,
  {publish, failed}: {readonly publish: (published: Published) => void; readonly failed: (error: unknown) => void},
  effects: SessionEffects = sessionEffects,
): Promise<Session> {
  const saves: {-readonly [Sort in keyof Saves]: number} = {data: 0, look: 0};
  let savedAt = effects.now();
  let known: Made | null = null;
  let plan = await effects.plan(folder, null);
  const watching = effects.watch((path) => {
    const sort = plan.sortOf(path);
    if (sort === null) return;
    if (sort !== "text") saves[sort]++;
    savedAt = effects.now();
    queue.saved();
  });
  const queue = createQueue(async ({isOutdated, isSavedWithin}) => {
    const since = savedAt;
    try {
      const made = await maker.make({...saves}, isOutdated);
      if (made === null) return;
      if (known !== null && hasNewErrors(made, known) && (await isSavedWithin(patience))) return;
      publish({made, milliseconds: effects.now() - since});
      known = made;
      plan = await effects.plan(folder, made.files);
      watching.only(plan.folders);
      if (await isSavedWithin(leisure)) return;
      const proofread = await maker.proofread();
      if (proofread === null) return;
      publish({made: proofread, milliseconds: null});
      known = proofread;
    } catch (error) {
      failed(error);
    }
  }, effects.wait);
  watching.only(plan.folders);
  queue.saved();
  return {
    close: async () => {
      watching.close();
      await queue.close();
      await maker.close();
    },
  };
}

function hasNewErrors(now: Made, before: Made): boolean {
  const told = new Set(before.problems.map(subjectOf));
  return now.problems.some((problem) => problem.level === "error" && !told.has(subjectOf(problem)));
}
