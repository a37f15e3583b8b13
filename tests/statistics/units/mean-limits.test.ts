import {describe, expect, it} from "vitest";
import {meanLimits} from "../../../src/statistics/units/mean-limits.ts";

describe("meanLimits(mean, sd, n, level)", () => {
  it("are 1.96 and 3.09 standard errors from the common mean at 95 and 99.8 %", () => {
    const [near, far] = [meanLimits(25, 10, 16, 0.95), meanLimits(25, 10, 16, 0.998)];
    expect(near).toMatchObject({
      low: expect.closeTo(25 - 1.959963984540054 * 2.5, 10),
      high: expect.closeTo(25 + 1.959963984540054 * 2.5, 10),
    });
    expect(far).toMatchObject({low: expect.closeTo(25 - 3.090232306167813 * 2.5, 10)});
  });

  it("close about the mean where there is no spread", () => {
    expect(meanLimits(4, 0, 3, 0.95)).toMatchObject({low: 4, high: 4});
  });

  it("say why they cannot be computed", () => {
    expect(meanLimits(4, 1, 0, 0.95)).toEqual({ok: false, reason: "no-observations"});
    expect(meanLimits(4, -1, 3, 0.95)).toEqual({ok: false, reason: "not-a-number"});
    expect(meanLimits(Number.NaN, 1, 3, 0.95)).toEqual({ok: false, reason: "not-a-number"});
    expect(meanLimits(4, 1, 3, 0)).toEqual({ok: false, reason: "level-out-of-range"});
  });
});
