import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fractionOf, isZero, toNumber} from "../../src/economics/fraction.ts";
import {differing, type ModelParameter, parametersOf} from "../../src/economics/parameters.ts";
import {evaluate, type Model} from "../../src/economics/scenarios.ts";
import {breakEven, swing, tornado} from "../../src/economics/sensitivity.ts";
import {model} from "./model.ts";

function parameter(key: string, of: Model = model(), scenario = "low"): ModelParameter {
  const found = parametersOf(of, scenario).find((each) => each.key === key);
  if (found === undefined) throw new Error(key);
  return found;
}

describe("parametersOf(model, scenario)", () => {
  it("names every number, at its value in the scenario", () => {
    expect(parametersOf(model(), "high").map(({key, value}) => [key, toNumber(value)])).toEqual([
      ["persons", 40],
      ["activities.drift", 30_000],
      ["services.hjaelp.probability", 0.5],
      ["services.hjaelp.a.unit_cost", 3000],
      ["services.hjaelp.b.unit_cost", 6000],
      ["gains.hjem.probability", 0.5],
      ["gains.hjem.unit_gain", 20_000],
      ["activities", 1],
      ["services", 1],
      ["gains", 1],
    ]);
  });

  it("changes nothing when a number is replaced by itself", () => {
    const discounted = {...model(), discounting: {rate: fractionOf(0.04), years: 3, first: 1}};
    for (const each of parametersOf(discounted, "low")) {
      expect(evaluate(each.replaced(each.value), "low").net, each.key).toEqual(evaluate(discounted, "low").net);
    }
  });

  it("changes only its own scenario", () => {
    const changed = parameter("gains.hjem.unit_gain").replaced(fractionOf(0));
    expect(toNumber(evaluate(changed, "low").gains)).toBe(0);
    expect(toNumber(evaluate(changed, "high").gains)).toBe(400_000);
  });
});

describe("differing(model, low, high)", () => {
  it("finds the numbers that are not the same in both", () => {
    expect(differing(model(), "low", "high").map(({key, low, high}) => [key, toNumber(low), toNumber(high)])).toEqual([
      ["gains.hjem.probability", 0.25, 0.5],
    ]);
  });
});

describe("breakEven(parameter, scenario)", () => {
  it("is the number at which the net is zero", () => {
    // Gains of 40 · p · 20000 have to be 130000.
    expect(breakEven(parameter("gains.hjem.probability"), "low")).toEqual({kind: "at", value: fractionOf(0.1625)});
    for (const each of parametersOf(model(), "low")) {
      const found = breakEven(each, "low");
      if (found.kind === "at") expect(isZero(evaluate(each.replaced(found.value), "low").net), each.key).toBe(true);
    }
  });

  it("is out of reach where only a probability above one, or a number below zero, would do", () => {
    const dear = {...model(), activities: [{key: "drift", amount: fractionOf(2_000_000), shares: new Map()}]};
    expect(breakEven(parameter("gains.hjem.probability", dear), "low")).toEqual({kind: "out-of-reach"});
    expect(breakEven(parameter("services.hjaelp.a.unit_cost", dear), "low")).toEqual({kind: "out-of-reach"});
    expect(breakEven(parameter("gains.hjem.unit_gain", dear), "low").kind).toBe("at");
  });

  it("says so where the number makes no difference", () => {
    const nobody = {...model(), services: [], gains: []};
    expect(breakEven(parameter("persons", nobody), "low")).toEqual({kind: "no-influence"});
  });

  it("finds a rate of discount by halving: the internal rate of return", () => {
    // 170000 now for 100000 in one year and in two: x + x² = 1.7 for x = 1 / (1 + rate), so that 1 + rate = 2 / (√7.8 − 1).
    const loan: Model = {
      ...model(),
      activities: [{key: "drift", amount: fractionOf(170_000), shares: new Map()}],
      discounting: {rate: fractionOf(0.03), years: 2, first: 1},
    };
    const found = breakEven(parameter("discount.rate", loan), "low");
    if (found.kind !== "at") throw new Error(found.kind);
    expect(toNumber(found.value)).toBeCloseTo(2 / (Math.sqrt(7.8) - 1) - 1, 11);
    const never = {...loan, activities: []};
    expect(breakEven(parameter("discount.rate", never), "low")).toEqual({kind: "out-of-reach"});
  });

  it("agrees with the straight line through any two nets", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1000}), fc.integer({min: 1, max: 100_000}), (persons, gain) => {
        const any: Model = {...model(), persons: fractionOf(persons)};
        const each = parameter("gains.hjem.unit_gain", {
          ...any,
          gains: any.gains.map((one) => ({...one, unit: new Map([["low", fractionOf(gain)]])})),
        });
        const found = breakEven(each, "low");
        if (found.kind !== "at") throw new Error(found.kind);
        expect(isZero(evaluate(each.replaced(found.value), "low").net)).toBe(true);
      }),
    );
  });
});

describe("tornado(swings)", () => {
  it("puts the widest first, and tells the net at both ends", () => {
    const swings = [
      swing(parameter("gains.hjem.probability"), fractionOf(0.25), fractionOf(0.5), "low"),
      swing(parameter("services.hjaelp.probability"), fractionOf(0), fractionOf(1), "low"),
      swing(parameter("activities.drift"), fractionOf(0), fractionOf(300_000), "low"),
    ];
    expect(
      tornado(swings).map(({parameter: {key}, netAtLow, netAtHigh, span}) => [
        key,
        toNumber(netAtLow),
        toNumber(netAtHigh),
        toNumber(span),
      ]),
    ).toEqual([
      ["activities.drift", 100_000, -200_000, 300_000],
      ["gains.hjem.probability", 70_000, 270_000, 200_000],
      ["services.hjaelp.probability", 170_000, -30_000, 200_000],
    ]);
  });
});
