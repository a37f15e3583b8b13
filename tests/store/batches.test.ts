import {describe, expect, it} from "vitest";
import {inBatches} from "../../src/store/batches.ts";

describe("inBatches(run)", () => {
  const recorded = () => {
    const batches: number[][] = [];
    const double = inBatches<number, number>(async (tasks) => {
      batches.push([...tasks]);
      return tasks.map((task) => task * 2);
    });
    return {batches, double};
  };

  it("runs what is asked for in the same turn as one batch, and gives each its own result", async () => {
    const {batches, double} = recorded();
    const late = Promise.resolve().then(() => double(4));
    expect(await Promise.all([double(1), double(2), double(3), late])).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual([[1, 2, 3, 4]]);
  });

  it("gathers the next batch while one runs", async () => {
    const {batches, double} = recorded();
    const first = double(1);
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([first, double(2), double(3)]);
    await double(4);
    expect(batches).toEqual([[1], [2, 3], [4]]);
  });

  it("divides what is too much for one batch", async () => {
    const {batches, double} = recorded();
    await Promise.all(Array.from({length: 250}, (_, index) => double(index)));
    expect(batches.map(({length}) => length)).toEqual([100, 100, 50]);
  });

  it("hands a failure to everyone in the batch, and goes on with the next", async () => {
    let failing = true;
    const run = inBatches<number, number>(async (tasks) => {
      if (failing) throw new Error("no");
      return [...tasks];
    });
    const results = await Promise.allSettled([run(1), run(2)]);
    expect(results.map(({status}) => status)).toEqual(["rejected", "rejected"]);
    failing = false;
    expect(await run(3)).toBe(3);
  });
});
