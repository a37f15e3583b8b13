import {describe, expect, it} from "vitest";
import {coverageOf, hasSharedTables, printedNumbers, sharedNumbers} from "./every-number.ts";

/** How many published numbers each report prints alike, and how many it lists as deviations. */
const expected = {
  "isolerede-sindslidende": {
    reproduced: 503,
    listed: {misprint: 3, "impossible-for-n": 6, "not-enough-published": 4},
  },
  "brug-for-alle": {
    reproduced: 660,
    listed: {misprint: 4, "not-enough-published": 1, external: 12},
  },
};

describe.each(Object.entries(expected))("every number of the published report %s", (name, counts) => {
  it("is reproduced as it was printed, or listed as a deviation, and never both", async () => {
    const {faults, ...covered} = await coverageOf(name);
    expect(faults).toEqual([]);
    expect(covered).toEqual(counts);
    const listed = Object.values(counts.listed).reduce((sum, count) => sum + count, 0);
    expect(counts.reproduced + listed).toBe(printedNumbers(name).length);
  });

  it.skipIf(!hasSharedTables(name))("is in the project's copy of the numbers", () => {
    expect(printedNumbers(name)).toEqual(sharedNumbers(name));
  });
});
