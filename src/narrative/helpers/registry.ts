import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {Call} from "../template/nodes.ts";
import {base, populationSize} from "./base.ts";
import {capital} from "./capital.ts";
import {change, difference} from "./change.ts";
import {count, countOf} from "./count.ts";
import type {BoundCall, Helper} from "./define.ts";
import {fact} from "./fact.ts";
import {fraction} from "./fraction.ts";
import {interval} from "./interval.ts";
import {maximum, mean, minimum, number, range} from "./number.ts";
import {cite, figure, ref, table} from "./placements.ts";
import {ranking} from "./ranking.ts";
import {share} from "./share.ts";
import {shareAndCount} from "./share-and-count.ts";
import {p, test} from "./significance.ts";
import {text} from "./text.ts";
import {unit} from "./unit.ts";

/** Helpers that write a number or a phrase; they may stand in any text. */
export const numberHelpers: readonly Helper[] = [
  share,
  count,
  countOf,
  shareAndCount,
  base,
  populationSize,
  fraction,
  number,
  mean,
  minimum,
  maximum,
  range,
  p,
  test,
  difference,
  change,
  interval,
  ranking,
  text,
  fact,
  unit,
  capital,
];

/** Helpers that need a report around them. */
export const chapterHelpers: readonly Helper[] = [...numberHelpers, table, figure, ref, cite];

const blockNames = ["claim", "when"];

/** Finds a call's helper and checks its arguments. @throws CliError (config) */
export function bindCall(call: Call, helpers: readonly Helper[]): BoundCall {
  const helper = helpers.find((candidate) => candidate.name === call.name);
  if (helper === undefined) throw unknownHelper(call, helpers);
  return helper.bind(call, (inner) => bindCall(inner, helpers));
}

function unknownHelper(call: Call, helpers: readonly Helper[]): CliError {
  const {name, place} = call;
  if (blockNames.includes(name)) {
    const hint = `Write {{#${name} …}}…{{/${name}}}.`;
    return new CliError("config", `{{${name}}} needs something to stand around.`, {place, hint});
  }
  if (chapterHelpers.some((helper) => helper.name === name)) {
    return new CliError("config", `{{${name}}} can only be used in a chapter.`, {place});
  }
  const names = helpers.map((helper) => helper.name);
  return new CliError("config", `There is no helper "${name}".`, {place, hint: didYouMean(name, names, "helpers")});
}
