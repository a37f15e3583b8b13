import {describe, expect, it} from "vitest";
import {loadReader, readerNames} from "../../scripts/fuzz/readers.ts";
import {inputOf, runInputs} from "../../scripts/fuzz/run-inputs.ts";
import {CliError} from "../../src/errors/cli-error.ts";

describe("broken files end in a table or one clear error, for the reader of", () => {
  for (const name of readerNames()) {
    it(name, async () => {
      const reader = await loadReader(name);
      const outcome = await runInputs(reader, {first: 0, count: 150, seed: 20261122});
      expect(outcome.crashes).toEqual([]);
      expect(outcome.read + outcome.refused).toBe(150);
      expect(outcome.refused).toBeGreaterThan(0);
    });
  }
});

describe("runInputs(reader, inputs)", () => {
  const seeds = [new TextEncoder().encode("a;b\n1;2\n")];

  it("tells a crash from a refusal and from a value", async () => {
    const answers = [
      () => 1,
      () => Promise.reject(new CliError("data", "no")),
      () => Promise.reject(new TypeError("oh")),
    ];
    let input = 0;
    const reader = {name: "x", seeds: () => seeds, read: async () => answers[input++]?.()};
    const outcome = await runInputs(reader, {first: 5, count: 3, seed: 1});
    expect(outcome).toMatchObject({read: 1, refused: 1});
    expect(outcome.crashes).toEqual([{input: 7, message: expect.stringContaining("TypeError: oh")}]);
  });

  it("makes the same input again from its number and the seed", () => {
    expect(inputOf(seeds, 1, 17)).toEqual(inputOf(seeds, 1, 17));
    expect([...Array(20).keys()].map((input) => Buffer.from(inputOf(seeds, 1, input)).toString("hex"))).toSatisfy(
      (inputs: string[]) => new Set(inputs).size > 15,
    );
  });
});
