import {type Counted, counted, reducedTerm, type Term} from "../fit/terms.ts";
import {type Assignment, type Attribute, assignmentKey} from "../people/model.ts";
import type {Probe, ProbeStore} from "./probe-store.ts";

/**
 * The persons that rows of a store's answers stand for.
 * @param keep an attribute that is told even where it changes nothing
 */
export function slotTerms(slots: ReadonlyMap<number, number>, store: ProbeStore, keep?: string): Counted {
  const terms = [...store.probes.values()].flatMap((probe) => {
    const weightOf = (index: number) => slots.get(probe.slots[index] ?? -1) ?? 0;
    if (!probe.assignments.some((_, index) => weightOf(index) !== 0)) return [];
    return probe.oneByOne.size > 0
      ? optionTerms(probe, weightOf)
      : [reducedTerm(probe.attributes, probe.assignments, weightOf, keep)];
  });
  return counted(terms);
}

/** With options that were looked at one at a time: what is counted without any, and what each of them adds. */
function optionTerms(probe: Probe, weightOf: (index: number) => number): Term[] {
  const {attributes, assignments, oneByOne} = probe;
  const others = attributes.flatMap(({id}, place) => (oneByOne.has(id) ? [] : [place]));
  const keyOf = (assignment: Assignment) => assignmentKey(others.map((place) => assignment[place] ?? ""));
  const isChosen = (assignment: Assignment, place: number) => assignment[place] === "1";
  const without = assignments.map(
    (assignment) => !attributes.some(({id}, place) => oneByOne.has(id) && isChosen(assignment, place)),
  );
  const plain = new Map(
    assignments.flatMap((assignment, index) => (without[index] ? [[keyOf(assignment), weightOf(index)]] : [])),
  );
  const rest = pick(
    probe,
    others,
    without.map((is, index) => (is ? index : -1)).filter((index) => index >= 0),
  );
  const terms = [reducedTerm(rest.attributes, rest.assignments, (index) => weightOf(rest.from[index] ?? -1))];
  for (const [place, {id}] of attributes.entries()) {
    if (!oneByOne.has(id)) continue;
    const alone = assignments.flatMap((assignment, index) =>
      without[index] || isChosen(assignment, place) ? [index] : [],
    );
    const part = pick(probe, [...others, place], alone);
    const added = (index: number) => {
      const from = part.from[index] ?? -1;
      const assignment = assignments[from];
      if (assignment === undefined || !isChosen(assignment, place)) return 0;
      return weightOf(from) - (plain.get(keyOf(assignment)) ?? 0);
    };
    terms.push(reducedTerm(part.attributes, part.assignments, added));
  }
  return terms;
}

interface Part {
  readonly attributes: readonly Attribute[];
  readonly assignments: readonly Assignment[];
  /** The place of each combination in the whole. */
  readonly from: readonly number[];
}

function pick({attributes, assignments}: Probe, places: readonly number[], from: readonly number[]): Part {
  return {
    attributes: places.flatMap((place) => attributes[place] ?? []),
    assignments: from.map((index) => places.map((place) => assignments[index]?.[place] ?? "")),
    from,
  };
}
