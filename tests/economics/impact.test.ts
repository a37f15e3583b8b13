import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fractionOf, sumOf, toNumber} from "../../src/economics/fraction.ts";
import {type ImpactTerms, impactOf} from "../../src/economics/impact.ts";

function terms(changes: Partial<ImpactTerms> = {}): ImpactTerms {
  const group = (key: string, realised: number, expected: number) => ({
    key,
    realised: fractionOf(realised),
    expected: fractionOf(expected),
    value: fractionOf(10_000),
  });
  return {
    groups: [group("a", 150, 100), group("b", 40, 60)],
    shortfall: "subtract",
    payment: {kind: "share-of-value", rate: fractionOf(0.5)},
    cap: fractionOf(1_000_000),
    investment: fractionOf(100_000),
    years: 2,
    gainShares: new Map([
      ["investor", fractionOf(0.75)],
      ["kommune", fractionOf(0.25)],
    ]),
    lossShares: new Map([["investor", fractionOf(1)]]),
    payer: "kommune",
    ...changes,
  };
}

describe("impactOf(terms)", () => {
  it("pays a share of the months' value, and divides what is left after the investment", () => {
    const outcome = impactOf(terms());
    expect(toNumber(outcome.value)).toBe(300_000);
    expect(toNumber(outcome.payment)).toBe(150_000);
    expect(toNumber(outcome.surplus)).toBe(50_000);
    expect(toNumber(outcome.rate)).toBe(0.5);
    expect(outcome.yearlyRate).toBeCloseTo(Math.sqrt(1.5) - 1, 12);
    expect([...outcome.parts].map(([party, part]) => [party, toNumber(part)])).toEqual([
      ["investor", 37_500],
      ["kommune", 12_500],
    ]);
    expect(toNumber(outcome.payerResult)).toBe(300_000 - 150_000 + 12_500);
  });

  it("leaves out a group below its expectation where shortfalls are ignored", () => {
    const outcome = impactOf(terms({shortfall: "ignore"}));
    expect(outcome.groups.map(({effect, counted}) => [toNumber(effect), toNumber(counted)])).toEqual([
      [50, 50],
      [-20, 0],
    ]);
    expect(toNumber(outcome.value)).toBe(500_000);
  });

  it("pays by the month where that is agreed", () => {
    expect(toNumber(impactOf(terms({payment: {kind: "per-month", rate: fractionOf(4000)}})).due)).toBe(120_000);
  });

  it("pays no more than the cap, and says so", () => {
    const capped = impactOf(terms({cap: fractionOf(90_000)}));
    expect([toNumber(capped.due), toNumber(capped.payment), capped.isCapped]).toEqual([150_000, 90_000, true]);
    expect(toNumber(capped.surplus)).toBe(-10_000);
    expect([...capped.parts.keys()]).toEqual(["investor"]);
    expect(impactOf(terms({cap: fractionOf(150_000)})).isCapped).toBe(false);
    expect(toNumber(impactOf(terms({cap: null})).payment)).toBe(150_000);
  });

  it("never lets the investor pay when there is less than expected", () => {
    const groups = terms().groups.slice(1);
    const outcome = impactOf(terms({groups}));
    expect([toNumber(outcome.value), toNumber(outcome.payment)]).toEqual([-200_000, 0]);
    expect([toNumber(outcome.rate), outcome.yearlyRate]).toEqual([-1, -1]);
  });

  it("divides the surplus without a remainder, whatever it is", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 10_000_000}), fc.integer({min: 0, max: 1000}), (investment, realised) => {
        const [first] = terms().groups;
        if (first === undefined) throw new Error("a group");
        const outcome = impactOf(
          terms({investment: fractionOf(investment), groups: [{...first, realised: fractionOf(realised)}]}),
        );
        expect(sumOf(outcome.parts.values())).toEqual(outcome.surplus);
        expect(toNumber(outcome.payment)).toBeLessThanOrEqual(1_000_000);
      }),
    );
  });
});
