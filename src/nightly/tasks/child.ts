/**
 * The process that a task is done in. It is given one task, tells how it goes, sends what came of it and ends. When the run that has
 * started it is gone, it ends as well: nobody would publish what it makes.
 */
import type {Progress, Task} from "./model.ts";
import {perform} from "./perform.ts";
import {type PlainError, plainError} from "./plain-error.ts";

/** What the process says. */
export type ChildMessage =
  | {readonly kind: "progress"; readonly progress: Progress}
  | {readonly kind: "result"; readonly result: unknown}
  | {readonly kind: "error"; readonly error: PlainError};

const say = (message: ChildMessage) =>
  new Promise<void>((resolve) => {
    process.send?.(message, () => resolve());
  });

process.once("disconnect", () => process.exit(143));
process.once("message", async (task: Task) => {
  // What goes wrong while nobody waits for it ends the process with these words.
  const answer = await perform(task, (progress) => void say({kind: "progress", progress})).then(
    (result): ChildMessage => ({kind: "result", result}),
    (error: unknown): ChildMessage => ({kind: "error", error: plainError(error)}),
  );
  await say(answer);
  // Whatever the task has left open must not keep the process.
  process.exit(0);
});
