import {describe, expect, it} from "vitest";
import {hypergeometricProbability} from "../../../src/statistics/distributions/hypergeometric.ts";
import {logGamma} from "../../../src/statistics/distributions/log-gamma.ts";
import {expectedLogFactorial} from "../../../src/statistics/independence/expected-log-factorial.ts";
import {relativeError} from "../relative-error.ts";

describe("expectedLogFactorial(marked, drawn, all)", () => {
  it("is the sum of ln k! over the hypergeometric distribution", () => {
    const logFactorial = (k: number): number => logGamma(k + 1);
    for (const [marked, drawn, all] of [
      [5, 4, 12],
      [1, 1, 2],
      [9, 8, 10],
      [300, 200, 900],
      [3000, 2500, 30000],
    ] as const) {
      let sum = 0;
      for (let k = 0; k <= Math.min(marked, drawn); k++) {
        sum += hypergeometricProbability(k, marked, all - marked, drawn) * logFactorial(k);
      }
      expect(relativeError(expectedLogFactorial(marked, drawn, all, logFactorial), sum)).toBeLessThan(1e-12);
    }
  });
});
