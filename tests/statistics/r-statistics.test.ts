import {readFileSync} from "node:fs";
import {expect, describe as group, it} from "vitest";
import {z} from "zod";
import {chiSquareUpperTail} from "../../src/statistics/distributions/chi-square.ts";
import {fisherFreemanHalton} from "../../src/statistics/independence/fisher-freeman-halton.ts";
import {pearsonChiSquare} from "../../src/statistics/independence/pearson.ts";
import {clopperPearson} from "../../src/statistics/intervals/clopper-pearson.ts";
import {wilson} from "../../src/statistics/intervals/wilson.ts";
import {signTest} from "../../src/statistics/paired/sign-test.ts";
import {relativeError} from "./relative-error.ts";

const goldenFile = process.env.GOLDEN_FILE ?? new URL("golden/r-statistics.json", import.meta.url);
const golden = z
  .array(z.object({test: z.string(), input: z.unknown(), expect: z.record(z.string(), z.unknown())}))
  .parse(JSON.parse(readFileSync(goldenFile, "utf8")));

const numbers = z.array(z.number());
const tableInput = z.object({table: z.array(numbers)});
const pairsInput = z.object({before: numbers, after: numbers});
const shareInput = z.object({count: z.number(), n: z.number()});
const tailInput = z.object({statistic: z.number(), df: z.number()});

/** For each covered test of the file: the keys of its expectation that are computed so far. */
const covered: Record<string, (input: unknown) => Record<string, number | readonly number[]>> = {
  "pearson-chi-square": (input) => {
    const result = pearsonChiSquare(tableInput.parse(input).table);
    if (!result.ok) throw new Error(result.reason);
    const {statistic, df, p, expected} = result;
    return {statistic, df, p, minExpected: expected.minimum, shareExpectedBelow5: expected.below5Share};
  },
  "fisher-exact": exactP,
  "fisher-2x2": exactP,
  "sign-test": (input) => {
    const {before, after} = pairsInput.parse(input);
    const differences = after.map((value, index) => value - (before[index] ?? 0));
    const result = signTest(differences.filter((d) => d > 0).length, differences.filter((d) => d < 0).length);
    if (!result.ok) throw new Error(result.reason);
    return {p: result.p};
  },
  "proportion-interval": (input) => {
    const {count, n} = shareInput.parse(input);
    const [score, exact] = [wilson(count, n), clopperPearson(count, n)];
    if (!score.ok || !exact.ok) throw new Error("no interval");
    return {wilson: [score.low, score.high], clopperPearson: [exact.low, exact.high]};
  },
  "chi-square-upper-tail": (input) => {
    const {statistic, df} = tailInput.parse(input);
    return {p: chiSquareUpperTail(statistic, df)};
  },
};

function exactP(input: unknown): {p: number} {
  const result = fisherFreemanHalton(tableInput.parse(input).table);
  if (!result.ok || result.method !== "exact") throw new Error("not exact");
  return {p: result.p};
}

const notCoveredYet = [
  "bowker",
  "friedman",
  "goodness-of-fit",
  "kruskal-wallis",
  "mann-whitney",
  "mann-whitney-exact",
  "mcnemar",
  "mcnemar-exact",
  "ordinal-association",
  "p-adjust",
  "paired-t",
  "rao-scott",
  "student-t-two-sided",
  "stuart-maxwell",
  "welch-t",
  "wilcoxon-signed-rank",
  "wilcoxon-signed-rank-exact",
  "yates-chi-square",
];

group("the golden file of R", () => {
  it("has the tests that are covered and those that are not yet, and no others", () => {
    const names = [...new Set(golden.map(({test}) => test))].sort();
    expect(names).toEqual([...Object.keys(covered), ...notCoveredYet].sort());
  });

  for (const [name, compute] of Object.entries(covered)) {
    it(`agrees with R to 1e-10 on every case of ${name}`, () => {
      const cases = golden.filter(({test}) => test === name);
      expect(cases.length).toBeGreaterThan(0);
      for (const {input, expect: expectation} of cases) {
        for (const [key, value] of Object.entries(compute(input))) {
          const expected = [expectation[key]].flat();
          const actual = [value].flat();
          expect(actual.length).toBe(expected.length);
          actual.forEach((number, index) => {
            const error = relativeError(number, z.number().parse(expected[index]));
            expect(error, `${key} of ${JSON.stringify(input)}`).toBeLessThan(1e-10);
          });
        }
      }
    });
  }
});
