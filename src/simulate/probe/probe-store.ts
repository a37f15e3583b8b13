import type {Answer, CountQuery, CountRow, Store} from "../../store/model.ts";
import {combinations, mostCombinations} from "../people/enumerate.ts";
import {type Assignment, type Attribute, valueKey} from "../people/model.ts";
import {parentsFirst} from "../people/parents-first.ts";
import type {World} from "../people/world.ts";

/** What one query counts: every combination of attributes it depends on, and the row of its answer that each falls in. */
export interface Probe {
  readonly attributes: readonly Attribute[];
  readonly assignments: readonly Assignment[];
  /** The place in the store of the row that each combination is counted in; null where the query does not count it. */
  readonly slots: readonly (number | null)[];
  readonly rows: readonly {readonly answers: readonly Answer[]; readonly slot: number}[];
  readonly query: CountQuery;
  /** Options of a question with several answers, that are looked at one at a time. */
  readonly oneByOne: ReadonlySet<string>;
}

/** Too many combinations to look at, or something that people cannot be told apart by. */
export class UnknownQuery extends Error {}

/** From this many options on, a question with several answers is looked at option by option. */
const manyOptions = 5;

/**
 * A store without people. It answers with numbers that somebody chooses, so that what an analysis prints tells which
 * rows it has counted where.
 */
export class ProbeStore implements Store {
  readonly sources = [];
  readonly populations = [];
  readonly lastAnswer = null;
  readonly quality = noQuality;
  readonly probes = new Map<string, Probe>();
  /** How many there are in each row of an answer, by its place. */
  weigh: (slot: number) => number = () => 1;
  readonly world: World;
  #slots = 0;

  constructor(world: World) {
    this.world = world;
  }

  /** How many rows have been asked for so far. */
  get slotCount(): number {
    return this.#slots;
  }

  /** @throws UnknownQuery */
  async counts(query: CountQuery): Promise<readonly CountRow[]> {
    const key = JSON.stringify(query);
    const probe = this.probes.get(key) ?? this.#probe(query);
    this.probes.set(key, probe);
    return probe.rows.map(({answers, slot}) => ({answers, n: this.weigh(slot)})).filter(({n}) => n > 0);
  }

  async close(): Promise<void> {}

  #probe(query: CountQuery): Probe {
    const world = this.world;
    const readings = query.by.map((variable) => world.reading(variable));
    const conditions = [
      ...world.membership(query.population),
      ...query.where.map(({variable, codes}) => {
        const {attribute, read} = world.reading(variable);
        return {attribute, meets: (value: Assignment[number]) => codes.includes(read(value).code ?? "")};
      }),
      ...(query.panel?.waves ?? []).flatMap((wave) => {
        const attribute = world.form(query.panel?.source ?? "", wave);
        return attribute === null ? [] : [{attribute, meets: (value: Assignment[number]) => value === "1"}];
      }),
    ];
    const ids = world.withParents([...conditions, ...readings].map(({attribute}) => attribute.id));
    const attributes = parentsFirst(ids.map((id) => world.attribute(id)));
    const oneByOne = optionsOneByOne(attributes, world);
    const rules = [...world.rulesOn(ids), ...atMostOneOf(oneByOne)];
    const assignments = combinations(attributes, rules);
    if (assignments === null) throw new UnknownQuery(`more than ${mostCombinations} combinations`);
    const places = new Map(attributes.map(({id}, index) => [id, index]));
    const valueAt = (assignment: Assignment, {id}: Attribute) => assignment[places.get(id) ?? -1] ?? "";
    const rows = new Map<string, {answers: readonly Answer[]; slot: number}>();
    const slots = assignments.map((assignment) => {
      if (!conditions.every(({attribute, meets}) => meets(valueAt(assignment, attribute)))) return null;
      const answers = readings.map(({attribute, read}) => read(valueAt(assignment, attribute)));
      const key = JSON.stringify(answers);
      const known = rows.get(key) ?? {answers, slot: this.#slots++};
      rows.set(key, known);
      return known.slot;
    });
    return {attributes, assignments, slots, rows: [...rows.values()], query, oneByOne: new Set(oneByOne.flat())};
  }
}

function optionsOneByOne(attributes: readonly Attribute[], world: World): string[][] {
  const sources = new Set(attributes.map(({source}) => source));
  const sets = [...sources].flatMap((source) => world.setsOf(source).map((set) => ({source, set})));
  const waves = new Set(attributes.map(({wave}) => wave));
  return sets.flatMap(({source, set}) =>
    [...waves].flatMap((wave) => {
      const members = attributes.filter(
        (each) =>
          each.role === "answer" && each.source === source && each.wave === wave && set.options.includes(each.name),
      );
      return members.length < manyOptions ? [] : [members.map(({id}) => id)];
    }),
  );
}

function atMostOneOf(groups: readonly (readonly string[])[]) {
  const pairs = groups.flatMap((ids) => ids.flatMap((a, index) => ids.slice(index + 1).map((b) => [a, b])));
  return pairs.map((attributes) => ({
    attributes,
    allows: (values: Assignment) => !values.every((value) => valueKey(value) === "=1"),
  }));
}

const noQuality: Store["quality"] = {
  variables: async () => [],
  returns: async () => [],
  intervals: async () => [],
  straightLines: async () => [],
  outsideCourse: async () => ({dated: 0, beforeStart: 0, afterEnd: 0}),
  due: async () => ({due: 0, answered: 0}),
};
