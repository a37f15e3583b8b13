import {answersHint} from "../../codebook/lookup.ts";
import type {Category, Scale} from "../../codebook/model.ts";
import {referenceTo} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {Item} from "./items.ts";

/** Whether answers that a scale marks as missing are in the base all the same. */
export interface BaseRules {
  readonly dontKnow: boolean;
  readonly notRelevant: boolean;
}

/** The base rules an author has written. */
export function baseRules(spec: {readonly dont_know: "in" | "out"; readonly not_relevant: "in" | "out"}): BaseRules {
  return {dontKnow: spec.dont_know === "in", notRelevant: spec.not_relevant === "in"};
}

/** @throws CliError (config) when the item's answers are not categories */
export function scaleOf(item: Item): Scale {
  if (item.variable.kind === "categorical" && item.variable.scale !== null) return item.variable.scale;
  const name = referenceTo(item.at.source, item.at.variable);
  throw new CliError(
    "config",
    `${name} is a ${item.variable.kind} variable, and this analysis needs answers to choose among.`,
    {
      place: item.place,
      hint: answersHint(item.variable),
    },
  );
}

/**
 * The categories that an item prints, in their order: the scale's, reversed where the author wants it, and after them
 * «ved ikke» and «ikke relevant» as far as they are in the base.
 */
export function categoriesOf(item: Item, rules: BaseRules): Category[] {
  const {categories} = scaleOf(item);
  const substantive = categories.filter((category) => category.missing === null);
  const flagged = categories.filter(
    ({missing}) => (missing === "dont_know" && rules.dontKnow) || (missing === "not_relevant" && rules.notRelevant),
  );
  return [...(item.reversed ? substantive.reverse() : substantive), ...flagged];
}

/**
 * The categories of items that stand over the same rows, in the first item's order.
 * @throws CliError (config) naming the first item whose categories differ from the first's
 */
export function sharedCategories(items: readonly Item[], rules: BaseRules): Category[] {
  const [first, ...others] = items;
  if (first === undefined) return [];
  const categories = categoriesOf(first, rules);
  for (const other of others) checkShared(first, other, categories, rules);
  return categories;
}

function checkShared(first: Item, other: Item, categories: readonly Category[], rules: BaseRules): void {
  const names = `${referenceTo(first.at.source, first.at.variable)} and ${referenceTo(other.at.source, other.at.variable)}`;
  const {place} = other;
  if (first.reversed !== other.reversed) {
    throw new CliError("config", `Of ${names}, which share their rows, one is reversed and the other is not.`, {
      place,
      hint: "Reverse all of them or none.",
    });
  }
  const own = categoriesOf(other, rules);
  const extra = own.find((category) => !categories.some((each) => isSame(each, category)));
  const lacking = categories.find((category) => !own.some((each) => isSame(each, category)));
  const odd = extra ?? lacking;
  if (odd === undefined) return;
  const owner = extra === undefined ? first : other;
  throw new CliError("config", `${names} do not share one answer scale.`, {
    place,
    hint: `Only ${referenceTo(owner.at.source, owner.at.variable)} has ${odd.code} "${odd.label}". Give them one scale in codebook.yaml, or use an analysis of kind distribution.`,
  });
}

function isSame(one: Category, other: Category): boolean {
  return one.code === other.code && one.label === other.label && one.missing === other.missing;
}
