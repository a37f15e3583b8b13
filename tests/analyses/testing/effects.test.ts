import {describe, expect, it} from "vitest";
import {changeEffects, repeatedEffects} from "../../../src/analyses/testing/change-effects.ts";
import {associationEffects, independentEffects} from "../../../src/analyses/testing/effects.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";

describe("associationEffects(counts)", () => {
  it("prints Cramér's V with its interval", () => {
    const [effect] = associationEffects([
      [30, 10],
      [20, 40],
    ]);
    expect(effect).toMatchObject({method: "cramers-v", name: "Cramérs V", level: 0.95, printed: "0,41 (0,21-0,60)"});
    expect(effect?.exact).toBeCloseTo(Math.sqrt(50 / 300), 12);
  });

  it("has none for a table that cannot be tested", () => {
    expect(associationEffects([[3, 4]])).toEqual([]);
  });
});

describe("independentEffects(method, counts, groups)", () => {
  const counts = [
    [1, 0, 3],
    [4, 0, 0],
  ];

  it("says how probable it is that a first group's answer is the higher, ties counted half", () => {
    const [effect] = independentEffects("mann-whitney", counts, ["Ja", "Nej"]);
    // 16 pairs: 12 in which the first is higher, 4 ties.
    expect(effect?.exact).toBeCloseTo(14 / 16, 12);
    expect(effect?.name).toContain("»Ja«");
  });

  it("takes tau-b with tests of a trend, and has none for tests of several groups", () => {
    expect(independentEffects("jonckheere-terpstra", counts, [])[0]?.method).toBe("kendall-tau-b");
    expect(independentEffects("welch-t", counts, [])[0]?.method).toBe("cohens-d");
    expect(independentEffects("kruskal-wallis", counts, [])).toEqual([]);
  });
});

describe("changeEffects(moves, style)", () => {
  it("prints the net change in percentage points, with its interval", () => {
    const [effect] = changeEffects({up: 11, same: 25, down: 2}, defaultNumberStyle);
    expect(effect).toMatchObject({method: "net-change", name: "nettoændring"});
    expect(effect?.exact).toBeCloseTo(9 / 38, 12);
    expect(effect?.printed).toMatch(/^24 procentpoint \(\d+ til \d+\)$/);
  });

  it("has none where nobody answered twice", () => {
    expect(changeEffects({up: 0, same: 0, down: 0}, defaultNumberStyle)).toEqual([]);
  });
});

describe("repeatedEffects(method, repeated, style)", () => {
  it("prints a mean change in the numbers' unit, and with the t test also in deviations", () => {
    const patterns = [1, 2, 3].map((after) => ({scores: [0, after], n: 1}));
    const repeated = {level: "number", labels: [], patterns, n: 3} as const;
    // Mean 2, deviation 1: 2 ± 4.3027 / √3.
    const effects = repeatedEffects("paired-t", repeated, defaultNumberStyle);
    expect(effects.map(({method}) => method)).toEqual(["mean-change", "cohens-dz"]);
    expect(effects[0]?.printed).toBe("2,0 (−0,5 til 4,5)");
    expect(effects[1]?.exact).toBeCloseTo(2, 12);
    expect(repeatedEffects("sign-test", repeated, defaultNumberStyle)).toHaveLength(1);
  });

  it("finds the share that changed most where answers have no order", () => {
    const patterns = [
      {scores: [0, 1], n: 6},
      {scores: [1, 2], n: 2},
      {scores: [2, 2], n: 2},
    ];
    const repeated = {level: "nominal", labels: ["Rød", "Grøn", "Blå"], patterns, n: 10} as const;
    const [effect] = repeatedEffects("stuart-maxwell", repeated, defaultNumberStyle);
    expect(effect).toMatchObject({method: "largest-shift", name: "største ændring, »Rød«"});
    expect(effect?.exact).toBeCloseTo(-0.6, 12);
  });
});
