import {Worker} from "node:worker_threads";

const patience = 10_000;
const largestHeap = 1024;
const largestMemory = 2 * 1024 ** 3;

/** How a thread ended: with what it found, or at which input it died, and of what. */
export interface ThreadEnd<Outcome> {
  readonly outcome: Outcome | null;
  readonly diedAt: number;
  readonly why: string;
}

/** Inputs by their numbers, and what else the thread is told. */
interface ThreadInputs {
  readonly first: number;
  readonly [more: string]: unknown;
}

/** Runs inputs in a thread of its own, which is ended when one hangs or takes too much memory. */
export function runThread<Outcome>(script: URL, inputs: ThreadInputs): Promise<ThreadEnd<Outcome>> {
  const worker = new Worker(script, {workerData: inputs, resourceLimits: {maxOldGenerationSizeMb: largestHeap}});
  return new Promise((resolve) => {
    let current = inputs.first;
    const end = (ended: ThreadEnd<Outcome>) => {
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
