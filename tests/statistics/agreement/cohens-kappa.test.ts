import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {cohensKappa, type KappaWeights} from "../../../src/statistics/agreement/cohens-kappa.ts";
import {relativeError} from "../relative-error.ts";

const table = z.array(z.array(z.number()));
const values = z.tuple([z.number(), z.number()]);
const golden = z
  .object({kappa: z.array(z.object({table, none: values, linear: values, quadratic: values}))})
  .parse(JSON.parse(readFileSync(new URL("../golden/agreement.json", import.meta.url), "utf8")));

function kappa(counts: readonly (readonly number[])[], weights?: KappaWeights) {
  const result = cohensKappa(counts, weights);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

const square = fc
  .integer({min: 2, max: 4})
  .chain((k) =>
    fc.array(fc.array(fc.integer({min: 0, max: 9}), {minLength: k, maxLength: k}), {minLength: k, maxLength: k}),
  );

describe("cohensKappa(table, weights)", () => {
  it("agrees to 1e-10 with R's vcd::Kappa, weighted and not", () => {
    expect(golden.kappa.length).toBeGreaterThan(5);
    for (const {table: counts, ...expected} of golden.kappa) {
      for (const weights of ["none", "linear", "quadratic"] as const) {
        const {estimate, standardError} = kappa(counts, weights);
        const [value, error] = expected[weights];
        expect(Math.abs(estimate - value)).toBeLessThan(1e-12);
        expect(relativeError(standardError, error)).toBeLessThan(1e-10);
      }
    }
  });

  it("is 1 where all agree and then has no interval, and 0 where coders are independent", () => {
    expect(
      kappa([
        [6, 0],
        [0, 4],
      ]),
    ).toMatchObject({estimate: 1, agreement: 1, interval: null});
    expect(
      kappa([
        [6, 4],
        [3, 2],
      ]).estimate,
    ).toBeCloseTo(0, 12);
  });

  it("counts the share that agrees, and a neighbour for less than a whole when weighted", () => {
    const counts = [
      [5, 1, 0],
      [0, 5, 1],
      [2, 0, 6],
    ];
    expect(kappa(counts).agreement).toBeCloseTo(16 / 20, 12);
    expect(kappa(counts, "linear").agreement).toBeCloseTo((16 + 2 / 2) / 20, 12);
    expect(kappa(counts, "quadratic").agreement).toBeCloseTo((16 + 2 * 0.75) / 20, 12);
  });

  it("does not care who is the first coder, nor unweighted in which order the categories come", () => {
    fc.assert(
      fc.property(square, fc.constantFrom<KappaWeights>("none", "linear", "quadratic"), (counts, weights) => {
        const result = cohensKappa(counts, weights);
        fc.pre(result.ok);
        if (!result.ok) return;
        const turned = counts.map((_, row) => counts.map((each) => each[row] ?? 0));
        expect(kappa(turned, weights).estimate).toBeCloseTo(result.estimate, 12);
        const reversed = counts.map((row) => [...row].reverse()).reverse();
        expect(kappa(reversed, weights).standardError).toBeCloseTo(result.standardError, 6);
      }),
    );
  });

  it("keeps its interval between -1 and 1, around the estimate", () => {
    fc.assert(
      fc.property(square, (counts) => {
        const result = cohensKappa(counts);
        fc.pre(result.ok && result.interval !== null);
        if (!result.ok || result.interval === null) return;
        expect(result.interval.low).toBeGreaterThanOrEqual(-1);
        expect(result.interval.high).toBeLessThanOrEqual(1);
        expect(result.interval.low).toBeLessThanOrEqual(result.estimate);
        expect(result.interval.high).toBeGreaterThanOrEqual(result.estimate);
      }),
    );
  });

  it("holds the true kappa in about 95 % of samples of 98 cases with two codes", () => {
    // Cell shares 0.25, 0.05, 0.10, 0.60: kappa is (0.85 - 0.56) / 0.44 … computed here from its definition.
    const shares = [0.25, 0.05, 0.1, 0.6];
    const chance = 0.3 * 0.35 + 0.7 * 0.65;
    const truth = (0.85 - chance) / (1 - chance);
    let state = 4711;
    const random = () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return state / 0x80000000;
    };
    let held = 0;
    const samples = 2000;
    for (let sample = 0; sample < samples; sample++) {
      const cells = [0, 0, 0, 0];
      for (let person = 0; person < 98; person++) {
        let left = random();
        const cell = shares.findIndex((share) => {
          left -= share;
          return left < 0;
        });
        cells[cell] = (cells[cell] ?? 0) + 1;
      }
      const [a = 0, b = 0, c = 0, d = 0] = cells;
      const {interval} = kappa([
        [a, b],
        [c, d],
      ]);
      if (interval !== null && interval.low <= truth && truth <= interval.high) held++;
    }
    expect(held / samples).toBeGreaterThan(0.93);
    expect(held / samples).toBeLessThan(0.97);
  });

  it("says why it cannot be computed", () => {
    expect(cohensKappa([])).toEqual({ok: false, reason: "no-observations"});
    expect(
      cohensKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ok: false, reason: "no-observations"});
    expect(
      cohensKappa([
        [4, 0],
        [0, 0],
      ]),
    ).toEqual({ok: false, reason: "no-variation"});
    expect(
      cohensKappa([
        [4, 1, 2],
        [0, 3, 4],
      ]),
    ).toEqual({ok: false, reason: "not-square"});
    expect(cohensKappa([[4, 1], [0]])).toEqual({ok: false, reason: "ragged-table"});
    expect(
      cohensKappa([
        [4, -1],
        [0, 3],
      ]),
    ).toEqual({ok: false, reason: "not-a-count"});
    expect(
      cohensKappa(
        [
          [4, 1],
          [0, 3],
        ],
        "none",
        0,
      ),
    ).toEqual({ok: false, reason: "level-out-of-range"});
  });
});
