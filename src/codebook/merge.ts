import {CliError, type Place} from "../errors/cli-error.ts";
import {nearest} from "../errors/did-you-mean.ts";
import type {PlaceOf} from "./entry.ts";
import {categoriesNamed} from "./lookup.ts";
import type {Category} from "./model.ts";

/** Answers of which some have become one, and what each of those codes has become. */
export interface Merged {
  readonly categories: readonly Category[];
  readonly codes: ReadonlyMap<string, string>;
}

/**
 * Makes several answers one, which has its new label as code and stands where the first of them stood.
 * @param mayLack whether an answer may be named that nobody has given yet
 * @throws CliError (config) for an answer that does not exist or is merged twice, and a label that another answer has
 */
export function mergedCategories(
  categories: readonly Category[],
  merge: Readonly<Record<string, readonly (string | number)[]>>,
  {name, at, mayLack}: {readonly name: string; readonly at: PlaceOf; readonly mayLack: boolean},
): Merged {
  const codes = new Map<string, string>();
  for (const [label, answers] of Object.entries(merge)) {
    for (const [index, answer] of answers.entries()) {
      const place = at(["merge", label, index]);
      const found = categoriesNamed(categories, String(answer));
      if (found.length === 0) refuseUnknown(String(answer), categories, {name, place, mayLack});
      for (const {code} of found) {
        if (codes.has(code)) {
          throw new CliError("config", `${name} merges "${answer}" both into "${codes.get(code)}" and "${label}".`, {
            place,
          });
        }
        codes.set(code, label);
      }
    }
    const taken = categories.find((each) => [each.code, each.label].includes(label) && codes.get(each.code) !== label);
    if (taken === undefined) continue;
    throw new CliError("config", `${name} has another answer "${label}".`, {
      place: at(["merge", label]),
      hint: `Choose another label, or list "${label}" among its answers.`,
    });
  }
  return {categories: withOnes(categories, codes), codes};
}

function refuseUnknown(
  answer: string,
  categories: readonly Category[],
  {name, place, mayLack}: {readonly name: string; readonly place: Place; readonly mayLack: boolean},
): void {
  const labels = categories.map(({label}) => label);
  const near = nearest(answer, labels);
  if (mayLack && near === undefined) return;
  throw new CliError("config", `${name} has no answer "${answer}".`, {
    place,
    hint: near === undefined ? `Merge answers that it has, by code or label.` : `Did you mean "${near}"?`,
  });
}

function withOnes(categories: readonly Category[], codes: ReadonlyMap<string, string>): Category[] {
  const ones = new Map<string, Category>();
  return categories.flatMap((each) => {
    const label = codes.get(each.code);
    if (label === undefined) return [each];
    if (ones.has(label)) return [];
    const members = categories.filter(({code}) => codes.get(code) === label);
    const areMissing = members.every(({missing}) => missing !== null);
    const one = {code: label, label, missing: areMissing ? each.missing : null};
    ones.set(label, one);
    return [one];
  });
}
