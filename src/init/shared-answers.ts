/** Answers of which only those that occur are known, made whole by what other questions on the same scale have. */
import type {Category} from "../codebook/model.ts";
import {recogniseScale} from "../codebook/recognise/recognise-scale.ts";
import {areWholeNumbers, inDanishOrder} from "./columns.ts";
import type {DraftVariable} from "./draft-model.ts";
import {splitStem} from "./wording.ts";

/**
 * In columns of texts or bare codes an answer that nobody gave does not stand. Questions on one known scale, and items under one
 * stem, are given the answers that any of them has, as far as those still make up one scale.
 */
export function withSharedAnswers(variables: readonly DraftVariable[]): DraftVariable[] {
  const groups = Map.groupBy(variables.filter(isBare), groupOf);
  const whole = new Map<DraftVariable, DraftVariable>();
  for (const [key, group] of groups) {
    const shared = key === null ? null : sharedCategories(group);
    if (shared === null) continue;
    for (const variable of group) whole.set(variable, {...variable, ...shared});
  }
  return variables.map((variable) => whole.get(variable) ?? variable);
}

function isBare({kind, option, told, categories}: DraftVariable): boolean {
  return kind === "categorical" && option === null && !told && categories.every(({code, label}) => code === label);
}

function groupOf({known, question}: DraftVariable): string | null {
  const stem = splitStem(question)?.stem;
  if (stem !== undefined) return `stem ${stem}`;
  return known === null ? null : `scale ${known}`;
}

function sharedCategories(
  group: readonly DraftVariable[],
): Pick<DraftVariable, "categories" | "best" | "known"> | null {
  const all = new Map(group.flatMap(({categories}) => categories).map((category) => [category.code, category]));
  const scale = recogniseScale([...all.values()]);
  if (scale !== null) return {categories: scale.categories, best: scale.best, known: scale.known.key};
  // Items whose answers are mostly others than those of the rest are questions of their own.
  const isOneScale = group.every(({known, categories}) => known === null && categories.length * 2 >= all.size);
  if (!isOneScale) return null;
  const answers = [...all.values()].filter(({missing}) => missing === null);
  const missing = [...all.values()].filter((category) => category.missing !== null);
  return {categories: [...inOrder(answers), ...inOrder(missing)], best: null, known: null};
}

function inOrder(categories: readonly Category[]): Category[] {
  const codes = categories.map(({code}) => code);
  const ordered = areWholeNumbers(codes) ? codes.sort((a, b) => Number(a) - Number(b)) : inDanishOrder(codes);
  return ordered.flatMap((code) => categories.find((category) => category.code === code) ?? []);
}
