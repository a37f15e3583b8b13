import {CliError} from "../../errors/cli-error.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import {type Assignment, type Attribute, assignmentKey, blank} from "../people/model.ts";
import type {World} from "../people/world.ts";
import type {Learnt} from "../probe/learn.ts";
import {chosenBases, costsByNumber, costsByPerson, hold, loosened, tidy} from "./loose-program.ts";
import {type CliqueTable, TableProgram} from "./table-program.ts";
import {type Counted, counted} from "./terms.ts";

export interface FitRequest {
  readonly world: World;
  readonly learnt: readonly Learnt[];
  readonly style: NumberStyle;
  /** The persons of each root's population, with how many they are to be. */
  readonly sizes: readonly {readonly root: string; readonly persons: number; readonly isGiven: boolean}[];
  readonly rootOf: (source: string) => string;
  /** The share of persons who have a form. */
  readonly shareOf: (source: string, wave: number | null) => number;
  readonly seconds: number;
}

/** How many persons there are with each combination of the attributes that margins speak of. */
export interface FittedTable {
  readonly table: CliqueTable;
  readonly counts: readonly number[];
}

export interface Fit {
  readonly tables: readonly FittedTable[];
  /** By root. */
  readonly totals: ReadonlyMap<string, number>;
  /** How many persons each base is taken to have, by its text. */
  readonly bases: ReadonlyMap<string, number>;
}

/** What each person costs that the population is larger or smaller than it is said to be, or than it looks. */
const givenSize = 50;
const guessedSize = 0.05;
/** What each person costs, so that there are no more outside the population than are told of. */
const outsider = 1e-3;

/**
 * Numbers of persons that give as many of the printed numbers as any can, and come as close as they can to the others.
 *
 * Each base is chosen among the few that fit its percentages best, which makes limits of percentages limits of whole numbers. A
 * program of whole numbers then keeps the persons few that are too many or too few; a second one, for what is unmet and all that has to do with
 * it, keeps the printed numbers few that are unmet; and a third, within that, lets as many as possible have forms and answers.
 */
export async function fitTables(request: FitRequest): Promise<Fit> {
  const {world, learnt, style, sizes, rootOf, seconds} = request;
  const most = Math.max(...sizes.map(({persons}) => persons), ...learnt.map(printedPersons), 1);
  const memberships = sizes.map(({root}) => world.membersOf(root));
  const wanted = [...learnt.flatMap(countsOf), ...memberships.filter((each) => each !== null)];
  const tables = new TableProgram(world, wanted, rootOf, 2 * most + 50);
  const {program} = tables;
  const loose = loosened(learnt, tables, style, most, new Set(sizes.map(({persons}) => persons)));
  const sizeCosts = sizeDemands(tables, request, memberships, most);
  program.costs(new Map([...costsByPerson(loose), ...sizeCosts]));
  let solved = await firstSolution(tables, seconds);
  const further = costsByNumber(loose, solved, tables, most);
  if (further !== null) {
    program.costs(new Map([...further, ...sizeCosts]));
    // Nothing better in time: the first solution holds.
    solved = (await program.solve({seconds})) ?? solved;
  }
  hold(loose, solved, tables);
  for (const number of sizeCosts.keys()) program.fix(number, tidy(solved[number] ?? 0));
  const filled = (await solveFilled(tables, request, seconds)) ?? solved;
  return {
    bases: chosenBases(loose, solved),
    totals: new Map([...tables.totals].map(([root, number]) => [root, filled[number] ?? 0])),
    tables: tables.tables.map((table) => ({table, counts: table.numbers.map((number) => filled[number] ?? 0)})),
  };
}

async function firstSolution({program}: TableProgram, seconds: number): Promise<readonly number[]> {
  const solved = await program.solve({seconds});
  if (solved !== null) return solved;
  throw new CliError("data", `No people that fit were found in ${seconds} seconds.`, {
    hint: "Give fewer margins, or more time with --seconds.",
  });
}

/** As many persons in each population as are wanted, and as few outside as can be. Gives what it costs that they are not. */
function sizeDemands(
  tables: TableProgram,
  {sizes}: FitRequest,
  memberships: readonly (Counted | null)[],
  most: number,
): Map<number, number> {
  const {program, totals} = tables;
  const costs = new Map<number, number>();
  for (const [index, {root, persons, isGiven}] of sizes.entries()) {
    const total = totals.get(root);
    if (total === undefined) continue;
    const members = memberships[index] ?? null;
    const sum = members === null ? new Map([[total, 1]]) : tables.sum(members);
    const [over, under] = [program.variable(0, 2 * most), program.variable(0, 2 * most)];
    program.row(new Map([...sum, [over, -1], [under, 1]]), persons, persons);
    for (const slack of [over, under]) costs.set(slack, isGiven ? givenSize : guessedSize);
    costs.set(total, outsider);
  }
  return costs;
}

function printedPersons(each: Learnt): number {
  return each.kind === "count" ? each.margin.printed : 0;
}

function countsOf(each: Learnt): Counted[] {
  if (each.kind === "count") return [each.counts];
  return each.kind === "share" ? [each.counts, each.base] : [each.base];
}

/** As many forms and answers as there can be; forms at later waves as often as they are wanted. */
async function solveFilled(
  tables: TableProgram,
  {shareOf, sizes, rootOf}: FitRequest,
  seconds: number,
): Promise<readonly number[] | null> {
  const {program} = tables;
  const costs = new Map<number, number>();
  const attributes = new Map(tables.tables.flatMap(({order}) => order.map((attribute) => [attribute.id, attribute])));
  for (const attribute of attributes.values()) {
    if (attribute.role === "form" && attribute.values.length > 1) {
      const size = sizes.find(({root}) => root === rootOf(attribute.source))?.persons ?? 0;
      const wanted = Math.round(size * shareOf(attribute.source, attribute.wave));
      const [over, under] = [program.variable(0, 1e6, {cost: 1}), program.variable(0, 1e6)];
      program.row(new Map([...tables.sum(havers(attribute, "1")), [over, -1], [under, 1]]), wanted, wanted);
      for (const slack of [over, under]) costs.set(slack, 1);
    } else if (attribute.values.includes(blank)) {
      const blanks = program.variable(0, 1e6);
      program.row(new Map([...tables.sum(havers(attribute, blank)), [blanks, -1]]), 0, 0);
      costs.set(blanks, 0.5);
    }
  }
  program.costs(costs);
  return program.solve({seconds});
}

function havers(attribute: Attribute, value: Assignment[number]): Counted {
  return counted([{attributes: [attribute], weights: new Map([[assignmentKey([value]), 1]])}]);
}
