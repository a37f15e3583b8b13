import type {ShareSpec} from "../../../config/analyses/money.ts";
import type {Path} from "../../../config/read-yaml.ts";
import {compare, type Fraction, fraction, times} from "../../../economics/fraction.ts";
import {differing, type ModelParameter, parametersOf} from "../../../economics/parameters.ts";
import {type Swing, swing} from "../../../economics/sensitivity.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {didYouMean} from "../../../errors/did-you-mean.ts";
import type {Findings} from "../../../results/model.ts";
import {upperFirst} from "../../print/danish.ts";
import {quantityFrom, ratioFrom, shareFrom} from "../../resolve/money.ts";
import {placeIn, type Task} from "../../task.ts";
import type {NamedModel} from "../scenarios/model.ts";

/** A number of the model with its name. */
export interface NamedParameter {
  readonly parameter: ModelParameter;
  readonly label: string;
  /** What the author writes under it; null for one that was found by itself. */
  readonly range: {readonly low: Fraction; readonly high: Fraction} | null;
}

/** The scenario that is looked into. @throws CliError (config) when the model has none of that name */
export function scenarioOf(task: Task<"sensitivity">, {model}: NamedModel): string {
  const {scenario} = task.spec;
  if (model.scenarios.includes(scenario)) return scenario;
  throw new CliError("config", `There is no scenario "${scenario}".`, {
    place: placeIn(task, "scenario"),
    hint: didYouMean(scenario, model.scenarios, "scenarios"),
  });
}

/**
 * The numbers that the author names, or else all that differ between the first and the last scenario.
 * @throws CliError (config) for an unknown one, half a range, one the wrong way round, or none at all
 */
export function namedParameters(task: Task<"sensitivity">, findings: Findings, named: NamedModel): NamedParameter[] {
  const {model} = named;
  const all = new Map(parametersOf(model, task.spec.scenario).map((each) => [each.key, each]));
  const [first = "", last = ""] = [model.scenarios[0], model.scenarios.at(-1)];
  const between = new Map(differing(model, first, last).map(({key, low, high}) => [key, {low, high}]));
  const {parameters} = task.spec;
  if (parameters === undefined) {
    const found = [...between].flatMap(([key, range]): NamedParameter[] => {
      const parameter = all.get(key);
      return parameter === undefined ? [] : [{parameter, label: labelOf(named, parameter), range: upwards(range)}];
    });
    if (found.length > 0) return found;
    throw new CliError("config", "No number differs between the scenarios.", {
      place: placeIn(task, "analysis"),
      hint: "Write parameters: [{parameter: …, low: …, high: …}].",
    });
  }
  return parameters.map(({parameter: key, label, low, high}, index) => {
    const path = ["parameters", index];
    const parameter = all.get(key);
    if (parameter === undefined) {
      throw new CliError("config", `The model has no number "${key}".`, {
        place: placeIn(task, ...path, "parameter"),
        hint: didYouMean(key, all.keys(), "numbers"),
      });
    }
    const range = rangeOf(task, findings, parameter, low, high, path) ?? between.get(key) ?? null;
    return {parameter, label: label ?? labelOf(named, parameter), range: range === null ? null : upwards(range)};
  });
}

/** The net at both ends of each number's range. @throws CliError (config) for one without a range */
export function swingsOf(task: Task<"sensitivity">, parameters: readonly NamedParameter[]): Map<Swing, NamedParameter> {
  return new Map(
    parameters.map((each, index) => {
      const {parameter, range} = each;
      if (range !== null) return [swing(parameter, range.low, range.high, task.spec.scenario), each];
      throw new CliError("config", `"${parameter.key}" is the same in all scenarios.`, {
        place: placeIn(task, "parameters", index),
        hint: "Write low: and high: for it.",
      });
    }),
  );
}

/** In the unit that its label tells: percent, kroner or persons. */
export function shownValue({kind}: ModelParameter, value: Fraction): Fraction {
  return kind === "amount" || kind === "persons" ? value : times(value, fraction(100n));
}

function rangeOf(
  task: Task<"sensitivity">,
  findings: Findings,
  parameter: ModelParameter,
  low: ShareSpec | undefined,
  high: ShareSpec | undefined,
  path: Path,
): NamedParameter["range"] {
  if (low === undefined && high === undefined) return null;
  if (low === undefined || high === undefined) {
    throw new CliError("config", `There is ${low === undefined ? "no low" : "no high"}.`, {
      place: placeIn(task, ...path),
      hint: "Write both low: and high:, or none of them.",
    });
  }
  const read = (written: ShareSpec, key: string) => readValue(task, findings, parameter, written, [...path, key]);
  const range = {low: read(low, "low"), high: read(high, "high")};
  if (compare(range.low, range.high) < 0) return range;
  throw new CliError("config", "low is not less than high.", {
    place: placeIn(task, ...path, "low"),
    hint: "Let low be the smaller number.",
  });
}

function readValue(
  task: Task<"sensitivity">,
  findings: Findings,
  {kind}: ModelParameter,
  written: ShareSpec,
  path: Path,
): Fraction {
  const context = {task, findings};
  if (kind === "share") return shareFrom(context, written, path);
  if (kind === "factor" || kind === "rate") return ratioFrom(context, written, path);
  if (typeof written !== "string") return quantityFrom(context, written, path).value;
  throw new CliError("config", `"${written}" is no number of kroner or persons.`, {
    place: placeIn(task, ...path),
    hint: "Write a plain number.",
  });
}

function upwards({low, high}: {readonly low: Fraction; readonly high: Fraction}) {
  return compare(low, high) <= 0 ? {low, high} : {low: high, high: low};
}

/** The parameter in Danish, with its unit: `Hjemløshed: sandsynlighed (pct.)`. */
function labelOf({task, persons, unitCosts, model}: NamedModel, {key}: ModelParameter): string {
  const {spec} = task;
  const labels = new Map([
    ["persons", `Antal ${persons.label}`],
    ["activities", "Omkostninger til indsatsen, alle (pct. af skønnet)"],
    ["services", "Omkostninger til nye indsatser, alle (pct. af skønnet)"],
    ["gains", "Gevinster, alle (pct. af skønnet)"],
    ["discount.rate", "Diskonteringsrente (pct.)"],
    ...model.activities.map((each): [string, string] => [
      `activities.${each.key}`,
      `${spec.activities[each.key]?.label ?? each.key} (kr.)`,
    ]),
    ...(["services", "gains"] as const).flatMap((part) =>
      Object.entries(spec[part]).map(([each, {label}]): [string, string] => [
        `${part}.${each}.probability`,
        `${label}: sandsynlighed (pct.)`,
      ]),
    ),
    ...unitCosts.map(({part, category, key: each, label}): [string, string] => {
      const name = part === "gains" ? "unit_gain" : "unit_cost";
      const words = part === "gains" ? "enhedsgevinst" : "enhedsomkostning";
      return [[part, ...new Set([category, each]), name].join("."), `${label}: ${words} (kr.)`];
    }),
  ]);
  return upperFirst(labels.get(key) ?? key);
}
