import type {DerivationSpec} from "../config/codebook-file.ts";
import {CliError, type Place} from "../errors/cli-error.ts";

/** The variables that a derived variable is made of, each with its path inside the derivation. */
export function ingredients(
  spec: DerivationSpec,
): {readonly name: string; readonly path: readonly (string | number)[]}[] {
  if ("bands" in spec) return [{name: spec.bands, path: ["bands"]}];
  if ("recode" in spec) return [{name: spec.recode, path: ["recode"]}];
  if ("net" in spec) return [{name: spec.net, path: ["net"]}];
  if ("sum" in spec) return spec.sum.map((name, index) => ({name, path: ["sum", index]}));
  return spec.mean.map((name, index) => ({name, path: ["mean", index]}));
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
