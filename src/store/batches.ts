/** How many tasks are run together at most. */
const largestBatch = 100;

/**
 * Collects tasks that are asked for at the same time and runs them together: to plan a statement costs a database
 * far more than to count some hundred rows. While one batch runs, the next one gathers.
 */
export function inBatches<Task, Result>(
  run: (tasks: readonly Task[]) => Promise<readonly Result[]>,
): (task: Task) => Promise<Result> {
  interface Waiting {
    readonly task: Task;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  const queue: Waiting[] = [];
  let running = false;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, largestBatch);
      try {
        const results = await run(batch.map(({task}) => task));
        for (const [index, {resolve, reject}] of batch.entries()) {
          const result = results[index];
          if (result === undefined) reject(new TypeError("a batch gave fewer results than it had tasks"));
          else resolve(result);
        }
      } catch (error) {
        for (const {reject} of batch) reject(error);
      }
    }
    running = false;
  }

  return (task) =>
    new Promise((resolve, reject) => {
      queue.push({task, resolve, reject});
      if (running) return;
      running = true;
      setImmediate(drain);
    });
}
