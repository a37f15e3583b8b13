import {combinations} from "../people/enumerate.ts";
import {type Assignment, type Attribute, assignmentKey} from "../people/model.ts";
import {parentsFirst} from "../people/parents-first.ts";
import type {World} from "../people/world.ts";
import {type Clique, cliqueTree} from "./cliques.ts";
import {Program, type Sum} from "./program.ts";
import type {Counted} from "./terms.ts";

/** The persons of one group of attributes, by their values. */
export interface CliqueTable extends Clique {
  readonly order: readonly Attribute[];
  readonly assignments: readonly Assignment[];
  /** The number in the program that says how many persons have each combination. */
  readonly numbers: readonly number[];
}

/** The solver takes minutes with more combinations than this in one table. */
const mostTogether = 20_000;

/** Too many combinations of answers hang together. */
export class TooManyTogether extends Error {
  /** The attributes that would have to be told together. */
  readonly attributes: readonly string[];

  constructor(attributes: readonly string[]) {
    super(`more than ${mostTogether} combinations of ${attributes.join(", ")}`);
    this.attributes = attributes;
  }
}

/**
 * How many persons there are of each sort, as numbers of a program: tables of attributes that hang together, which agree on what
 * they share.
 */
export class TableProgram {
  readonly program = new Program();
  readonly tables: readonly CliqueTable[];
  /** How many persons there are in all, by the root that they are taken from. */
  readonly totals: ReadonlyMap<string, number>;

  /**
   * @param wanted what is to be counted
   * @param rootOf the source that people are taken from who have an attribute
   * @param most how many persons there can be at most
   * @throws TooManyTogether
   */
  constructor(world: World, wanted: readonly Counted[], rootOf: (source: string) => string, most: number) {
    const told = wanted.flatMap(({terms}) => terms.map(({attributes}) => attributes.map(({id}) => id)));
    const ids = world.withParents(told.flat());
    const rules = world.rulesOn(ids);
    const sets = [...told, ...rules.map(({attributes}) => attributes), ...ids.map((id) => [id])];
    const cliques = cliqueTree(sets, (id) => world.attribute(id).values.length);
    const totals = new Map<string, number>();
    this.tables = cliques.map((clique): CliqueTable => {
      const order = parentsFirst(clique.attributes.map((id) => world.attribute(id)));
      const assignments = combinations(order, rules, mostTogether);
      if (assignments === null) {
        throw new TooManyTogether(clique.attributes);
      }
      const numbers = assignments.map(() => this.program.variable(0, most, {whole: true}));
      return {...clique, order, assignments, numbers};
    });
    for (const table of this.tables) {
      const parent = table.parent === null ? undefined : this.tables[table.parent];
      if (parent !== undefined) this.#agree(table, parent);
      else {
        const root = rootOf(table.order[0]?.source ?? "");
        const total = totals.get(root) ?? this.program.variable(0, most, {whole: true});
        totals.set(root, total);
        this.program.row(new Map([...table.numbers.map((number): [number, number] => [number, 1]), [total, -1]]), 0, 0);
      }
    }
    this.totals = totals;
  }

  /** The number of persons that is counted, as a sum of the program's numbers. */
  sum({terms}: Counted, weigh: (values: ReadonlyMap<string, Assignment[number]>) => number = () => 1): Sum {
    const sum = new Map<number, number>();
    for (const {attributes, weights} of terms) {
      const table = this.#tableOf(attributes);
      const places = attributes.map((attribute) => table.order.indexOf(attribute));
      for (const [index, assignment] of table.assignments.entries()) {
        const values = places.map((place) => assignment[place] ?? "");
        const weight = weights.get(assignmentKey(values)) ?? 0;
        if (weight === 0) continue;
        const named = new Map(attributes.map(({id}, place) => [id, values[place] ?? ""]));
        const number = table.numbers[index] ?? 0;
        sum.set(number, (sum.get(number) ?? 0) + weight * weigh(named));
      }
    }
    return sum;
  }

  #tableOf(attributes: readonly Attribute[]): CliqueTable {
    const fitting = this.tables.filter(({order}) => attributes.every((attribute) => order.includes(attribute)));
    const [first, ...others] = fitting;
    if (first === undefined) throw new TypeError("no table holds the attributes");
    return others.reduce((best, each) => (each.numbers.length < best.numbers.length ? each : best), first);
  }

  #agree(table: CliqueTable, parent: CliqueTable): void {
    const sums = new Map<string, Map<number, number>>();
    const add = ({order, assignments, numbers}: CliqueTable, sign: number): void => {
      const places = table.shared.map((id) => order.findIndex((attribute) => attribute.id === id));
      for (const [index, assignment] of assignments.entries()) {
        const key = assignmentKey(places.map((place) => assignment[place] ?? ""));
        const sum = sums.get(key) ?? new Map<number, number>();
        sum.set(numbers[index] ?? 0, sign);
        sums.set(key, sum);
      }
    };
    add(table, 1);
    add(parent, -1);
    for (const sum of sums.values()) this.program.row(sum, 0, 0);
  }
}
