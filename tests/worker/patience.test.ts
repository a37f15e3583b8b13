import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {QueueGone} from "../../src/worker/database.ts";
import {pauseAfter, untilThere} from "../../src/worker/patience.ts";

function patience(limit?: number) {
  let now = 0;
  const pauses: number[] = [];
  const sleep = async (milliseconds: number) => {
    now += milliseconds;
    pauses.push(milliseconds);
  };
  const waiting = {sleep, now: () => now, random: () => 1};
  return {waiting, until: limit, onGone: () => {}, pauses};
}

describe("waiting for a server", () => {
  it("asks ever more seldom, and at least twice a minute", async () => {
    const given = patience();
    let tries = 0;
    const ask = async () => {
      tries += 1;
      if (tries < 10) throw new QueueGone("ECONNREFUSED");
      return tries;
    };
    expect(await untilThere(ask, given)).toBe(10);
    expect(given.pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it("ends when the time is up, and at once for anything else that is wrong", async () => {
    const gone = async () => {
      throw new QueueGone("ECONNREFUSED");
    };
    await expect(untilThere(gone, patience(5000))).rejects.toThrow("cannot be reached: ECONNREFUSED");
    const refused = patience();
    const refuse = async () => {
      throw new CliError("environment", "The queue's server does not accept the password.");
    };
    await expect(untilThere(refuse, refused)).rejects.toThrow("password");
    expect(refused.pauses).toEqual([]);
  });

  it("is partly up to chance, so that many do not ask at once", () => {
    expect([pauseAfter(3, 0), pauseAfter(3, 0.5), pauseAfter(3, 1)]).toEqual([1000, 1500, 2000]);
  });
});
