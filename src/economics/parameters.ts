import {type Fraction, one, times} from "./fraction.ts";
import {at, type ByScenario, type Model} from "./scenarios.ts";
import type {Parameter} from "./sensitivity.ts";

/** What a parameter is a number of, which says how it is printed. */
export type ParameterKind = "persons" | "share" | "amount" | "factor" | "rate";

export interface ModelParameter extends Parameter {
  readonly kind: ParameterKind;
}

/**
 * Every number of the model that may be changed by itself, at its value in the scenario:
 * `persons`, `services.<category>.probability`, `services.<category>.<item>.unit_cost`, `gains.<event>.probability`,
 * `gains.<event>.unit_gain`, `activities.<activity>`, `discount.rate`; and `activities`, `services` and `gains` all together, as a
 * factor that is one.
 */
export function parametersOf(model: Model, scenario: string): ModelParameter[] {
  const set = (values: ByScenario, value: Fraction): ByScenario => new Map(values).set(scenario, value);
  const parameter = (
    key: string,
    kind: ParameterKind,
    value: Fraction,
    replaced: (value: Fraction) => Model,
  ): ModelParameter => ({
    key,
    kind,
    value,
    highest: kind === "share" ? one : null,
    isLinear: kind !== "rate",
    replaced,
  });
  const {persons, activities, services, gains, discounting} = model;
  return [
    parameter("persons", "persons", persons, (value) => ({...model, persons: value})),
    ...activities.map(({key, amount}) =>
      parameter(`activities.${key}`, "amount", amount, (value) => ({
        ...model,
        activities: activities.map((each) => (each.key === key ? {...each, amount: value} : each)),
      })),
    ),
    ...services.flatMap((service) => [
      parameter(`services.${service.key}.probability`, "share", at(service.probability, scenario), (value) => ({
        ...model,
        services: services.map((each) =>
          each === service ? {...each, probability: set(each.probability, value)} : each,
        ),
      })),
      ...service.items.map((item) =>
        parameter(unitCostKey(service, item.key), "amount", at(item.unit, scenario), (value) => ({
          ...model,
          services: services.map((each) =>
            each === service
              ? {
                  ...each,
                  items: each.items.map((other) => (other === item ? {...other, unit: set(other.unit, value)} : other)),
                }
              : each,
          ),
        })),
      ),
    ]),
    ...gains.flatMap((gain) => {
      const withGain = (changes: {probability?: ByScenario; unit?: ByScenario}): Model => ({
        ...model,
        gains: gains.map((each) => (each === gain ? {...each, ...changes} : each)),
      });
      return [
        parameter(`gains.${gain.key}.probability`, "share", at(gain.probability, scenario), (value) =>
          withGain({probability: set(gain.probability, value)}),
        ),
        parameter(`gains.${gain.key}.unit_gain`, "amount", at(gain.unit, scenario), (value) =>
          withGain({unit: set(gain.unit, value)}),
        ),
      ];
    }),
    ...(["activities", "services", "gains"] as const)
      .filter((part) => model[part].length > 0)
      .map((part) => parameter(part, "factor", one, (factor) => scaled(model, part, scenario, factor))),
    ...(discounting === null
      ? []
      : [
          parameter("discount.rate", "rate", discounting.rate, (rate) => ({
            ...model,
            discounting: {...discounting, rate},
          })),
        ]),
  ];
}

/** A category that is one service has its unit cost itself. */
function unitCostKey(service: Model["services"][number], item: string): string {
  return item === service.key ? `services.${item}.unit_cost` : `services.${service.key}.${item}.unit_cost`;
}

/** All costs of activities or services, or all gains, so many times as large. */
function scaled(model: Model, part: "activities" | "services" | "gains", scenario: string, factor: Fraction): Model {
  const scale = (values: ByScenario): ByScenario => new Map(values).set(scenario, times(at(values, scenario), factor));
  if (part === "activities") {
    return {...model, activities: model.activities.map((each) => ({...each, amount: times(each.amount, factor)}))};
  }
  if (part === "gains") return {...model, gains: model.gains.map((each) => ({...each, unit: scale(each.unit)}))};
  const services = model.services.map((service) => ({
    ...service,
    items: service.items.map((item) => ({...item, unit: scale(item.unit)})),
  }));
  return {...model, services};
}

/** The parameters that are not the same in two scenarios, with both values. */
export function differing(model: Model, low: string, high: string): {key: string; low: Fraction; high: Fraction}[] {
  const atHigh = new Map(parametersOf(model, high).map(({key, value}) => [key, value]));
  return parametersOf(model, low).flatMap(({key, value}) => {
    const other = atHigh.get(key);
    return other === undefined || isSame(value, other) ? [] : [{key, low: value, high: other}];
  });
}

function isSame(a: Fraction, b: Fraction): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}
