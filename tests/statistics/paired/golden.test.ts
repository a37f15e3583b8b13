import {readFileSync} from "node:fs";
import {expect, describe as group, it} from "vitest";
import {z} from "zod";
import {
  signedRankLowerTail,
  signedRankProbability,
  signedRankQuantile,
  signedRankUpperTail,
} from "../../../src/statistics/distributions/signed-rank.ts";
import {bowker} from "../../../src/statistics/paired/bowker.ts";
import {cochranQ} from "../../../src/statistics/paired/cochran-q.ts";
import {friedman} from "../../../src/statistics/paired/friedman.ts";
import {netChange} from "../../../src/statistics/paired/net-change.ts";
import {pairedDifference} from "../../../src/statistics/paired/paired-difference.ts";
import {pairedT} from "../../../src/statistics/paired/paired-t.ts";
import {stuartMaxwell} from "../../../src/statistics/paired/stuart-maxwell.ts";
import {wilcoxonSignedRank} from "../../../src/statistics/paired/wilcoxon-signed-rank.ts";
import {wilcoxonSignedRankExact} from "../../../src/statistics/paired/wilcoxon-signed-rank-exact.ts";
import {relativeError} from "../relative-error.ts";

const numbers = z.array(z.number());
const table = z.array(numbers);
const tested = {statistic: z.number(), df: z.number(), p: z.number()};
const golden = z
  .object({
    source: z.string(),
    signedRank: z.array(z.record(z.enum(["n", "statistic", "probability", "lower", "upper"]), z.number())),
    signedRankQuantile: z.array(z.record(z.enum(["n", "p", "quantile"]), z.number())),
    untied: z.array(z.object({differences: numbers, ...wilcoxonKeys(), continuity: z.number()})),
    tied: z.array(z.object({differences: numbers, zeros: z.enum(["wilcoxon", "pratt"]), ...wilcoxonKeys()})),
    pairedT: z.array(
      z.object({
        before: numbers,
        after: numbers,
        level: z.number(),
        mean: z.number(),
        t: z.number(),
        p: z.number(),
        ci: numbers,
      }),
    ),
    stuartMaxwell: z.array(z.object({table, ...tested})),
    bowker: z.array(z.object({table, ...tested})),
    friedman: z.array(z.object({matrix: table, ...tested})),
    cochranQ: z.array(z.object({matrix: table, ...tested})),
    pairedDifference: z.array(z.object({table, difference: z.number(), low: z.number(), high: z.number()})),
    netChange: z.array(z.record(z.enum(["up", "down", "n", "level", "low", "high"]), z.number())),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/paired.json", import.meta.url), "utf8")));

function wilcoxonKeys() {
  return {V: z.number(), p: z.number(), asymptotic: z.number()};
}

function close(actual: number, expected: number, tolerance = 1e-11): void {
  expect(relativeError(actual, expected), `${actual} for ${expected}`).toBeLessThan(tolerance);
}

/** Expects every named number of a result. */
function agrees(result: object, expected: Record<string, number>, tolerance = 1e-11): void {
  const found = z.looseObject({ok: z.literal(true)}).parse(result);
  for (const [key, value] of Object.entries(expected)) close(z.number().parse(found[key]), value, tolerance);
}

function ranksTo(n: number): number[] {
  return Array.from({length: n}, (_, index) => index + 1);
}

function pairs(differences: readonly number[]): [number[], number[]] {
  return [differences.map(() => 0), [...differences]];
}

group(`paired methods, against ${golden.source}`, () => {
  it("signed-rank probabilities and tails agree with dsignrank and psignrank", () => {
    for (const {n, statistic, probability, lower, upper} of golden.signedRank) {
      const ranks = ranksTo(n);
      close(signedRankProbability(statistic, ranks), probability);
      close(signedRankLowerTail(statistic, ranks), lower);
      close(signedRankUpperTail(statistic, ranks), upper);
    }
  });

  it("signed-rank quantiles agree with qsignrank", () => {
    for (const {n, p, quantile} of golden.signedRankQuantile) expect(signedRankQuantile(p, ranksTo(n))).toBe(quantile);
  });

  it("Wilcoxon's signed-rank test agrees with wilcox.test without ties", () => {
    for (const {differences, V, p, asymptotic, continuity} of golden.untied) {
      agrees(wilcoxonSignedRankExact(...pairs(differences)), {V, p});
      agrees(wilcoxonSignedRank(...pairs(differences)), {V, p: asymptotic, pContinuity: continuity});
    }
  });

  it("Wilcoxon's signed-rank test with ties and zeros, by Wilcoxon and by Pratt, agrees with enumeration of all signs", () => {
    for (const {differences, zeros, V, p, asymptotic} of golden.tied) {
      agrees(wilcoxonSignedRankExact(...pairs(differences), {zeros}), {V, p});
      agrees(wilcoxonSignedRank(...pairs(differences), zeros), {V, p: asymptotic});
    }
  });

  it("the paired t test and its interval agree with t.test", () => {
    for (const {before, after, level, mean, t, p, ci} of golden.pairedT) {
      const [low = 0, high = 0] = ci;
      agrees(pairedT(before, after, level), {mean, t, p, low, high});
    }
  });

  it("the Stuart-Maxwell test agrees with the generalised inverse of the covariance, singular categories included", () => {
    for (const {table, statistic, df, p} of golden.stuartMaxwell)
      agrees(stuartMaxwell(table), {statistic, df, p}, 1e-10);
  });

  it("Bowker's test agrees with mcnemar.test", () => {
    for (const {table, statistic, df, p} of golden.bowker) agrees(bowker(table), {statistic, df, p});
  });

  it("Friedman's test agrees with friedman.test", () => {
    for (const {matrix, statistic, df, p} of golden.friedman) agrees(friedman(matrix), {statistic, df, p});
  });

  it("Cochran's Q agrees with friedman.test on ones and zeros", () => {
    for (const {matrix, statistic, df, p} of golden.cochranQ) agrees(cochranQ(matrix), {statistic, df, p});
  });

  it("Newcombe's interval of paired shares agrees with its definition on prop.test's intervals", () => {
    for (const {table, difference, low, high} of golden.pairedDifference) {
      const result = pairedDifference(table);
      expect(result.ok && Math.abs(result.difference - difference) < 1e-14).toBe(true);
      expect(result.ok && Math.abs(result.low - low) < 1e-12).toBe(true);
      expect(result.ok && Math.abs(result.high - high) < 1e-12).toBe(true);
    }
  });

  it("Tango's interval agrees with root finding on the maximised likelihood", () => {
    for (const {up, down, n, level, low, high} of golden.netChange) {
      agrees(netChange(up, down, n, level), {low, high}, 1e-8);
    }
  });
});
