import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {benjaminiHochberg} from "../../../src/statistics/many-tests/benjamini-hochberg.ts";
import {holm} from "../../../src/statistics/many-tests/holm.ts";
import {goldenInputs} from "../golden-inputs.ts";
import {relativeError} from "../relative-error.ts";

const numbers = z.array(z.number());
const {adjusted: golden} = z
  .object({adjusted: z.array(z.object({p: numbers, n: z.number(), holm: numbers, bh: numbers}))})
  .parse(JSON.parse(readFileSync(new URL("../golden/groups.json", import.meta.url), "utf8")));

const methods = {holm, benjaminiHochberg};
const families = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 30});

function adjust(method: typeof holm, ps: readonly number[], size?: number): readonly number[] {
  const result = method(ps, size);
  if (!result.ok) throw new Error(result.reason);
  return result.adjusted;
}

function expectEach(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((number, index) => {
    expect(relativeError(number, expected[index] ?? Number.NaN)).toBeLessThan(1e-13);
  });
}

describe("holm(ps) and benjaminiHochberg(ps)", () => {
  it("agree to 1e-10 with the golden file of R on every case of p-adjust", () => {
    for (const {input, expected} of goldenInputs("p-adjust", z.object({p: numbers}))) {
      expectEach(adjust(holm, input.p), expected("holm"));
      expectEach(adjust(benjaminiHochberg, input.p), expected("bh"));
    }
  });

  it("agree with R's p.adjust with ties, with 0 and 1, and in families larger than what has a p", () => {
    for (const {p, n, holm: byHolm, bh} of golden) {
      expectEach(adjust(holm, p, n), byHolm);
      expectEach(adjust(benjaminiHochberg, p, n), bh);
    }
  });

  for (const [name, method] of Object.entries(methods)) {
    it(`${name} keeps the order, never lowers a p and stays within 1`, () => {
      fc.assert(
        fc.property(families, fc.nat({max: 5}), (ps, more) => {
          const adjusted = adjust(method, ps, ps.length + more);
          ps.forEach((p, i) => {
            expect(adjusted[i]).toBeGreaterThanOrEqual(p);
            expect(adjusted[i]).toBeLessThanOrEqual(1);
            ps.forEach((other, j) => {
              if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? Number.NaN);
            });
          });
        }),
      );
    });

    it(`${name} does not care in which order the p-values come`, () => {
      fc.assert(
        fc.property(families, (ps) => {
          expect([...adjust(method, [...ps].reverse())].reverse()).toEqual(adjust(method, ps));
        }),
      );
    });

    it(`${name} leaves a single p and an empty family alone`, () => {
      expect(adjust(method, [0.3])).toEqual([0.3]);
      expect(adjust(method, [])).toEqual([]);
    });

    it(`${name} says why it cannot be computed`, () => {
      for (const bad of [-0.1, 1.1, Number.NaN]) {
        expect(method([0.2, bad])).toEqual({ok: false, reason: "not-a-probability"});
      }
      expect(method([0.2, 0.3], 1)).toEqual({ok: false, reason: "count-above-total"});
      expect(method([0.2, 0.3], 2.5)).toEqual({ok: false, reason: "not-a-count"});
    });
  }

  it("hold that Benjamini and Hochberg are never stricter than Holm", () => {
    fc.assert(
      fc.property(families, (ps) => {
        const strict = adjust(holm, ps);
        adjust(benjaminiHochberg, ps).forEach((p, index) => {
          expect(p).toBeLessThanOrEqual((strict[index] ?? 0) * (1 + 1e-12));
        });
      }),
    );
  });
});
