import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {makePace} from "../../src/fetch/pace.ts";
import {Busy, withRetries} from "../../src/fetch/retries.ts";

function trying(random: number, tries = 6) {
  const waits: number[] = [];
  const effects = {
    environment: {},
    home: "",
    now: () => 0,
    random: () => random,
    wait: async (milliseconds: number) => {
      waits.push(milliseconds / 1000);
    },
  };
  const retries = {tries, wait_seconds: 10, longest_wait_seconds: 60};
  return {waits, trying: {retries, effects, signal: undefined, onRetry: () => undefined}};
}

const failing = (error: Error) => async () => {
  throw error;
};
const passing = new CliError("environment", "nede", {canRetry: true});

describe("trying again", () => {
  it.each([
    [0, [5, 10, 20, 40, 60]],
    [0.5, [10, 20, 40, 60, 60]],
    [0.999, [15, 30, 60, 60, 60]],
  ])("waits about twice as long each time, up to the longest (%d)", async (random, expected) => {
    const {waits, trying: how} = trying(random);
    await expect(withRetries(failing(passing), how)).rejects.toBe(passing);
    expect(waits.map(Math.round)).toEqual(expected);
  });

  it("waits no shorter than the server asks for, and not at all for one that asks for too long", async () => {
    const short = trying(0.5, 2);
    await expect(withRetries(failing(new Busy("travlt", 45, {})), short.trying)).rejects.toThrow("travlt");
    expect(short.waits).toEqual([45]);
    const long = trying(0.5);
    await expect(withRetries(failing(new Busy("travlt", 61, {})), long.trying)).rejects.toMatchObject({canRetry: true});
    expect(long.waits).toEqual([]);
  });

  it.each([new CliError("data", "forkert"), new Error("en fejl i programmet")])(
    "is no help against %s",
    async (error) => {
      const {waits, trying: how} = trying(0.5);
      await expect(withRetries(failing(error), how)).rejects.toBe(error);
      expect(waits).toEqual([]);
    },
  );
});

describe("the pace of requests", () => {
  it("keeps those to one host apart, by a clock that may be set", async () => {
    let now = 1_000_000;
    const waits: number[] = [];
    const pace = makePace({
      now: () => now,
      wait: async (milliseconds) => {
        waits.push(milliseconds);
        now += milliseconds;
      },
    });
    await pace("a", 6, undefined);
    await pace("b", 6, undefined);
    now += 4000;
    await pace("a", 6, undefined);
    now -= 3_600_000;
    await pace("a", 6, undefined);
    now += 3_600_000;
    await pace("a", 6, undefined);
    expect(waits).toEqual([6000, 10_000]);
  });
});
