import {describe, expect, it} from "vitest";
import {CompensatedSum} from "../../src/statistics/compensated-sum.ts";

describe("CompensatedSum", () => {
  it("keeps terms that are too small to change a double", () => {
    const sum = new CompensatedSum();
    sum.add(1);
    for (let i = 0; i < 1000; i++) sum.add(1e-17);
    expect(sum.total).toBe(1 + 1e-14);
  });

  it("keeps what a larger term after it would swallow", () => {
    const sum = new CompensatedSum();
    for (const term of [1, 1e100, 1, -1e100]) sum.add(term);
    expect(sum.total).toBe(2);
  });
});
