import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type IndependenceWish, testIndependence} from "../../../src/analyses/testing/independence.ts";
import {isIndependent, runIndependent} from "../../../src/analyses/testing/independent-tests.ts";
import {testMethodNames} from "../../../src/config/test-wishes.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import {testMethods} from "../../../src/statistics/choice/test-methods.ts";

const methods = testMethodNames.filter(isIndependent);

const tables = fc.tuple(fc.integer({min: 1, max: 4}), fc.integer({min: 1, max: 4})).chain(([rows, columns]) =>
  fc.array(fc.array(fc.constantFrom(0, 0, 1, 2, 5), {minLength: columns, maxLength: columns}), {
    minLength: rows,
    maxLength: rows,
  }),
);

describe("testMethodNames", () => {
  it("are the names of the statistics, but for those of weights", () => {
    expect([...testMethodNames, "rao-scott", "weighted-mean"].toSorted()).toEqual([...testMethods].toSorted());
  });
});

describe("runIndependent(method, counts)", () => {
  it("gives R's numbers for a rank test and a trend test of one table", () => {
    const counts = [
      [8, 6, 2],
      [3, 7, 9],
    ];
    // R: wilcox.test(exact = FALSE, correct = FALSE), kruskal.test: 35 people.
    const mannWhitney = runIndependent("mann-whitney", counts);
    const kruskalWallis = runIndependent("kruskal-wallis", counts);
    if (!mannWhitney.ok || !kruskalWallis.ok) throw new Error("not computed");
    expect(mannWhitney.p).toBeCloseTo(kruskalWallis.p, 12);
    expect(kruskalWallis.df).toBe(1);
    expect(mannWhitney.n).toBe(35);
    // The Jonckheere-Terpstra test of two groups is the Mann-Whitney test.
    const trend = runIndependent("jonckheere-terpstra", counts);
    expect(trend.ok && trend.p).toBeCloseTo(mannWhitney.p, 12);
    // The Cochran-Armitage test takes the two groups as its columns, whichever way the table stands.
    const armitage = runIndependent("cochran-armitage", counts);
    const linear = runIndependent("linear-by-linear", counts);
    if (!armitage.ok || !linear.ok) throw new Error("not computed");
    expect((armitage.statistic ?? 0) ** 2).toBeCloseTo(((linear.statistic ?? 0) * 35) / 34, 10);
  });
});

describe("testIndependence on any small table", () => {
  it("gives a p between 0 and 1 or a reason in words, and never throws", () => {
    fc.assert(
      fc.property(tables, fc.constantFrom<IndependenceWish[]>("auto", "ordered", ...methods), (counts, wish) => {
        const labels = {rows: counts.map(String), columns: (counts[0] ?? []).map(String)};
        const compared = {counts, labels};
        const tested = {key: "k", block: "k", label: "L", levels: ["ordinal", "ordinal"], all: compared} as const;
        const test = testIndependence({...tested, ordered: compared}, wish, defaultNumberStyle);
        if (!test.ok) {
          expect(test.reason).toMatch(/^\p{Ll}/u);
          return;
        }
        const outcomes = [test.record.chosen, ...test.record.alternatives];
        for (const {p, n} of outcomes) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
          expect(n).toBe(counts.flat().reduce<number>((sum, count) => sum + count, 0));
        }
        for (const {exact, low, high} of test.record.effects) {
          expect([exact, low, high].every(Number.isFinite)).toBe(true);
          expect(low).toBeLessThanOrEqual(high);
        }
      }),
      {numRuns: 400},
    );
  });
});
