// Feeds broken files to the readers of exports: each must give a table or one clear error.
//   npm run fuzz -- sources                      24,000 inputs over all readers, seed 1
//   npm run fuzz -- sources --count 500          that many for each reader
//   npm run fuzz -- sources --reader spss --seed 7
// Ends with 1 when an input crashed its reader, hung it for ten seconds, or took more than a gigabyte.
import {Worker} from "node:worker_threads";
import {readerNames} from "./fuzz/readers.ts";
import type {FuzzOutcome} from "./fuzz/run-inputs.ts";

const patience = 10_000;
const largestHeap = 1024;
const largestMemory = 2 * 1024 ** 3;
const inputsInAll = 24_000;

const [what, ...options] = process.argv.slice(2);
if (what !== "sources") {
  console.error("usage: npm run fuzz -- sources [--count n] [--reader name] [--seed n]");
  process.exit(2);
}
const option = (name: string) => {
  const at = options.indexOf(`--${name}`);
  return at === -1 ? undefined : options[at + 1];
};
const wanted = option("reader");
const names = readerNames().filter((name) => wanted === undefined || name === wanted);
const count = Number(option("count") ?? Math.ceil(inputsInAll / names.length));
const seed = Number(option("seed") ?? 1);

let failed = 0;
let total = 0;
for (const name of names) {
  const found = await campaign(name);
  failed += found.failures;
  total += count;
}
console.log(`${total} inputs over ${names.length} readers with seed ${seed}: ${failed} failed`);
process.exitCode = failed === 0 && names.length > 0 ? 0 : 1;

/** All inputs of one reader. A thread that had to be ended is replaced by one that goes on behind the input it died of. */
async function campaign(name: string): Promise<{failures: number}> {
  let next = 0;
  let read = 0;
  let refused = 0;
  let failures = 0;
  let slowest = 0;
  while (next < count) {
    const {outcome, diedAt, why} = await runThread(name, next);
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

interface ThreadEnd {
  readonly outcome: FuzzOutcome | null;
  readonly diedAt: number;
  readonly why: string;
}

function runThread(name: string, first: number): Promise<ThreadEnd> {
  const worker = new Worker(new URL("./fuzz/worker.ts", import.meta.url), {
    workerData: {name, first, count: count - first, seed},
    resourceLimits: {maxOldGenerationSizeMb: largestHeap},
  });
  return new Promise((resolve) => {
    let current = first;
    const end = (ended: ThreadEnd) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(ended);
    };
    const hangs = () => end({outcome: null, diedAt: current, why: `hung for ${patience / 1000} seconds`});
    let timer = setTimeout(hangs, 3 * patience);
    worker.on("message", (message) => {
      if (message.kind === "ends") return end({outcome: message.outcome, diedAt: current, why: ""});
      current = message.input;
      if (process.memoryUsage.rss() > largestMemory) {
        return end({outcome: null, diedAt: current - 1, why: "left more than two gigabytes in use"});
      }
      clearTimeout(timer);
      timer = setTimeout(hangs, patience);
    });
    worker.on("error", (error) => end({outcome: null, diedAt: current, why: `ended its thread: ${error.message}`}));
  });
}
