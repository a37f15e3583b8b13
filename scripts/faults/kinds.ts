import type {Kind} from "./kind.ts";
import {five, two} from "./kinds/at-once.ts";
import {clockJumps} from "./kinds/clock.ts";
import {batchesAtOnce, killBatch, killFetch, killSchedule} from "./kinds/commands.ts";
import {damage, leftovers} from "./kinds/damage.ts";
import {failingDisk, fullDisk, readOnly} from "./kinds/disk.ts";
import {serverErrors, unreadable} from "./kinds/inputs.ts";
import {killAll, killAtStep, killFrozen, killPrinting, killRun, killWork} from "./kinds/kills.ts";
import {deadDatabase, deadWorkers} from "./kinds/queue.ts";
import {deadBrowser, littleMemory} from "./kinds/work.ts";

/** By the names that `--only` knows. */
export const kinds: Readonly<Record<string, Kind>> = {
  run: killRun,
  all: killAll,
  step: killAtStep,
  print: killPrinting,
  frozen: killFrozen,
  work: killWork,
  schedule: killSchedule,
  batch: killBatch,
  fetch: killFetch,
  workers: deadWorkers,
  disk: fullDisk,
  failing: failingDisk,
  "read-only": readOnly,
  clock: clockJumps,
  unreadable,
  server: serverErrors,
  browser: deadBrowser,
  memory: littleMemory,
  database: deadDatabase,
  two,
  five,
  batches: batchesAtOnce,
  damage,
  leftovers,
};
