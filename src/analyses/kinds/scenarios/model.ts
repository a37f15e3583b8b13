/** A budget model as it stands in the spec of an analysis of kind scenarios: exact numbers, labels and sources. */
import type {AmountSpec, ShareSpec} from "../../../config/analyses/money.ts";
import type {Path} from "../../../config/read-yaml.ts";
import {type Fraction, fractionOf, one} from "../../../economics/fraction.ts";
import {percent} from "../../../economics/prices.ts";
import type {ByScenario, Model, ModelGain, ModelService, Shares} from "../../../economics/scenarios.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {didYouMean} from "../../../errors/did-you-mean.ts";
import type {Findings} from "../../../results/model.ts";
import {
  type Amount,
  amountFrom,
  type MoneyContext,
  type Persons,
  personsFrom,
  requireOne,
  shareFrom,
  sharesFrom,
  unknownKey,
} from "../../resolve/money.ts";
import {placeIn, type Task} from "../../task.ts";

/** The model, and what tables and notes call its parts. */
export interface NamedModel {
  /** The analysis that it stands in. */
  readonly task: Task<"scenarios">;
  readonly model: Model;
  readonly persons: Persons;
  readonly unitCosts: readonly UnitCost[];
}

/** The cost or gain for one person, where the model says how it is made. */
export interface UnitCost {
  readonly part: "services" | "gains";
  /** The category of a service with several items; else the key itself. */
  readonly category: string;
  readonly key: string;
  readonly label: string;
  readonly amounts: ReadonlyMap<string, Amount>;
}

/** Rows that tables of the model have beside those that the author names. */
const reserved = ["total", "net", "activities", "services", "gains", "all"];

/** @throws CliError (config) for unknown names, shares that are none, weights that do not sum to 1, and missing numbers */
export function modelOf(task: Task<"scenarios">, findings: Findings): NamedModel {
  const {spec} = task;
  const context = {task, findings};
  refuseReserved(task);
  const unitCosts: UnitCost[] = [];
  const stakeholders = {keys: Object.keys(spec.stakeholders), noun: "stakeholder"};
  const sharesAt = (shares: Readonly<Record<string, ShareSpec>> | undefined, path: Path): Shares =>
    shares === undefined ? new Map() : sharesFrom(context, shares, stakeholders, path);
  const unitOf = (
    {part, category, key, label}: Omit<UnitCost, "amounts">,
    written: AmountSpec | Readonly<Record<string, AmountSpec>>,
    path: Path,
  ): ByScenario => {
    const amounts = byScenario(context, task, written, path, (each, at) => amountFrom(context, each, at));
    unitCosts.push({part, category, key, label, amounts});
    return new Map([...amounts].map(([scenario, {value}]) => [scenario, value]));
  };
  const probabilityOf = (written: ShareSpec | Readonly<Record<string, ShareSpec>>, path: Path): ByScenario =>
    byScenario(context, task, written, path, (each, at) => shareFrom(context, each, at));

  const services = Object.entries(spec.services).map(([key, service]): ModelService => {
    const path = ["services", key];
    const {label, items, unit_cost: unitCost} = service;
    if ((items === undefined) === (unitCost === undefined)) throw noCost(task, path, items !== undefined);
    const own = Object.entries(items ?? {}).map(([item, each]) => ({
      key: item,
      weight: shareFrom(context, each.weight, [...path, "items", item, "weight"]),
      unit: unitOf({part: "services", category: key, key: item, label: each.label}, each.unit_cost, [
        ...path,
        "items",
        item,
        "unit_cost",
      ]),
    }));
    if (unitCost !== undefined) {
      const unit = unitOf({part: "services", category: key, key, label}, unitCost, [...path, "unit_cost"]);
      own.push({key, weight: one, unit});
    }
    requireOne(
      context,
      own.map(({weight}) => weight),
      `weights of "${label}"`,
      [...path, "items"],
    );
    const probability = probabilityOf(service.probability, [...path, "probability"]);
    return {key, probability, items: own, shares: sharesAt(service.paid_by, [...path, "paid_by"])};
  });

  const gains = Object.entries(spec.gains).map(([key, gain]): ModelGain => {
    const path = ["gains", key];
    return {
      key,
      probability: probabilityOf(gain.probability, [...path, "probability"]),
      unit: unitOf({part: "gains", category: key, key, label: gain.label}, gain.unit_gain, [...path, "unit_gain"]),
      shares: sharesAt(gain.saved_by, [...path, "saved_by"]),
    };
  });

  const persons = personsFrom(context, spec.persons, ["persons"]);
  const activities = Object.entries(spec.activities).map(([key, {amount, paid_by: paidBy}]) => ({
    key,
    amount: amountFrom(context, amount, ["activities", key, "amount"]).value,
    shares: sharesAt(paidBy, ["activities", key, "paid_by"]),
  }));
  const {discount} = spec;
  const discounting = discount === undefined ? null : {...discount, rate: percent(fractionOf(discount.rate))};
  const scenarios = Object.keys(spec.scenarios);
  return {
    task,
    persons,
    unitCosts,
    model: {scenarios, persons: persons.value, activities, services, gains, discounting},
  };
}

