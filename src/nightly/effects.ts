/** What a run does to the world, as parameters: tests hand in a clock, a runner and a file system of their own. */
import {randomBytes} from "node:crypto";
import {hostname} from "node:os";
import {setTimeout as sleep} from "node:timers/promises";
import {type FileEffects, fileEffects} from "./archive/file-effects.ts";
import {childRunner} from "./tasks/child-runner.ts";
import type {Runner} from "./tasks/model.ts";

export interface Clock {
  readonly now: () => Date;
  /** Milliseconds since some moment; never set back, unlike the time of day. */
  readonly elapsed: () => number;
  /** Milliseconds. Ends at once, without an error, when the signal is given. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface NightlyEffects {
  readonly clock: Clock;
  readonly files: FileEffects;
  /** Does what is slow or may fail badly. */
  readonly runner: Runner;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** Letters and digits that no other run has. */
  readonly unique: () => string;
  readonly host: string;
  readonly pid: number;
}

export const systemClock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  wait: (milliseconds, signal) =>
    sleep(milliseconds, undefined, {signal}).then(
      () => undefined,
      () => undefined,
    ),
};

export const nightlyEffects: NightlyEffects = {
  clock: systemClock,
  files: fileEffects,
  runner: childRunner,
  random: Math.random,
  unique: () => randomBytes(3).toString("hex"),
  host: hostname(),
  pid: process.pid,
};
