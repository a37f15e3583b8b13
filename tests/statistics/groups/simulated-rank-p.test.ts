import {describe, expect, it} from "vitest";
import {kruskalWallisExact} from "../../../src/statistics/groups/kruskal-wallis-exact.ts";
import {mannWhitneyExact} from "../../../src/statistics/groups/mann-whitney-exact.ts";

const small = [
  [1, 2, 5],
  [2, 4],
  [4, 6, 6, 3],
];

function computed<T extends {readonly ok: boolean}>(result: T): Extract<T, {ok: true}>;
function computed(result: {readonly ok: boolean}): {readonly ok: boolean} {
  if (!result.ok) throw new Error("not computed");
  return result;
}

describe("the simulated p of ranks", () => {
  it("holds the exact one in a narrow interval of as many shuffles as matter", () => {
    const exact = computed(kruskalWallisExact(small));
    for (const groups of [small, small.toReversed()]) {
      const simulated = computed(kruskalWallisExact(groups, {budget: 0, draws: 0.5}));
      if (simulated.method !== "monte-carlo") throw new Error("not simulated");
      expect(simulated).toMatchObject({draws: 450_000, seed: 1952, level: 0.99, n: 9});
      expect(simulated.high - simulated.low).toBeLessThan(0.004);
      expect(simulated.low <= exact.p && exact.p <= simulated.high).toBe(true);
    }
  });

  it("holds it for many observations too, which are divided in clusters", () => {
    const x = Array.from({length: 130}, (_, index) => (index * 7) % 5);
    const y = Array.from({length: 140}, (_, index) => ((index * 11) % 5) + (index % 4 === 0 ? 1 : 0));
    const exact = computed(mannWhitneyExact(x, y, {budget: 1e9}));
    const simulated = computed(mannWhitneyExact(x, y, {budget: 0}));
    if (exact.method !== "exact" || simulated.method !== "monte-carlo") throw new Error("not both ways");
    expect(simulated.draws).toBeGreaterThan(400_000);
    expect(simulated.high - simulated.low).toBeLessThan(0.004);
    expect(simulated.low <= exact.p && exact.p <= simulated.high).toBe(true);
  });

  it("takes the draws and the seed that are wanted, and counts ties as extreme", () => {
    const exact = computed(kruskalWallisExact(small));
    for (const seed of [0, 21, 22]) {
      const simulated = computed(kruskalWallisExact(small, {budget: 0, draws: 3000.7, seed}));
      if (simulated.method !== "monte-carlo") throw new Error("not simulated");
      expect(simulated).toMatchObject({draws: 3000, seed});
      expect(simulated.low <= exact.p && exact.p <= simulated.high).toBe(true);
    }
    expect(kruskalWallisExact([[1], [2]], {budget: 0, draws: 100})).toMatchObject({p: 1, high: 1, draws: 100});
    expect(kruskalWallisExact([[1], [2]], {budget: 0, draws: 1})).toMatchObject({p: 1, draws: 1});
  });

  it("is not needed where the budget that is given suffices", () => {
    expect(kruskalWallisExact(small, {budget: 1e6})).toEqual(kruskalWallisExact(small));
    expect(mannWhitneyExact([1, 2, 3], [2, 4], {budget: 1e6})).toMatchObject({method: "exact"});
    expect(mannWhitneyExact([1, 2, 3], [2, 4], {budget: 1, draws: 10})).toMatchObject({method: "monte-carlo"});
  });
});
