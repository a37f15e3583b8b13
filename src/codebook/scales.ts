import {type CodebookFile, listedOrder, type ScaleSpec, type VariableSpec} from "../config/codebook-file.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {inDanishOrder} from "./danish-order.ts";
import type {PlaceOf} from "./entry.ts";
import {categoriesNamed} from "./lookup.ts";
import {mergedCategories} from "./merge.ts";
import type {Category, Scale} from "./model.ts";
import {own} from "./own.ts";

type Missing = NonNullable<Category["missing"]>;
type Code = string | number;

/** What a scale or a variable in codebook.yaml may say of answers that already have codes and labels. */
export type ScaleChanges = Pick<VariableSpec, "labels" | "merge" | "order" | "best" | Missing>;

/** The kinds of missing that a scale may mark an answer as. */
export const missingKinds: readonly Missing[] = ["dont_know", "not_relevant", "no_answer"];

const missingLabels: ReadonlyMap<string, Missing> = new Map([
  ["ved ikke", "dont_know"],
  ["ved ikke/ønsker ikke at svare", "dont_know"],
  ["ikke relevant", "not_relevant"],
]);

/** A category, marked as missing when its label says nothing but «Ved ikke» or «Ikke relevant». */
export function category(code: Code, label: string): Category {
  const plain = label
    .trim()
    .toLowerCase()
    .replace(/\s*\/\s*/g, "/");
  return {code: String(code), label, missing: missingLabels.get(plain) ?? null};
}

/** The scales under `scales:` in codebook.yaml. */
export function sharedScales(file: CodebookFile, placeOf: PlaceOf): Map<string, Scale> {
  const scales = Object.entries(file.scales).map(([key, spec]): [string, Scale] => {
    const at: PlaceOf = (path) => placeOf(["scales", key, ...path]);
    const scale = {key, categories: categoriesOf(spec, key, at), best: spec.best ?? null};
    return [key, {...changedScale(scale, listedMissing(spec), `The scale "${key}"`, at), key}];
  });
  return new Map(scales);
}

function categoriesOf(spec: ScaleSpec, key: string, at: PlaceOf): Category[] {
  const seen = new Set<string>();
  return spec.codes.map(({code, label}, index) => {
    if (seen.has(String(code))) {
      throw new CliError("config", `The scale "${key}" has the code ${code} twice.`, {
        place: at(["codes", index]),
        hint: "Give each answer its own code.",
      });
    }
    seen.add(String(code));
    return category(code, label);
  });
}

/** An empty list in a scale is the schema's default, not something the author has said. */
function listedMissing(spec: ScaleSpec): ScaleChanges {
  return Object.fromEntries(missingKinds.filter((kind) => spec[kind].length > 0).map((kind) => [kind, spec[kind]]));
}

/**
 * A scale with other labels, another order, another best end or other answers marked as missing. A scale that is changed
 * loses its key: it is no longer the shared one.
 *
 * @param name begins a sentence: `borger.psykhelb`
 * @param at the place of a path inside what says the changes
 * @param mayLack whether answers may be merged that nobody has given yet: the scale is what occurs
 * @throws CliError (config) for a code that the scale lacks, an order that leaves out a code or names it twice, or a
 * code that is missing in two ways
 */
export function changedScale(scale: Scale, changes: ScaleChanges, name: string, at: PlaceOf, mayLack = false): Scale {
  const keys = ["labels", "merge", "order", "best", ...missingKinds] as const;
  if (keys.every((key) => changes[key] === undefined)) return scale;
  const relabelled = withLabels(scale.categories, changes.labels ?? {}, name, at);
  const {categories, codes} = mergedCategories(relabelled, changes.merge ?? {}, {name, at, mayLack});
  const isListed = changes.order !== undefined && changes.order !== "danish";
  const ordered = isListed ? inOrder(categories, listedOrder(changes), name, at) : categories;
  const marked = withMissing(ordered, changes, name, at);
  return {
    key: null,
    categories: changes.order === "danish" ? inDanishOrder(marked) : marked,
    best: changes.best ?? scale.best,
    ...(codes.size === 0 ? {} : {merged: codes}),
  };
}

function withLabels(
  categories: readonly Category[],
  labels: Readonly<Record<string, string>>,
  name: string,
  at: PlaceOf,
): Category[] {
  for (const code of Object.keys(labels)) {
    if (!categories.some((each) => each.code === code)) throw unknownCode(code, categories, name, at(["labels", code]));
  }
  return categories.map((each) => {
    const label = own(labels, each.code);
    return label === undefined ? each : {...each, label, missing: each.missing ?? category(each.code, label).missing};
  });
}

function inOrder(categories: readonly Category[], order: readonly Code[], name: string, at: PlaceOf): Category[] {
  const ordered = order.map((code, index) => {
    const found = categories.find((each) => each.code === String(code));
    if (found === undefined) throw unknownCode(code, categories, name, at(["order", index]));
    if (order.findIndex((each) => String(each) === String(code)) === index) return found;
    throw new CliError("config", `The order of ${name} names ${code} twice.`, {place: at(["order", index])});
  });
  const left = categories.filter((each) => !ordered.includes(each));
  if (left.length === 0) return ordered;
  throw new CliError("config", `The order of ${name} leaves out ${left.map(printCategory).join(", ")}.`, {
    place: at(["order"]),
    hint: "Name every code, in the order they are to be printed.",
  });
}

function withMissing(categories: readonly Category[], changes: ScaleChanges, name: string, at: PlaceOf): Category[] {
  const kindOf = new Map<string, Missing>();
  for (const kind of missingKinds) {
    (changes[kind] ?? []).forEach((code, index) => {
      const place = at([kind, index]);
      const named = categoriesNamed(categories, String(code));
      if (named.length === 0) throw unknownCode(code, categories, name, place);
      for (const each of named) {
        const other = kindOf.get(each.code);
        if (other !== undefined && other !== kind) {
          throw new CliError("config", `${name} has ${each.code} under both ${other} and ${kind}.`, {place});
        }
        kindOf.set(each.code, kind);
      }
    });
  }
  return categories.map((each) => {
    const kept = each.missing !== null && changes[each.missing] === undefined ? each.missing : null;
    return {...each, missing: kindOf.get(each.code) ?? kept};
  });
}

function unknownCode(code: Code, categories: readonly Category[], name: string, place: Place): CliError {
  const codes = categories.map((each) => each.code);
  const numbered = codes.every((each) => /^\d+$/.test(each));
  return new CliError("config", `${name} has no code ${JSON.stringify(String(code))}.`, {
    place,
    hint: numbered
      ? `The codes are ${categories.map(printCategory).join(", ")}.`
      : didYouMean(String(code), codes, "codes"),
  });
}

/** `4 "Mindre godt"`, or only `"Ja"` where code and label are one. */
export function printCategory({code, label}: Category): string {
  return code === label ? `"${label}"` : `${code} "${label}"`;
}
