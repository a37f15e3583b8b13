import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {calculate, calculationNames} from "../../src/calculator/calculate.ts";

interface GoldenCase {
  readonly test: string;
  readonly input: unknown;
  readonly expect: Readonly<Record<string, unknown>>;
}

const file = process.env.GOLDEN_FILE ?? new URL("../statistics/golden/r-statistics.json", import.meta.url);
const cases: GoldenCase[] = JSON.parse(readFileSync(file, "utf8"));

/** Where R itself iterates to a tolerance of its own. */
const iterated = new Set(["oddsRatioConditionalMle", "ci"]);

function compare(actual: unknown, reference: unknown, tolerance: number, what: string): void {
  if (Array.isArray(reference)) {
    expect(actual, what).toHaveLength(reference.length);
    for (const [index, value] of reference.entries())
      compare((actual as unknown[])[index], value, tolerance, `${what}[${index}]`);
    return;
  }
  const number = reference === "Inf" ? Number.POSITIVE_INFINITY : Number(reference);
  if (!Number.isFinite(number)) {
    expect(actual, what).toBe(number);
    return;
  }
  expect(typeof actual, what).toBe("number");
  const scale = Math.max(Math.abs(number), 1e-300);
  expect(Math.abs((actual as number) - number) / scale, `${what}: ${actual} for ${number}`).toBeLessThanOrEqual(
    number === 0 ? 1e288 : tolerance,
  );
}

describe("maalepunkt stats, against R", () => {
  const tests = [...new Set(cases.map(({test}) => test))];

  it("knows every test of the reference file", () => {
    expect(tests.filter((test) => !calculationNames.includes(test))).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(437);
  });

  for (const test of tests) {
    const own = cases.filter((each) => each.test === test);
    it(`${test}: ${own.length} results, with every key of R's`, () => {
      own.forEach((each, index) => {
        const result: Readonly<Record<string, unknown>> = calculate(test, each.input);
        for (const [key, reference] of Object.entries(each.expect)) {
          compare(result[key], reference, iterated.has(key) ? 1e-8 : 1e-10, `${test} ${index} ${key}`);
        }
      });
    });
  }
});
