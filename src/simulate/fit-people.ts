import type {Random} from "../statistics/random/xoshiro128.ts";
import {type Fit, fitTables} from "./fit/fit.ts";
import type {Margin, UnusedMargin} from "./margins/model.ts";
import type {Value} from "./people/model.ts";
import {putTogether} from "./people/put-together.ts";
import type {World} from "./people/world.ts";
import {type Learnt, learnMargins, type ProbeContext} from "./probe/learn.ts";
import type {Roots} from "./sources/roots.ts";

export interface PeopleRequest {
  readonly context: ProbeContext;
  /** People whose numbers go at least as far as what is printed of them, by `source.variable`. */
  readonly worldWith: (printed: ReadonlyMap<string, readonly number[]>) => World;
  readonly roots: Roots;
  readonly shareOf: (source: string, wave: number | null) => number;
  readonly margins: readonly Margin[];
  readonly random: Random;
  /** Null where the margins are to tell. */
  readonly persons: number | null;
  readonly seconds: number;
}

export interface FittedPeople {
  readonly world: World;
  readonly learnt: readonly Learnt[];
  readonly unused: readonly UnusedMargin[];
  readonly fit: Fit;
  /** What is settled of each person, by the root that they are taken from. */
  readonly people: ReadonlyMap<string, readonly Map<string, Value>[]>;
}

export const defaultPersons = 98;

/** People of whom that is settled which the margins speak of. */
export async function fitPeople(request: PeopleRequest): Promise<FittedPeople> {
  const {context, worldWith, roots, margins, random, shareOf, seconds} = request;
  const learn = (world: World) => learnMargins(margins, context, world, random);
  let world = worldWith(new Map());
  let lessons = await learn(world);
  const printed = printedNumbers(lessons.learnt);
  if (printed.size > 0) {
    world = worldWith(printed);
    lessons = await learn(world);
  }
  const {learnt, unused} = lessons;
  const sizes = [...roots.roots].map((root) => {
    const known = learnt.filter((each) => rootOfLesson(each, roots) === root).flatMap(printedBase);
    const persons = request.persons ?? (known.length > 0 ? Math.max(...known) : defaultPersons);
    return {root, persons, isGiven: request.persons !== null};
  });
  const fit = await fitTables({world, learnt, style: context.style, sizes, rootOf: roots.rootOf, shareOf, seconds});
  const totals = new Map(sizes.map(({root, persons}) => [root, fit.totals.get(root) ?? persons]));
  const rootOfTable = ({table}: Fit["tables"][number]) => roots.rootOf(table.order[0]?.source ?? "");
  return {world, learnt, unused, fit, people: putTogether(fit.tables, rootOfTable, totals, random)};
}

/** The smallest and largest numbers that are printed of a variable, by `source.variable`. */
function printedNumbers(learnt: readonly Learnt[]): Map<string, number[]> {
  const printed = new Map<string, number[]>();
  for (const each of learnt) {
    if (each.kind !== "number" || (each.statistic !== "minimum" && each.statistic !== "maximum")) continue;
    const variable = each.numberOf.attribute.replace(/@[^@]*$/, "");
    printed.set(variable, [...(printed.get(variable) ?? []), each.margin.printed]);
  }
  return new Map([...printed].filter(([, numbers]) => numbers.length > 1));
}

function rootOfLesson(each: Learnt, roots: Roots): string | null {
  const counted = each.kind === "count" ? each.counts : each.base;
  const source = counted.terms[0]?.attributes[0]?.source;
  return source === undefined ? null : roots.rootOf(source);
}

function printedBase(each: Learnt): number[] {
  return each.kind === "count" ? [each.margin.printed] : [];
}