/** One value for all scenarios, or one for each of them. */
function byScenario<Written, Value>(
  context: MoneyContext,
  task: Task<"scenarios">,
  written: Written | Readonly<Record<string, Written>>,
  path: Path,
  read: (written: Written, path: Path) => Value,
): ReadonlyMap<string, Value> {
  const scenarios = Object.keys(task.spec.scenarios);
  if (!isByScenario(written)) {
    const value = read(written, path);
    return new Map(scenarios.map((scenario) => [scenario, value]));
  }
  for (const key of Object.keys(written)) {
    if (!scenarios.includes(key)) throw unknownKey(context, key, {keys: scenarios, noun: "scenario"}, [...path, key]);
  }
  return new Map(
    scenarios.map((scenario) => {
      const each = written[scenario];
      if (each !== undefined) return [scenario, read(each, [...path, scenario])];
      throw new CliError("config", `There is no number for the scenario "${scenario}".`, {
        place: placeIn(task, ...path),
        hint: "Write one for each of scenarios, or a single one for all.",
      });
    }),
  );
}

const ownKeys = new Set(["fact", "cell", "of", "number", "components", "index", "source"]);

function isByScenario<Written>(
  written: Written | Readonly<Record<string, Written>>,
): written is Readonly<Record<string, Written>> {
  return typeof written === "object" && written !== null && !Object.keys(written).some((key) => ownKeys.has(key));
}

function noCost(task: Task<"scenarios">, path: readonly string[], isTwice: boolean): CliError {
  return new CliError("config", isTwice ? "Both unit_cost and items are given." : "There is no cost here.", {
    place: placeIn(task, ...path),
    hint: "Write unit_cost for one service, or items for several with weights.",
  });
}

function refuseReserved(task: Task<"scenarios">): void {
  const {activities, services, gains, stakeholders, scenarios} = task.spec;
  for (const [part, named] of Object.entries({activities, services, gains, stakeholders})) {
    for (const key of Object.keys(named)) {
      if (reserved.includes(key)) throw takenKey(task, [part, key], `"${key}" is the name of a row of its own.`);
    }
  }
  for (const key of Object.keys(stakeholders)) {
    if (Object.hasOwn(gains, key)) throw takenKey(task, ["stakeholders", key], `"${key}" is the key of a gain too.`);
  }
  for (const key of Object.keys(scenarios)) {
    if (ownKeys.has(key) || key === "unit")
      throw takenKey(task, ["scenarios", key], `No scenario can be called "${key}".`);
  }
}

function takenKey(task: Task<"scenarios">, path: readonly string[], message: string): CliError {
  return new CliError("config", message, {place: placeIn(task, ...path), hint: "Give it another key."});
}

/**
 * The model that another analysis shows.
 * @throws CliError (config) when the analysis that it names is of another kind, and as `modelOf`
 */
export function modelShownBy(task: Task<"scenario-table" | "sensitivity">, findings: Findings): NamedModel {
  const {evaluation, context, spec} = task;
  const found = evaluation.analyses[spec.analysis];
  if (found?.kind === "scenarios") return modelOf({key: spec.analysis, spec: found, evaluation, context}, findings);
  const models = Object.entries(evaluation.analyses).flatMap(([key, {kind}]) => (kind === "scenarios" ? [key] : []));
  throw new CliError("config", `"${spec.analysis}" is no analysis of kind scenarios.`, {
    place: placeIn(task, "analysis"),
    hint: didYouMean(spec.analysis, models, "models"),
  });
}

/** What a probability or a cost is in each scenario, in their order. */
export function inOrder(values: ByScenario, {scenarios}: Model): Fraction[] {
  return scenarios.flatMap((scenario) => values.get(scenario) ?? []);
}
