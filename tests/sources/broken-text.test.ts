import {describe, expect, it} from "vitest";
import {reader as csv} from "../../scripts/fuzz/readers/csv.ts";
import {reader as limesurvey} from "../../scripts/fuzz/readers/limesurvey.ts";
import {reader as redcap} from "../../scripts/fuzz/readers/redcap.ts";
import {runInputs} from "../../scripts/fuzz/run-inputs.ts";
import {CliError} from "../../src/errors/cli-error.ts";

describe.each([csv, limesurvey, redcap])("a broken export of delimited text ($name)", (reader) => {
  it("is read whole to begin with", async () => {
    for (const seed of await reader.seeds()) await expect(reader.read(seed)).resolves.toBeDefined();
  });

  it("gives a table or one clear error wherever it is cut off", async () => {
    for (const seed of await reader.seeds()) {
      for (let length = 0; length < seed.length; length += 5) {
        const outcome = await reader.read(seed.subarray(0, length)).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(CliError);
      }
    }
  });

  it("gives a table or one clear error whatever is changed in it", async () => {
    const outcome = await runInputs(reader, {first: 0, count: 300, seed: 4});
    expect(outcome.crashes).toEqual([]);
    expect(outcome.read).toBeGreaterThan(0);
    expect(outcome.refused).toBeGreaterThan(0);
  });
});
