import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {fLowerTail, fUpperTail} from "../../../src/statistics/distributions/f.ts";
import {noncentralTLowerTail} from "../../../src/statistics/distributions/noncentral-t.ts";
import {normalUpperTail} from "../../../src/statistics/distributions/normal.ts";
import {
  studentTLowerTail,
  studentTQuantile,
  studentTQuantileUpper,
  studentTTwoSided,
  studentTUpperTail,
} from "../../../src/statistics/distributions/student-t.ts";
import {goldenInputs} from "../golden-inputs.ts";
import {relativeError} from "../relative-error.ts";

const {source, ...golden} = z
  .object({source: z.string()})
  .catchall(z.array(z.array(z.number())))
  .parse(JSON.parse(readFileSync(new URL("../golden/t-and-f.json", import.meta.url), "utf8")));

type Values = (a: number, b: number, c: number) => number;

const functions: Record<string, readonly [compute: Values, tolerance: number]> = {
  studentTLowerTail: [studentTLowerTail, 1e-11],
  studentTUpperTail: [studentTUpperTail, 1e-11],
  studentTTwoSided: [studentTTwoSided, 1e-11],
  studentTQuantile: [studentTQuantile, 1e-11],
  fLowerTail: [fLowerTail, 1e-11],
  fUpperTail: [fUpperTail, 1e-11],
  noncentralTLowerTail: [noncentralTLowerTail, 1e-8],
};

describe(`t and F distributions, against ${source}`, () => {
  it("have golden values for every function", () => {
    expect(Object.keys(golden).sort()).toEqual(Object.keys(functions).sort());
  });

  for (const [name, [compute, tolerance]] of Object.entries(functions)) {
    it(`${name} agrees to ${tolerance} in body and tails down to 1e-300`, () => {
      const cases = golden[name] ?? [];
      expect(cases.length).toBeGreaterThan(100);
      for (const numbers of cases) {
        const [a = 0, b = 0, c = 0] = numbers.slice(0, -1);
        const error = relativeError(compute(a, b, c), numbers.at(-1) ?? Number.NaN);
        expect(error, `${name}(${numbers.slice(0, -1).join(", ")})`).toBeLessThan(tolerance);
      }
    });
  }

  it("studentTTwoSided agrees to 1e-10 with the golden file of R on every case of student-t-two-sided", () => {
    const cases = goldenInputs("student-t-two-sided", z.object({statistic: z.number(), df: z.number()}));
    expect(cases.length).toBeGreaterThan(0);
    for (const {input, expected} of cases) {
      const [p = Number.NaN] = expected("p");
      expect(relativeError(studentTTwoSided(input.statistic, input.df), p)).toBeLessThan(1e-10);
    }
  });
});

