import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fraction, fractionOf, minus, sumOf, toNumber} from "../../src/economics/fraction.ts";
import {indexed, presentValueFactor} from "../../src/economics/prices.ts";
import {type ByScenario, evaluate, type Model, netOf} from "../../src/economics/scenarios.ts";
import {everywhere, model} from "./model.ts";

describe("evaluate(model, scenario)", () => {
  it("is persons by probability by weighted unit cost, and gains less all costs", () => {
    const outcome = evaluate(model(), "low");
    // 40 · 0.5 · (3000 / 3 + 6000 · 2 / 3) and 40 · 0.25 · 20000
    expect(toNumber(outcome.services)).toBe(100_000);
    expect(toNumber(outcome.gains)).toBe(200_000);
    expect(toNumber(outcome.activities)).toBe(30_000);
    expect(toNumber(outcome.net)).toBe(70_000);
    expect(outcome.byService[0]?.items.map(({total}) => toNumber(total))).toEqual([60_000, 120_000]);
    expect(toNumber(evaluate(model(), "high").gains)).toBe(400_000);
  });

  it("multiplies services and gains that come again by what a krone a year is worth now, and not activities", () => {
    const discounting = {rate: fractionOf(0.25), years: 2, first: 0};
    const outcome = evaluate({...model(), discounting}, "low");
    // 1 + 1 / 1.25
    expect(toNumber(presentValueFactor(discounting))).toBe(1.8);
    expect([outcome.services, outcome.gains, outcome.activities].map(toNumber)).toEqual([180_000, 360_000, 30_000]);
  });

  it("is the mean of two scenarios between them, whatever the numbers: it is linear in each probability", () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 100}), fc.integer({min: 0, max: 100}), (low, high) => {
        const probability: ByScenario = new Map([
          ["low", fraction(BigInt(low), 100n)],
          ["mid", fraction(BigInt(low + high), 200n)],
          ["high", fraction(BigInt(high), 100n)],
        ]);
        const three: Model = {
          ...model(["low", "mid", "high"]),
          gains: [{key: "g", probability, unit: everywhere(12_345, ["low", "mid", "high"]), shares: new Map()}],
        };
        const [first, middle, last] = three.scenarios.map((scenario) => evaluate(three, scenario).net);
        if (first === undefined || middle === undefined || last === undefined) throw new Error("three scenarios");
        expect(minus(middle, first)).toEqual(minus(last, middle));
      }),
    );
  });
});

describe("netOf(stakeholder, …)", () => {
  it("divides the net among those who pay and save without a remainder", () => {
    const outcome = evaluate(model(), "low");
    const [kommune, stat] = ["kommune", "stat"].map((who) => netOf(who, model(), outcome));
    if (kommune === undefined || stat === undefined) throw new Error("two stakeholders");
    // The municipality saves three quarters of 200000 and pays everything.
    expect(toNumber(kommune)).toBe(150_000 - 100_000 - 30_000);
    expect(toNumber(stat)).toBe(50_000);
    expect(sumOf([kommune, stat])).toEqual(outcome.net);
  });
});

describe("indexed(amount, index)", () => {
  it("grows by the rate each year, and shrinks on the way back", () => {
    const rate = fractionOf(0.02);
    expect(toNumber(indexed(fractionOf(39_175), {from: 2012, to: 2014, rate}))).toBeCloseTo(40_757.67, 6);
    const there = indexed(fractionOf(500), {from: 2010, to: 2020, rate});
    expect(indexed(there, {from: 2020, to: 2010, rate})).toEqual(fractionOf(500));
  });
});

describe("presentValueFactor(discounting)", () => {
  it("counts each year once from the first, and is their number without a rate", () => {
    expect(toNumber(presentValueFactor({rate: fractionOf(0), years: 5, first: 1}))).toBe(5);
    expect(toNumber(presentValueFactor({rate: fractionOf(0.035), years: 1, first: 3}))).toBeCloseTo(1.035 ** -3, 15);
  });
});
