import {readerNames} from "./readers.ts";
import type {FuzzOutcome} from "./run-inputs.ts";
import {runThread} from "./run-thread.ts";

const inputsInAll = 24_000;

/** Feeds broken files to the readers of exports: each must give a table or one clear error. True when all did. */
export async function fuzzSources(options: ReadonlyMap<string, string>): Promise<boolean> {
  const wanted = options.get("reader");
  const names = readerNames().filter((name) => wanted === undefined || name === wanted);
  const count = Number(options.get("count") ?? Math.ceil(inputsInAll / names.length));
  const seed = Number(options.get("seed") ?? 1);
  let failed = 0;
  for (const name of names) failed += (await campaign(name, count, seed)).failures;
  console.log(`${count * names.length} inputs over ${names.length} readers with seed ${seed}: ${failed} failed`);
  return failed === 0 && names.length > 0;
}

/** All inputs of one reader. A thread that had to be ended is replaced by one that goes on behind the input it died of. */
async function campaign(name: string, count: number, seed: number): Promise<{failures: number}> {
  let next = 0;
  let read = 0;
  let refused = 0;
  let failures = 0;
  let slowest = 0;
  while (next < count) {
    const inputs = {name, first: next, count: count - next, seed};
    const {outcome, diedAt, why} = await runThread<FuzzOutcome>(new URL("./worker.ts", import.meta.url), inputs);
    if (outcome === null) {
      console.log(`${name}: input ${diedAt} ${why}`);
      failures += 1;
      next = diedAt + 1;
      continue;
    }
    for (const {input, message} of outcome.crashes) console.log(`${name}: input ${input} crashed: ${message}`);
    failures += outcome.crashes.length;
    read += outcome.read;
    refused += outcome.refused;
    slowest = Math.max(slowest, outcome.slowest.milliseconds);
    next = count;
  }
  console.log(
    `${name.padEnd(16)} ${count} inputs: ${read} read, ${refused} refused, ${failures} failed; slowest ${Math.round(slowest)} ms`,
  );
  return {failures};
}
