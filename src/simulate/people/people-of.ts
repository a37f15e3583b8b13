import type {Codebook} from "../../codebook/model.ts";
import type {EvaluationFiles} from "../../config/read-files.ts";
import {parseVariableReference} from "../../config/variable-reference.ts";
import type {Random} from "../../statistics/random/xoshiro128.ts";
import type {FittedPeople} from "../fit-people.ts";
import type {Roots} from "../sources/roots.ts";
import {type Course, type CourseSettings, inventCourse} from "./course.ts";
import {daysNeededAfter, toldStart} from "./dates.ts";
import {invent} from "./invent.ts";
import type {Value} from "./model.ts";
import type {Person} from "./person.ts";
import {shuffled} from "./put-together.ts";

export interface PeopleSettings {
  readonly files: EvaluationFiles;
  readonly codebook: Codebook;
  readonly roots: Roots;
  readonly random: Random;
}

/** Whole people, by the root that they are taken from: what margins have settled, and the rest invented. */
export function peopleOf(
  {people, world, shareOf}: FittedPeople,
  {files, codebook, roots, random}: PeopleSettings,
): Map<string, {person: Person; course: Course}[]> {
  const {value: evaluation} = files.evaluation;
  const {population, populations, sources} = evaluation;
  const ordinary = Object.hasOwn(populations, population) ? populations[population]?.source : undefined;
  const isMember = (values: ReadonlyMap<string, Value>) =>
    world.membership(population).every(({attribute, meets}) => {
      const value = values.get(attribute.id);
      return value === undefined || meets(value);
    });
  const courses = courseSettings(files);
  const inventing = {world, codebook, file: files.codebook.value, shareOf, isMember, random};
  return new Map(
    [...people].map(([root, settled]) => {
      const own = Object.keys(sources).filter((key) => roots.rootOf(key) === root);
      // The root comes first: whether somebody belongs to the population decides on the forms.
      const inOrder = [root, ...own.filter((key) => key !== root)];
      // Other people have other ids, so that nobody is taken for somebody else.
      const name = root === ordinary ? "opdigtet" : `opdigtet-${root}`;
      const digits = Math.max(4, String(settled.length).length);
      // Each has a place of their own in the order in which people drop out, so that as many stay as are wanted.
      const stays = shuffled(
        settled.map((_, index) => (index + 0.5) / settled.length),
        random,
      );
      const all = shuffled(settled, random).map((values, index) => {
        if (root === ordinary) joinPopulation(values, world, population);
        invent(values, inOrder, stays[index] ?? 0, inventing);
        const id = `${name}-${String(index + 1).padStart(digits, "0")}`;
        return {person: {id, values}, course: inventCourse(evaluation, courses, random)};
      });
      return [root, all];
    }),
  );
}

function courseSettings({evaluation, codebook}: EvaluationFiles): CourseSettings {
  const {start} = evaluation.value.data_quality;
  const named = start === undefined ? null : parseVariableReference(start);
  const daysNeeded = named === null ? 0 : daysNeededAfter({source: named.source, name: named.variable}, codebook.value);
  return {toldStart: toldStart(evaluation.value, codebook.value), daysNeeded};
}

/** Of whom no margin says otherwise, everybody is in the ordinary population. */
function joinPopulation(values: Map<string, Value>, world: FittedPeople["world"], population: string): void {
  for (const {attribute, meets} of world.membership(population)) {
    if (values.has(attribute.id)) continue;
    const value = attribute.values.find(meets);
    if (value !== undefined) values.set(attribute.id, value);
  }
}
