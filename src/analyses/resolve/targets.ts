import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {Fact} from "../../results/model.ts";
import {placeIn, type Task} from "../task.ts";
import {own} from "./own.ts";

/**
 * The goal of one item of an outcome analysis; null when it has none.
 * @throws CliError (config) for an unknown fact, or one that is no percentage
 */
export function targetOf(task: Task<"outcome">, index: number): Fact | null {
  const key = task.spec.items[index]?.target;
  if (key === undefined) return null;
  const place = placeIn(task, "items", index, "target");
  const {facts} = task.context;
  const fact = own(facts, key);
  if (fact === undefined) {
    throw new CliError("config", `There is no fact "${key}".`, {
      place,
      hint: didYouMean(key, Object.keys(facts), "facts"),
    });
  }
  if (fact.unit !== "percent" || fact.value < 0 || fact.value > 100) {
    throw new CliError("config", `The fact "${key}" is ${fact.value} (${fact.unit}), and a target is a percentage.`, {
      place,
      hint: `Give facts.${key} the unit percent and a value from 0 to 100.`,
    });
  }
  return fact;
}
