import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {logGamma} from "../../../src/statistics/distributions/log-gamma.ts";
import {marginalShift} from "../../../src/statistics/paired/marginal-shift.ts";
import {movements, netChange} from "../../../src/statistics/paired/net-change.ts";
import {pairedDifference} from "../../../src/statistics/paired/paired-difference.ts";

const fourfold = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60))
  .filter((cells) => cells.some((cell) => cell > 0));
const levels = fc.constantFrom(0.5, 0.8, 0.95, 0.999);

interface Interval {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

function ofShares([both, lost, gained, neither]: readonly number[], level = 0.95): Interval {
  const result = pairedDifference(
    [
      [both ?? 0, lost ?? 0],
      [gained ?? 0, neither ?? 0],
    ],
    level,
  );
  if (!result.ok) throw new Error(result.reason);
  return result;
}

function ofChange([both, lost, gained, neither]: readonly number[], level = 0.95): Interval {
  const [up, down] = [gained ?? 0, lost ?? 0];
  const result = netChange(up, down, (both ?? 0) + up + down + (neither ?? 0), level);
  if (!result.ok) throw new Error(result.reason);
  return {...result, difference: result.change};
}

/** How often the interval holds the difference, summed exactly over all outcomes of n pairs. */
function coverage(method: typeof ofShares, n: number, shares: readonly [number, number, number, number]): number {
  const difference = shares[2] - shares[1];
  let sum = 0;
  for (let a = 0; a <= n; a++) {
    for (let b = 0; a + b <= n; b++) {
      for (let c = 0; a + b + c <= n; c++) {
        const cells = [a, b, c, n - a - b - c];
        const {low, high} = method(cells);
        if (low > difference || high < difference) continue;
        const log = cells.reduce(
          (total, x, i) => total + x * Math.log(shares[i] ?? 0) - logGamma(x + 1),
          logGamma(n + 1),
        );
        sum += Math.exp(log);
      }
    }
  }
  return sum;
}

for (const [name, method] of [
  ["pairedDifference (Newcombe, method 10)", ofShares],
  ["netChange (Tango's score interval)", ofChange],
] as const) {
  describe(name, () => {
    it("contains the observed difference, within -1 and 1", () => {
      fc.assert(
        fc.property(fourfold, levels, (cells, level) => {
          const {difference, low, high} = method(cells, level);
          expect(-1 <= low && low <= difference && difference <= high && high <= 1).toBe(true);
        }),
      );
    });

    it("mirrors when time runs backwards and when the other category is counted", () => {
      fc.assert(
        fc.property(fourfold, levels, ([a, b, c, d], level) => {
          const {low, high} = method([a, b, c, d], level);
          for (const other of [method([a, c, b, d], level), method([d, c, b, a], level)]) {
            expect(other.low).toBeCloseTo(-high, 12);
            expect(other.high).toBeCloseTo(-low, 12);
          }
        }),
      );
    });

    it("is wider at a higher level", () => {
      fc.assert(
        fc.property(fourfold, (cells) => {
          const [narrow, wide] = [method(cells, 0.8), method(cells, 0.99)];
          expect(wide.high - wide.low).toBeGreaterThan(narrow.high - narrow.low);
        }),
      );
    });

    it("holds the difference about as often as its level, summed exactly over all outcomes", () => {
      const settings: [number, number, number, number][] = [
        [0.4, 0.1, 0.2, 0.3],
        [0.25, 0.25, 0.25, 0.25],
        [0.1, 0.05, 0.35, 0.5],
        [0.7, 0.08, 0.02, 0.2],
        [0.55, 0.2, 0.05, 0.2],
      ];
      const covered = settings.map((shares) => coverage(method, 18, shares));
      for (const share of covered) expect(share).toBeGreaterThan(0.925);
      expect(covered.reduce((sum, share) => sum + share, 0) / covered.length).toBeGreaterThan(0.945);
    });
  });
}

describe("pairedDifference(table, level)", () => {
  it("gives the interval that Newcombe (1998) prints for 36, 12, 2, 0", () => {
    const result = pairedDifference([
      [36, 12],
      [2, 0],
    ]);
    expect(result).toMatchObject({before: 0.96, after: 0.76, difference: -0.2, n: 50, level: 0.95});
    expect(result.ok && result.low).toBeCloseTo(-0.3404, 4);
    expect(result.ok && result.high).toBeCloseTo(-0.0569, 4);
  });

  it("says why it cannot be computed", () => {
    expect(
      pairedDifference([
        [1, 2, 0],
        [1, 1, 1],
        [0, 0, 1],
      ]),
    ).toEqual({ok: false, reason: "not-square"});
    expect(
      pairedDifference([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ok: false, reason: "no-observations"});
    expect(
      pairedDifference([
        [1, 2],
        [3, Number.NaN],
      ]),
    ).toEqual({ok: false, reason: "not-a-count"});
    expect(
      pairedDifference(
        [
          [1, 2],
          [3, 4],
        ],
        1,
      ),
    ).toEqual({ok: false, reason: "level-out-of-range"});
  });
});

describe("netChange(up, down, n, level)", () => {
  it("ends where the score test just accepts when nobody moved: z² / (n + z²)", () => {
    const z2 = 1.959963984540054 ** 2;
    const result = netChange(0, 0, 30);
    expect(result).toMatchObject({up: 0, down: 0, n: 30, change: 0, level: 0.95});
    expect(result.ok && result.high).toBeCloseTo(z2 / (30 + z2), 14);
    expect(result.ok && result.low).toBeCloseTo(-z2 / (30 + z2), 14);
  });

  it("ends at 1 when all went up", () => {
    const result = netChange(12, 0, 12);
    expect(result.ok && result.high).toBe(1);
    expect(result.ok && result.low < 1 && result.low > 0.4).toBe(true);
  });

  it("copes with the largest counts", () => {
    const result = netChange(4e11, 3e11, 1e12);
    expect(result.ok && result.low < 0.1 && result.high > 0.1 && result.high - result.low < 1e-5).toBe(true);
  });

  it("says why it cannot be computed", () => {
    expect(netChange(1, 1, 0)).toEqual({ok: false, reason: "no-observations"});
    expect(netChange(3, 3, 5)).toEqual({ok: false, reason: "count-above-total"});
    expect(netChange(3, -3, 5)).toEqual({ok: false, reason: "not-a-count"});
    expect(netChange(3, 1, 5, 0)).toEqual({ok: false, reason: "level-out-of-range"});
  });
});

describe("movements(table)", () => {
  it("counts who went to a later category, to an earlier one, and who stayed", () => {
    expect(
      movements([
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ]),
    ).toEqual({ok: true, up: 11, down: 19, same: 15, n: 45});
    expect(movements([[1, 2]])).toEqual({ok: false, reason: "not-square"});
  });
});

describe("marginalShift(table, level)", () => {
  it("compares every category with all others", () => {
    const result = marginalShift(
      [
        [5, 2, 1],
        [3, 6, 4],
        [0, 2, 7],
      ],
      0.9,
    );
    if (!result.ok) throw new Error(result.reason);
    expect(result.n).toBe(30);
    expect(result.categories).toEqual([
      pairedDifference(
        [
          [5, 3],
          [3, 19],
        ],
        0.9,
      ),
      pairedDifference(
        [
          [6, 7],
          [4, 13],
        ],
        0.9,
      ),
      pairedDifference(
        [
          [7, 2],
          [5, 16],
        ],
        0.9,
      ),
    ]);
    expect(result.categories.reduce((sum, {difference}) => sum + difference, 0)).toBeCloseTo(0, 14);
  });

  it("says why it cannot be computed", () => {
    expect(marginalShift([])).toEqual({ok: false, reason: "no-observations"});
    expect(marginalShift([[1, 2], [3]])).toEqual({ok: false, reason: "ragged-table"});
    expect(
      marginalShift(
        [
          [1, 2],
          [3, 4],
        ],
        -1,
      ),
    ).toEqual({ok: false, reason: "level-out-of-range"});
  });
});
