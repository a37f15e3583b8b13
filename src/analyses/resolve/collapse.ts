import {categoryCodes} from "../../codebook/lookup.ts";
import type {Category} from "../../codebook/model.ts";
import {CliError} from "../../errors/cli-error.ts";
import {placeIn, type Task} from "../task.ts";
import {scaleOf} from "./categories.ts";
import type {Item} from "./items.ts";

/** An item with a shorter scale, and what each of its codes has become. */
export interface CollapsedItem {
  readonly item: Item;
  readonly becomes: ReadonlyMap<string, string>;
}

/**
 * Makes some answers of an item one. Each group stands where its first answer stood, with its label as its code; answers that are in no
 * group stay. Where a group joins answers that are not neighbours, nothing is left of the scale's order.
 * @param groups label: answers
 * @throws CliError (config) for an unknown answer, one in two groups, «ved ikke» or «ikke relevant», or a label that another answer has
 */
export function collapse(
  task: Task<"crosstab">,
  item: Item,
  groups: Readonly<Record<string, string | number | readonly (string | number)[]>>,
  path: (string | number)[],
): CollapsedItem {
  const scale = scaleOf(item);
  const becomes = new Map<string, string>();
  for (const [label, answers] of Object.entries(groups)) {
    const place = placeIn(task, ...path, label);
    for (const code of categoryCodes(item.variable, [answers].flat(), place)) {
      const category = scale.categories.find((each) => each.code === code);
      if (becomes.has(code)) {
        throw new CliError("config", `"${category?.label}" is in two groups.`, {
          place,
          hint: "Let each answer be in one.",
        });
      }
      if (category?.missing !== null) {
        throw new CliError("config", `"${category?.label}" is no answer of substance, so it cannot be in a group.`, {
          place,
          hint: "Take it out, or give it another meaning in codebook.yaml.",
        });
      }
      becomes.set(code, label);
    }
  }
  const categories = shortened(scale.categories, becomes);
  const taken = scale.categories.find(
    ({code, label}) => !becomes.has(code) && (own(groups, label) || own(groups, code)),
  );
  if (taken !== undefined) {
    throw new CliError("config", `The group "${taken.label}" is called as an answer that is not in it.`, {
      place: placeIn(task, ...path),
      hint: "Give it another label.",
    });
  }
  const keepsOrder = [...new Set(becomes.values())].every((label) => areNeighbours(scale.categories, becomes, label));
  const variable = {
    ...item.variable,
    scale: {...scale, categories, best: keepsOrder ? scale.best : null},
    derivation: keepsOrder ? item.variable.derivation : null,
  };
  return {item: {...item, variable}, becomes};
}

function own(groups: Readonly<Record<string, unknown>>, label: string): boolean {
  return Object.hasOwn(groups, label);
}

function shortened(categories: readonly Category[], becomes: ReadonlyMap<string, string>): Category[] {
  const seen = new Set<string>();
  return categories.flatMap((category): Category[] => {
    const label = becomes.get(category.code);
    if (label === undefined) return [category];
    if (seen.has(label)) return [];
    seen.add(label);
    return [{code: label, label, missing: null}];
  });
}

function areNeighbours(categories: readonly Category[], becomes: ReadonlyMap<string, string>, label: string): boolean {
  const places = categories
    .filter(({missing}) => missing === null)
    .flatMap(({code}, index) => (becomes.get(code) === label ? [index] : []));
  return (places.at(-1) ?? 0) - (places[0] ?? 0) === places.length - 1;
}
