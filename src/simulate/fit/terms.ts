import {type Assignment, type Attribute, assignmentKey} from "../people/model.ts";

/** Persons who are counted, and how often each: by the values of some attributes. */
export interface Term {
  readonly attributes: readonly Attribute[];
  /** By `assignmentKey`; combinations that are left out count nothing. */
  readonly weights: ReadonlyMap<string, number>;
}

/** A number of persons: what all of its terms count. */
export interface Counted {
  readonly terms: readonly Term[];
  /** The same for those that count the same persons. */
  readonly id: string;
}

export function counted(terms: readonly Term[]): Counted {
  const filled = terms.filter(({weights}) => weights.size > 0);
  const texts = filled.map(({attributes, weights}) =>
    JSON.stringify([attributes.map(({id}) => id), [...weights].sort(([a], [b]) => (a < b ? -1 : 1))]),
  );
  return {terms: filled, id: texts.sort().join("|")};
}

/**
 * The smallest term that counts the same: attributes that change nothing are taken out. An answer tells that there is a form,
 * and a form that the person is in the population, so that these need not be told again.
 * @param keep an attribute that stays even where it changes nothing
 */
export function reducedTerm(
  attributes: readonly Attribute[],
  assignments: readonly Assignment[],
  weightOf: (index: number) => number,
  keep?: string,
): Term {
  const order = attributes.map((_, place) => place);
  let kept = order;
  for (const place of order) {
    const without = kept.filter((each) => each !== place);
    if (attributes[place]?.id !== keep && dependsOnlyOn(without, assignments, weightOf)) kept = without;
  }
  const idAt = (place: number) => attributes[place]?.id ?? "";
  kept = [...kept].sort((a, b) => (idAt(a) < idAt(b) ? -1 : 1));
  const weights = new Map<string, number>();
  for (const [index, assignment] of assignments.entries()) {
    const weight = weightOf(index);
    if (weight !== 0) weights.set(assignmentKey(kept.map((place) => assignment[place] ?? "")), weight);
  }
  const left = kept.flatMap((place) => attributes[place] ?? []);
  return {attributes: left, weights};
}

function dependsOnlyOn(
  places: readonly number[],
  assignments: readonly Assignment[],
  weightOf: (index: number) => number,
): boolean {
  const seen = new Map<string, number>();
  return assignments.every((assignment, index) => {
    const key = assignmentKey(places.map((place) => assignment[place] ?? ""));
    const weight = weightOf(index);
    const before = seen.get(key);
    seen.set(key, weight);
    return before === undefined || before === weight;
  });
}

/** What it takes to tell who is counted. */
export function attributesOf({terms}: Counted): Attribute[] {
  return [...new Set(terms.flatMap(({attributes}) => attributes))];
}
