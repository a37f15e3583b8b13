import type {Category, Scale} from "../codebook/model.ts";
import type {DraftVariable} from "./draft-model.ts";
import {KeyMaker} from "./keys.ts";

/** A scale that goes under `scales:` in codebook.yaml. */
export interface NamedScale {
  readonly key: string;
  readonly categories: readonly Category[];
  readonly best: Scale["best"];
  readonly known: string | null;
  /** The variables that have it. */
  readonly variables: readonly DraftVariable[];
}

/**
 * The scales that codebook.yaml must tell: those that are known, and those that the export does not tell as they are to be printed.
 * Variables with the same answers share one. What only a column of bare codes or texts has is told at the variable itself.
 */
export function nameScales(variables: readonly DraftVariable[], taken: Iterable<string> = []): NamedScale[] {
  const keys = new KeyMaker(taken);
  const groups = new Map<string, DraftVariable[]>();
  for (const variable of variables) {
    if (!needsScale(variable)) continue;
    const same = JSON.stringify([variable.categories, variable.best]);
    groups.set(same, [...(groups.get(same) ?? []), variable]);
  }
  return [...groups.values()].flatMap((group): NamedScale[] => {
    const [first] = group;
    if (first === undefined) return [];
    const {categories, best, known} = first;
    return [{key: keys.make(known ?? `svar_${first.name}`), categories, best, known, variables: group}];
  });
}

function needsScale({kind, told, known, categories, option}: DraftVariable): boolean {
  if (kind !== "categorical" || option !== null || told) return false;
  return known !== null || categories.some(({code, label}) => code !== label);
}
