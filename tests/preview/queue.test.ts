import {describe, expect, it} from "vitest";
import {createQueue} from "../../src/preview/queue.ts";
import {settle, stillClock} from "./clock.ts";

/** Work that takes until it is let go. */
function slowWork() {
  const ends: (() => void)[] = [];
  const begin = () => new Promise<void>((resolve) => ends.push(resolve));
  const end = async () => {
    ends.shift()?.();
    await settle();
  };
  return {begin, end};
}

describe("createQueue", () => {
  it("makes one round of several saves that come together", async () => {
    const {wait, pass} = stillClock();
    let rounds = 0;
    const queue = createQueue(async () => {
      rounds++;
    }, wait);
    queue.saved();
    queue.saved();
    await settle();
    queue.saved();
    await settle();
    expect(rounds).toBe(0);
    await pass(50);
    expect(rounds).toBe(1);
  });

  it("makes one more round for all that is saved during one, and tells that one that it is outdated", async () => {
    const {wait, pass} = stillClock();
    const work = slowWork();
    const outdated: boolean[] = [];
    const queue = createQueue(async ({isOutdated}) => {
      await work.begin();
      outdated.push(isOutdated());
    }, wait);
    queue.saved();
    await settle();
    await pass(50);
    queue.saved();
    queue.saved();
    await work.end();
    await pass(50);
    await work.end();
    await pass(50);
    expect(outdated).toEqual([true, false]);
  });

  it("lets a round wait for the next save, and end early when it comes", async () => {
    const {wait, pass} = stillClock();
    const answers: boolean[] = [];
    const queue = createQueue(async ({isSavedWithin}) => {
      answers.push(await isSavedWithin(200));
    }, wait);
    queue.saved();
    await settle();
    await pass(50);
    queue.saved();
    await settle();
    expect(answers).toEqual([true]);
    await pass(190);
    expect(answers).toEqual([true]);
    await pass(50);
    expect(answers).toEqual([true, false]);
  });

  it("begins no round when it is closed, and waits for the one that runs", async () => {
    const {wait, pass} = stillClock();
    const work = slowWork();
    let rounds = 0;
    const queue = createQueue(async () => {
      rounds++;
      await work.begin();
    }, wait);
    queue.saved();
    await settle();
    await pass(50);
    queue.saved();
    let isClosed = false;
    const closing = queue.close().then(() => {
      isClosed = true;
    });
    await settle();
    expect(isClosed).toBe(false);
    await work.end();
    await closing;
    queue.saved();
    await pass(50);
    expect(rounds).toBe(1);
  });
});
