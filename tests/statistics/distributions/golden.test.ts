import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {
  binomialLowerTail,
  binomialProbability,
  binomialUpperTail,
} from "../../../src/statistics/distributions/binomial.ts";
import {chiSquareLowerTail, chiSquareUpperTail} from "../../../src/statistics/distributions/chi-square.ts";
import {hypergeometricProbability} from "../../../src/statistics/distributions/hypergeometric.ts";
import {incompleteBetaLower, incompleteBetaUpper} from "../../../src/statistics/distributions/incomplete-beta.ts";
import {incompleteGammaLower, incompleteGammaUpper} from "../../../src/statistics/distributions/incomplete-gamma.ts";
import {inverseBetaLower, inverseBetaUpper} from "../../../src/statistics/distributions/inverse-beta.ts";
import {logGamma} from "../../../src/statistics/distributions/log-gamma.ts";
import {normalLowerTail, normalQuantile, normalUpperTail} from "../../../src/statistics/distributions/normal.ts";
import {relativeError} from "../relative-error.ts";

const {source, ...golden} = z
  .object({source: z.string()})
  .catchall(z.array(z.array(z.number())))
  .parse(JSON.parse(readFileSync(new URL("../golden/distributions.json", import.meta.url), "utf8")));

type Values = (a: number, b: number, c: number, d: number) => number;

const functions: Record<string, Values> = {
  logGamma,
  incompleteGammaLower,
  incompleteGammaUpper,
  chiSquareLowerTail,
  chiSquareUpperTail,
  incompleteBetaLower: (x, a, b) => incompleteBetaLower(x, a, b),
  incompleteBetaUpper: (x, a, b) => incompleteBetaUpper(x, a, b),
  inverseBetaLower,
  inverseBetaUpper,
  binomialProbability,
  binomialLowerTail,
  binomialUpperTail,
  normalLowerTail,
  normalUpperTail,
  normalQuantile,
  hypergeometricProbability,
};

describe(`distributions, against ${source}`, () => {
  it("have golden values for every function", () => {
    expect(Object.keys(golden).sort()).toEqual(Object.keys(functions).sort());
  });

  for (const [name, compute] of Object.entries(functions)) {
    it(`${name} agrees to 1e-11 in body and tails down to 1e-300`, () => {
      const cases = golden[name] ?? [];
      expect(cases.length).toBeGreaterThan(10);
      for (const numbers of cases) {
        const [a = 0, b = 0, c = 0, d = 0] = numbers.slice(0, -1);
        const error = relativeError(compute(a, b, c, d), numbers.at(-1) ?? Number.NaN);
        expect(error, `${name}(${numbers.slice(0, -1).join(", ")})`).toBeLessThan(1e-11);
      }
    });
  }
});
