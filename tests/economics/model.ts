import {type Fraction, fraction, fractionOf} from "../../src/economics/fraction.ts";
import type {ByScenario, Model} from "../../src/economics/scenarios.ts";

export function everywhere(value: number | Fraction, scenarios: readonly string[] = ["low", "high"]): ByScenario {
  const exact = typeof value === "number" ? fractionOf(value) : value;
  return new Map(scenarios.map((scenario) => [scenario, exact]));
}

/** 40 persons, one activity, one category of two services, one event that is prevented. */
export function model(scenarios: readonly string[] = ["low", "high"]): Model {
  const whole = new Map([["kommune", fractionOf(1)]]);
  return {
    scenarios,
    persons: fractionOf(40),
    activities: [{key: "drift", amount: fractionOf(30_000), shares: whole}],
    services: [
      {
        key: "hjaelp",
        probability: everywhere(0.5, scenarios),
        items: [
          {key: "a", weight: fraction(1n, 3n), unit: everywhere(3000, scenarios)},
          {key: "b", weight: fraction(2n, 3n), unit: everywhere(6000, scenarios)},
        ],
        shares: whole,
      },
    ],
    gains: [
      {
        key: "hjem",
        probability: new Map(scenarios.map((scenario, index) => [scenario, fractionOf(0.25 * (index + 1))])),
        unit: everywhere(20_000, scenarios),
        shares: new Map([
          ["kommune", fractionOf(0.75)],
          ["stat", fractionOf(0.25)],
        ]),
      },
    ],
    discounting: null,
  };
}
