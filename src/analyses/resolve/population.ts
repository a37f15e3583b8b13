import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {Condition, CountQuery, CountRow, VariableAt} from "../../store/model.ts";
import {type CountingKind, placeIn, type Task} from "../task.ts";
import {own} from "./own.ts";
import type {WrittenWave} from "./waves.ts";
import {filterOf} from "./where.ts";

/** Whom an analysis counts: a population, less those its `where` leaves out. */
export interface Scope {
  readonly key: string;
  readonly label: string;
  readonly where: readonly Condition[];
  readonly filter: string | null;
}

/** @throws CliError (config) for an unknown population, or anything unknown in `where` */
export function scopeOf(task: Task<CountingKind>, analysisWave: WrittenWave | null): Scope {
  const {evaluation, spec} = task;
  const key = spec.population ?? evaluation.population;
  const population = own(evaluation.populations, key);
  if (population === undefined) {
    const written = spec.population === undefined ? task.context.placeOf(["population"]) : placeIn(task, "population");
    throw new CliError("config", `There is no population "${key}".`, {
      place: written,
      hint: didYouMean(key, Object.keys(evaluation.populations), "populations"),
    });
  }
  const filter = filterOf(task, spec.where ?? {}, analysisWave);
  return {key, label: population.label, where: filter.conditions, filter: filter.text};
}

/** Counts the persons of a scope by their answers. */
export function countPersons(
  task: Task<CountingKind>,
  scope: Scope,
  by: readonly VariableAt[],
  panel: CountQuery["panel"] = null,
): Promise<readonly CountRow[]> {
  return task.context.store.counts({population: scope.key, where: scope.where, panel, by});
}

/** How many persons a scope has. */
export async function countAll(
  task: Task<CountingKind>,
  scope: Scope,
  panel: CountQuery["panel"] = null,
): Promise<number> {
  const rows = await countPersons(task, scope, [], panel);
  return rows.reduce((sum, {n}) => sum + n, 0);
}

/** How many persons of a scope satisfy some conditions too. */
export function countWith(task: Task<CountingKind>, scope: Scope, conditions: readonly Condition[]): Promise<number> {
  return countAll(task, {...scope, where: [...scope.where, ...conditions]});
}
