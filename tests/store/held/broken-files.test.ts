import {describe, expect, it} from "vitest";
import {reader as jsonl} from "../../../scripts/fuzz/readers/jsonl.ts";
import {reader as parquet} from "../../../scripts/fuzz/readers/parquet.ts";
import {runInputs} from "../../../scripts/fuzz/run-inputs.ts";

describe.each([
  {...jsonl, count: 300},
  {...parquet, count: 60},
])("a broken file ($name)", ({count, ...reader}) => {
  it("is read whole to begin with", async () => {
    for (const seed of await reader.seeds()) await expect(reader.read(seed)).resolves.toBeDefined();
  });

  it("gives a table or one clear error whatever is changed in it", async () => {
    const outcome = await runInputs(reader, {first: 0, count, seed: 4});
    expect(outcome.crashes).toEqual([]);
    expect(outcome.refused).toBeGreaterThan(0);
  });
});
