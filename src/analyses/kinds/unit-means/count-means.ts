import type {Category} from "../../../codebook/model.ts";
import {referenceTo} from "../../../config/variable-reference.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {describe} from "../../../statistics/describe/describe.ts";
import {belongingOf, jointStanding, type Standing} from "../../count/standing.ts";
import {type BaseCounts, baseOf} from "../../count/tally.ts";
import {baseRules, categoriesOf} from "../../resolve/categories.ts";
import {type Item, resolveItem} from "../../resolve/items.ts";
import {countPersons, type Scope} from "../../resolve/population.ts";
import type {WrittenWave} from "../../resolve/waves.ts";
import {placeIn, type Task} from "../../task.ts";

export interface UnitNumber {
  readonly unit: Item;
  readonly unitCategories: readonly Category[];
  readonly number: Item;
}

/** One unit, or all of them together, with its persons' numbers. */
export interface UnitMean {
  readonly code: string;
  readonly label: string;
  readonly n: number;
  readonly values: readonly (readonly [value: number, count: number])[];
  /** Null when nobody has a number. */
  readonly mean: number | null;
  /** Null for less than two persons. */
  readonly sd: number | null;
}

const substantiveOnly = {dontKnow: false, notRelevant: false};

/** @throws CliError (config) for an unknown variable, a unit without answers or a number that is none */
export function resolveUnitNumber(task: Task<"unit-means">, wave: WrittenWave | null): UnitNumber {
  const {spec} = task;
  const unit = resolveItem(task, spec.unit, ["unit"], wave);
  const number = resolveItem(task, spec.number, ["number"], wave);
  if (number.variable.kind !== "number") {
    const name = referenceTo(number.at.source, number.at.variable);
    throw new CliError("config", `${name} is a ${number.variable.kind} variable, and a mean is of numbers.`, {
      place: placeIn(task, "number"),
      hint: "Name a number variable, or use an analysis of kind units.",
    });
  }
  return {unit, number, unitCategories: categoriesOf(unit, substantiveOnly)};
}

/** The numbers of every unit that anybody is in. */
export async function countUnitMeans(
  task: Task<"unit-means">,
  scope: Scope,
  {unit, unitCategories, number}: UnitNumber,
): Promise<{readonly units: readonly UnitMean[]; readonly total: UnitMean; readonly base: BaseCounts}> {
  const rows = await countPersons(task, scope, [unit.at, number.at]);
  const counted = rows.flatMap(({answers: [unitAnswer, answer], n}) => {
    if (unitAnswer === undefined || answer === undefined) return [];
    const inUnit = belongingOf(unitAnswer, unit);
    const given: Standing = {code: answer.code, missing: answer.missing, valid: answer.code !== null};
    return [{unit: inUnit.code, value: Number(answer.code ?? 0), standing: jointStanding(inUnit, given), n}];
  });
  const valid = counted.filter(({standing}) => standing.valid);
  const meanOf = (named: {code: string; label: string}, persons: typeof valid): UnitMean => {
    const values = persons.map(({value, n}) => [value, n] as const);
    const described = describe(values);
    return {
      ...named,
      values,
      n: persons.reduce((sum, {n}) => sum + n, 0),
      mean: described.ok ? described.mean : null,
      sd: described.ok ? described.sd : null,
    };
  };
  return {
    units: unitCategories
      .map(({code, label}) =>
        meanOf(
          {code, label},
          valid.filter((each) => each.unit === code),
        ),
      )
      .filter(({n}) => n > 0),
    total: meanOf({code: "total", label: task.spec.total_label}, valid),
    base: baseOf(counted, baseRules(task.spec)),
  };
}
