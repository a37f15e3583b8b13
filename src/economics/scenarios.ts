/**
 * A budget model in scenarios: what an intervention costs, which new services follow it, and what it prevents.
 *
 * - New services: N · p · Σ (weight · unit cost), one service of each category for a person.
 * - Gains: N · p · unit gain, divided among those who save the money.
 * - Net: gains − new services − activities.
 *
 * Services and gains may come again for some years and are then discounted; activities are paid now.
 */

import {type Fraction, minus, one, sumOf, times} from "./fraction.ts";
import {type Discounting, presentValueFactor} from "./prices.ts";

/** A number that may differ between scenarios, by scenario. */
export type ByScenario = ReadonlyMap<string, Fraction>;

/** Who pays or saves, and how large a part of it, from 0 to 1. */
export type Shares = ReadonlyMap<string, Fraction>;

export interface ModelActivity {
  readonly key: string;
  /** In all, not for each person. */
  readonly amount: Fraction;
  readonly shares: Shares;
}

export interface ModelService {
  readonly key: string;
  readonly probability: ByScenario;
  /** Weights sum to one. */
  readonly items: readonly {readonly key: string; readonly weight: Fraction; readonly unit: ByScenario}[];
  readonly shares: Shares;
}

export interface ModelGain {
  readonly key: string;
  readonly probability: ByScenario;
  readonly unit: ByScenario;
  readonly shares: Shares;
}

export interface Model {
  readonly scenarios: readonly string[];
  readonly persons: Fraction;
  readonly activities: readonly ModelActivity[];
  readonly services: readonly ModelService[];
  readonly gains: readonly ModelGain[];
  readonly discounting: Discounting | null;
}

export interface ServiceOutcome {
  readonly key: string;
  /** Σ weight · unit cost, for a person who gets a service of the category. */
  readonly unit: Fraction;
  readonly total: Fraction;
  /** `total`: what it would come to if everybody in the category got this one. */
  readonly items: readonly {readonly key: string; readonly unit: Fraction; readonly total: Fraction}[];
  readonly shares: Shares;
}

export interface GainOutcome {
  readonly key: string;
  readonly unit: Fraction;
  readonly total: Fraction;
  readonly shares: Shares;
}

export interface Outcome {
  readonly activities: Fraction;
  readonly services: Fraction;
  readonly gains: Fraction;
  readonly net: Fraction;
  readonly byService: readonly ServiceOutcome[];
  readonly byGain: readonly GainOutcome[];
}

/** What the model comes to in one scenario. All amounts are positive but the net. */
export function evaluate(model: Model, scenario: string): Outcome {
  const factor = model.discounting === null ? one : presentValueFactor(model.discounting);
  const affected = (probability: ByScenario) => times(times(model.persons, at(probability, scenario)), factor);
  const byService = model.services.map(({key, probability, items, shares}): ServiceOutcome => {
    const persons = affected(probability);
    const unit = sumOf(items.map((item) => times(item.weight, at(item.unit, scenario))));
    return {
      key,
      unit,
      total: times(persons, unit),
      items: items.map((item) => {
        const cost = at(item.unit, scenario);
        return {key: item.key, unit: cost, total: times(persons, cost)};
      }),
      shares,
    };
  });
  const byGain = model.gains.map(({key, probability, unit, shares}): GainOutcome => {
    const gain = at(unit, scenario);
    return {key, unit: gain, total: times(affected(probability), gain), shares};
  });
  const activities = sumOf(model.activities.map(({amount}) => amount));
  const services = totalOf(byService);
  const gains = totalOf(byGain);
  return {activities, services, gains, net: minus(minus(gains, services), activities), byService, byGain};
}

/** What one of those who pay and save gains in all, less what it pays. */
export function netOf(stakeholder: string, model: Model, outcome: Outcome): Fraction {
  const activities = model.activities.map(({amount, shares}) => ({total: amount, shares}));
  return minus(partOf(stakeholder, outcome.byGain), partOf(stakeholder, [...outcome.byService, ...activities]));
}

/** The part of some amounts that one of those who pay or save has. */
export function partOf(
  stakeholder: string,
  amounts: readonly {readonly total: Fraction; readonly shares: Shares}[],
): Fraction {
  return sumOf(
    amounts.flatMap(({total, shares}) => {
      const share = shares.get(stakeholder);
      return share === undefined ? [] : [times(total, share)];
    }),
  );
}

/** @throws RangeError for a scenario that the number is not given for */
export function at(values: ByScenario, scenario: string): Fraction {
  const value = values.get(scenario);
  if (value === undefined) throw new RangeError(`no number for the scenario ${scenario}`);
  return value;
}

function totalOf(outcomes: readonly {readonly total: Fraction}[]): Fraction {
  return sumOf(outcomes.map(({total}) => total));
}