describe("studentT tails and quantiles", () => {
  it("are Cauchy's with one degree of freedom, also where the square overflows", () => {
    for (const t of [1e-9, 0.3, 5, 1e9, 1e99, 1e101, 1e200, 1e299]) {
      expect(relativeError(studentTUpperTail(t, 1), Math.atan2(1, t) / Math.PI)).toBeLessThan(1e-13);
    }
    for (const p of [1e-300, 1e-200, 1e-99, 1e-10, 0.2]) {
      expect(relativeError(studentTQuantileUpper(p, 1), 1 / Math.tan(Math.PI * p))).toBeLessThan(1e-13);
    }
  });

  it("come close to the normal's with very many degrees of freedom", () => {
    expect(relativeError(studentTUpperTail(3, 1e12), normalUpperTail(3))).toBeLessThan(1e-10);
  });

  it("lead back to each other at any level and degrees of freedom", () => {
    const levels = fc.double({min: 1e-12, max: 1 - 1e-12, noNaN: true});
    fc.assert(
      fc.property(levels, fc.double({min: 1, max: 1e5, noNaN: true}), (p, df) => {
        expect(relativeError(studentTLowerTail(studentTQuantile(p, df), df), p)).toBeLessThan(1e-11);
        expect(relativeError(studentTUpperTail(studentTQuantileUpper(p, df), df), p)).toBeLessThan(1e-11);
      }),
    );
  });

  it("add up to 1, and never leave 0 to 1", () => {
    fc.assert(
      fc.property(fc.double({noNaN: true}), fc.double({min: 1, max: 1e12, noNaN: true}), (t, df) => {
        const [lower, upper] = [studentTLowerTail(t, df), studentTUpperTail(t, df)];
        expect(lower + upper).toBeCloseTo(1, 14);
        expect(Math.min(lower, upper)).toBeGreaterThanOrEqual(0);
        expect(studentTTwoSided(t, df)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("have a median of 0", () => {
    expect(studentTQuantile(0.5, 7)).toBeCloseTo(0, 15);
    expect(studentTTwoSided(0, 7)).toBe(1);
  });

  it("refuse what is no argument of theirs", () => {
    expect(() => studentTLowerTail(Number.NaN, 3)).toThrow(RangeError);
    for (const df of [0, 0.99, -1, 2e12, Number.NaN]) {
      expect(() => studentTTwoSided(1, df)).toThrow(RangeError);
      expect(() => studentTQuantile(0.2, df)).toThrow(RangeError);
      expect(() => fUpperTail(1, df, 3)).toThrow(RangeError);
      expect(() => fLowerTail(1, 3, df)).toThrow(RangeError);
      expect(() => noncentralTLowerTail(1, df, 0)).toThrow(RangeError);
    }
    for (const p of [0, 1, -0.1, Number.NaN]) expect(() => studentTQuantile(p, 3)).toThrow(RangeError);
    for (const f of [-1, Number.NaN]) expect(() => fUpperTail(f, 2, 3)).toThrow(RangeError);
    expect(() => noncentralTLowerTail(Number.POSITIVE_INFINITY, 2, 3)).toThrow(RangeError);
    expect(() => noncentralTLowerTail(1, 2, Number.NaN)).toThrow(RangeError);
  });
});

describe("F tails", () => {
  it("are those of a squared t with one degree of freedom above", () => {
    for (const [t, df] of [
      [0.2, 3],
      [2.1, 17.5],
      [30, 60],
    ] as const) {
      expect(relativeError(fUpperTail(t * t, 1, df), studentTTwoSided(t, df))).toBeLessThan(1e-13);
    }
  });

  it("end at 0 and infinity", () => {
    expect([fLowerTail(0, 3, 5), fUpperTail(0, 3, 5)]).toEqual([0, 1]);
    expect([fLowerTail(Number.POSITIVE_INFINITY, 3, 5), fUpperTail(Number.POSITIVE_INFINITY, 3, 5)]).toEqual([1, 0]);
    expect(fUpperTail(1e308, 1e6, 1)).toBeGreaterThan(0);
  });
});

describe("noncentralTLowerTail(t, df, noncentrality)", () => {
  it("agrees to 1e-13 with numerical integration in 30 digits (mpmath), also beyond R's series", () => {
    for (const [t, df, noncentrality, expected] of [
      [0, 5, 0.5, 0.3085375387259869],
      [1e-20, 4, 0.5, 0.3085375387259869],
      [2.5, 3, 0.2, 0.939378069722992],
      [-1.3, 7, 0.8, 0.025630900275706886],
      [-1.3, 7, -2.8, 0.9279929741145141],
      [40, 20, 30, 0.936785122985108],
      [40, 20, 55, 0.009958862032901946],
      [120, 40, 100, 0.9273338590133334],
      [300, 12, 200, 0.9458795129542172],
      [2, 20000, 4, 0.022754181312824626],
      [1000, 3, 400, 0.9232618432855136],
      [0.01, 30, 2, 0.023290988694449035],
    ] as const) {
      expect(relativeError(noncentralTLowerTail(t, df, noncentrality), expected)).toBeLessThan(1e-13);
    }
  });

  it("is the central one without noncentrality", () => {
    for (const t of [-30, -2, -0.1, 0, 0.1, 2]) {
      expect(noncentralTLowerTail(t, 9, 0)).toBeCloseTo(studentTLowerTail(t, 9), 13);
    }
  });

  it("is 0 or 1 where the noncentrality is out of reach", () => {
    expect(noncentralTLowerTail(1, 10, 1000)).toBe(0);
    expect(noncentralTLowerTail(1, 10, -1000)).toBe(1);
    expect(noncentralTLowerTail(1e-300, 1e6, -20)).toBe(1);
    expect(noncentralTLowerTail(1e-300, 1e6, 40)).toBeLessThan(1e-300);
  });
});
