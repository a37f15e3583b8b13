import type {DerivationSpec, FlagSpec} from "../config/derivations.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import {isDay} from "./days.ts";

/** A variable that a derived variable is made of, with its path inside the derivation. */
export interface Ingredient {
  readonly name: string;
  readonly path: readonly (string | number)[];
}

/** What a derived variable is made of, in the order it is written. Among flags, a multiple-response question is one. */
export function ingredients(spec: DerivationSpec): Ingredient[] {
  if ("bands" in spec) return [{name: spec.bands, path: ["bands"]}];
  if ("recode" in spec) return [{name: spec.recode, path: ["recode"]}];
  if ("net" in spec) return [{name: spec.net, path: ["net"]}];
  if ("any" in spec) return flagged(spec.any, "any");
  if ("all" in spec) return flagged(spec.all, "all");
  if ("count" in spec) return flagged(spec.count, "count");
  if ("answered" in spec) return [{name: spec.answered, path: ["answered"]}];
  if ("difference" in spec) return listed(spec.difference, "difference");
  if ("days" in spec) return dated("days", spec.days);
  if ("months" in spec) return dated("months", spec.months);
  if ("years" in spec) return dated("years", spec.years);
  if ("age" in spec) return dated("age", spec.age);
  if ("quantile" in spec) return [{name: spec.quantile.of, path: ["quantile", "of"]}];
  if ("sum" in spec) return listed(spec.sum, "sum");
  if ("mean" in spec) return listed(spec.mean, "mean");
  return listed(spec.items, "items");
}

function listed(names: readonly string[], key: string): Ingredient[] {
  return names.map((name, index) => ({name, path: [key, index]}));
}

function flagged(flags: readonly FlagSpec[], key: string): Ingredient[] {
  return flags.flatMap((flag, index): Ingredient[] =>
    typeof flag === "string"
      ? [{name: flag, path: [key, index]}]
      : Object.keys(flag).map((name) => ({name, path: [key, index, name]})),
  );
}

/** Both ends of a duration, without those that are a day of the calendar, the same for all. */
function dated(key: string, ends: Readonly<Record<string, string | undefined>>): Ingredient[] {
  return Object.entries(ends).flatMap(([end, name]) =>
    name === undefined || end === "until" || isDay(name) ? [] : [{name, path: [key, end]}],
  );
}

/**
 * The names of derived variables, each after those it is made of, otherwise in the order they are written.
 * @throws CliError (config) that names the circle when one is made of itself
 */
export function derivationOrder(
  derivations: ReadonlyMap<string, DerivationSpec>,
  placeOf: (name: string) => Place,
): string[] {
  const ordered = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const spec = derivations.get(name);
    if (spec === undefined || ordered.has(name)) return;
    if (path.includes(name)) throw circle([...path.slice(path.indexOf(name)), name], placeOf(name));
    for (const ingredient of ingredients(spec)) visit(ingredient.name, [...path, name]);
    ordered.add(name);
  };
  for (const name of derivations.keys()) visit(name, []);
  return [...ordered];
}

function circle(names: readonly string[], place: Place): CliError {
  return new CliError("config", `A derived variable is made of itself: ${names.join(" → ")}.`, {
    place,
    hint: "Derive one of them from a variable in the export.",
  });
}
