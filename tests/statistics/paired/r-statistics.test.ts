import {readFileSync} from "node:fs";
import {expect, describe as group, it} from "vitest";
import {z} from "zod";
import {goodnessOfFit} from "../../../src/statistics/one-sample/goodness-of-fit.ts";
import {bowker} from "../../../src/statistics/paired/bowker.ts";
import {friedman} from "../../../src/statistics/paired/friedman.ts";
import {mcNemar, mcNemarExact} from "../../../src/statistics/paired/mcnemar.ts";
import {pairedT} from "../../../src/statistics/paired/paired-t.ts";
import {signTest} from "../../../src/statistics/paired/sign-test.ts";
import {stuartMaxwell} from "../../../src/statistics/paired/stuart-maxwell.ts";
import {wilcoxonSignedRank} from "../../../src/statistics/paired/wilcoxon-signed-rank.ts";
import {wilcoxonSignedRankExact} from "../../../src/statistics/paired/wilcoxon-signed-rank-exact.ts";
import {relativeError} from "../relative-error.ts";

const goldenFile = process.env.GOLDEN_FILE ?? new URL("../golden/r-statistics.json", import.meta.url);
const golden = z
  .array(z.object({test: z.string(), input: z.unknown(), expect: z.record(z.string(), z.unknown())}))
  .parse(JSON.parse(readFileSync(goldenFile, "utf8")));

const numbers = z.array(z.number());
const tableOf = (input: unknown) => z.object({table: z.array(numbers)}).parse(input).table;
const pairsOf = (input: unknown) => z.object({before: numbers, after: numbers}).parse(input);

const methods: Record<string, (input: unknown) => object> = {
  mcnemar: (input) => mcNemar(tableOf(input)),
  "mcnemar-exact": (input) => mcNemarExact(tableOf(input)),
  "stuart-maxwell": (input) => stuartMaxwell(tableOf(input)),
  bowker: (input) => bowker(tableOf(input)),
  "wilcoxon-signed-rank": (input) => wilcoxonSignedRank(pairsOf(input).before, pairsOf(input).after),
  "wilcoxon-signed-rank-exact": (input) => wilcoxonSignedRankExact(pairsOf(input).before, pairsOf(input).after),
  "sign-test": (input) => {
    const {before, after} = pairsOf(input);
    const differences = after.map((value, index) => value - (before[index] ?? 0));
    return signTest(differences.filter((d) => d > 0).length, differences.filter((d) => d < 0).length);
  },
  "paired-t": (input) => {
    const result = pairedT(pairsOf(input).before, pairsOf(input).after);
    return result.ok ? {...result, ci: [result.low, result.high]} : result;
  },
  friedman: (input) => friedman(z.object({matrix: z.array(numbers)}).parse(input).matrix),
  "goodness-of-fit": (input) => {
    const {counts, expected} = z.object({counts: numbers, expected: numbers}).parse(input);
    return goodnessOfFit(counts, expected);
  },
};

/** coin takes p as one minus the lower tail, so that its p has an absolute error of a few units of 1e-16. */
function agrees(test: string, key: string, actual: number, expected: number): boolean {
  if (test === "stuart-maxwell" && key === "p" && Math.abs(actual - expected) < 1e-15) return true;
  return relativeError(actual, expected) < 1e-10;
}

group("paired and one-sample tests on the golden file of R", () => {
  for (const [test, compute] of Object.entries(methods)) {
    it(`agree with R to 1e-10 on every case of ${test}`, () => {
      const cases = golden.filter((one) => one.test === test);
      expect(cases.length).toBeGreaterThan(0);
      for (const {input, expect: expectation} of cases) {
        const found = z.looseObject({ok: z.literal(true)}).parse(compute(input));
        for (const [key, value] of Object.entries(expectation)) {
          // The file counts the categories less one, though its p is taken with the rank of coin's covariance.
          if (test === "stuart-maxwell" && key === "df") continue;
          const actual = z.union([z.number(), numbers]).parse(found[key]);
          const expected = z.union([z.number(), numbers]).parse(value);
          const values = [expected].flat();
          expect([actual].flat().length).toBe(values.length);
          [actual].flat().forEach((number, index) => {
            const place = `${test} ${key} of ${JSON.stringify(input)}`;
            expect(agrees(test, key, number, values[index] ?? Number.NaN), place).toBe(true);
          });
        }
      }
    });
  }
});
