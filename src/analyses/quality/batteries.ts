import type {Variable} from "../../codebook/model.ts";

/** Questions that stand together and are answered on one scale. */
export interface BatteryOfItems {
  readonly source: string;
  /** The first item's name. */
  readonly key: string;
  readonly items: readonly Variable[];
}

/** Fewer questions than this are often answered alike for good reasons. */
const leastItems = 4;

/**
 * The batteries of a questionnaire: four or more neighbours with the same answers in the same order. Options of
 * multiple-response questions are none: to leave all of them out is an ordinary answer.
 */
export function batteriesIn(source: string, variables: readonly Variable[]): BatteryOfItems[] {
  const runs: Variable[][] = [];
  let before: string | null = null;
  for (const variable of variables) {
    const answers = answersOf(variable);
    if (answers === null) before = null;
    else if (answers === before) runs.at(-1)?.push(variable);
    else {
      runs.push([variable]);
      before = answers;
    }
  }
  return runs
    .filter((items) => items.length >= leastItems)
    .map((items) => ({source, key: items[0]?.name ?? source, items}));
}

/** The answers as one text, null for what no battery is made of. */
function answersOf({scale, option}: Variable): string | null {
  if (scale === null || option !== null || scale.categories.length < 3) return null;
  return JSON.stringify(scale.categories.map(({code, label}) => [code, label]));
}
