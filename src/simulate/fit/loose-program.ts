import type {NumberStyle} from "../../numbers/style.ts";
import type {Learnt} from "../probe/learn.ts";
import {baseChoices} from "./bases.ts";
import {type ChosenBase, type Demand, demandsOf, type Limits} from "./demands.ts";
import type {TableProgram} from "./table-program.ts";
import {attributesOf, type Counted} from "./terms.ts";

/** A demand that need not be met. */
interface LooseDemand extends Demand {
  /** How far its sums are from their limits. */
  readonly slacks: readonly {readonly number: number; readonly scale: number}[];
}

interface LooseBase extends ChosenBase {
  readonly counted: Counted;
  readonly costs: ReadonlyMap<number, number>;
  readonly slacks: readonly number[];
}

export interface LooseProgram {
  readonly demands: readonly LooseDemand[];
  readonly bases: ReadonlyMap<string, LooseBase>;
}

/** What each person costs that a base has beside all choices. */
const unmetBase = 5;
/** The least that a person too many or too few costs, beside what is printed. */
const tiny = 1e-3;
const nothing = 1e-6;

/** Puts the demands of printed numbers on numbers of persons, each of them such that it can be left unmet. */
export function loosened(
  learnt: readonly Learnt[],
  tables: TableProgram,
  style: NumberStyle,
  most: number,
  populations: ReadonlySet<number>,
): LooseProgram {
  const {program} = tables;
  const counted = new Map(
    learnt.flatMap((each) => (each.kind === "share" ? [[each.base.id, each.base] as const] : [])),
  );
  const bases = new Map<string, LooseBase>();
  for (const [id, choices] of baseChoices(learnt, style, most, populations)) {
    const base = counted.get(id);
    if (base === undefined) continue;
    const made = choices.map(({persons, cost}) => ({isChosen: program.variable(0, 1, {whole: true}), persons, cost}));
    const [over, under] = [program.variable(0, 2 * most), program.variable(0, 2 * most)];
    program.row(new Map(made.map(({isChosen}) => [isChosen, 1])), 1, 1);
    const chosen = made.map(({isChosen, persons}): [number, number] => [isChosen, -persons]);
    program.row(new Map([...tables.sum(base), ...chosen, [over, -1], [under, 1]]), 0, 0);
    const costs = new Map(made.map(({isChosen, cost}) => [isChosen, cost]));
    bases.set(id, {choices: made, counted: base, costs, slacks: [over, under]});
  }
  const demands = demandsOf(learnt, bases, tables, style).map((demand): LooseDemand => {
    const slacks = demand.limits.flatMap((limits) => {
      const scale = scaleOf(limits);
      const [over, under] = [program.variable(0, scale * most), program.variable(0, scale * most)];
      program.row(new Map([...limits.sum, [over, -1], [under, 1]]), limits.low, limits.high);
      return [over, under].map((number) => ({number, scale}));
    });
    return {...demand, slacks};
  });
  return {demands, bases};
}

/** What it costs that demands are unmet: for each person that is too many or too few. */
export function costsByPerson({demands, bases}: LooseProgram): Map<number, number> {
  const costs = baseCosts(bases.values());
  for (const {slacks, weight} of demands) {
    for (const {number, scale} of slacks) costs.set(number, (weight + tiny) / scale);
  }
  return costs;
}

/**
 * Lets fewer printed numbers be unmet, be they further off: those that have to do with what is unmet now are chosen among anew,
 * all others are held where they are.
 * @returns what each costs; null when nothing is unmet
 */
export function costsByNumber(
  {demands, bases}: LooseProgram,
  before: readonly number[],
  {program}: TableProgram,
  most: number,
): Map<number, number> | null {
  const isUnmet = ({slacks}: LooseDemand) => slacks.some(({number}) => (before[number] ?? 0) > nothing);
  const unmet = demands.filter((demand) => demand.weight > tiny && !demand.isLost && isUnmet(demand));
  const unmetBases = [...bases.values()].filter(({slacks}) => slacks.some((slack) => (before[slack] ?? 0) > nothing));
  if (unmet.length + unmetBases.length === 0) return null;
  const concerned = new Set([
    ...unmet.flatMap(({learnt}) => answersIn(learnt)),
    ...unmetBases.flatMap(({counted}) =>
      attributesOf(counted)
        .filter(({role}) => role === "answer")
        .map(({id}) => id),
    ),
  ]);
  const isConcerned = (ids: readonly string[]) => ids.some((id) => concerned.has(id));
  const costs = new Map<number, number>();
  for (const {counted, costs: own, slacks} of bases.values()) {
    if (isConcerned(attributesOf(counted).map(({id}) => id))) {
      for (const [number, cost] of own) costs.set(number, cost);
      for (const slack of slacks) costs.set(slack, unmetBase);
    } else for (const number of [...own.keys(), ...slacks]) program.fix(number, tidy(before[number] ?? 0));
  }
  for (const demand of demands) {
    if (!isConcerned(answersIn(demand.learnt)) || demand.isLost) {
      for (const {number} of demand.slacks) program.fix(number, tidy(before[number] ?? 0));
      continue;
    }
    const isOff = program.variable(0, 1, {whole: true});
    costs.set(isOff, demand.weight);
    for (const {number, scale} of demand.slacks) {
      program.row(
        new Map([
          [number, 1],
          [isOff, -scale * most],
        ]),
        Number.NEGATIVE_INFINITY,
        0,
      );
      costs.set(number, (tiny * demand.weight) / scale);
    }
  }
  return costs;
}

/** Holds everything that is printed where it is. */
export function hold({demands, bases}: LooseProgram, solved: readonly number[], {program}: TableProgram): void {
  const slacks = demands.flatMap((demand) => demand.slacks.map(({number}) => number));
  const chosen = [...bases.values()].flatMap((base) => [...base.costs.keys(), ...base.slacks]);
  for (const number of [...slacks, ...chosen]) program.fix(number, tidy(solved[number] ?? 0));
}

/** How many persons each base was chosen to have. */
export function chosenBases({bases}: LooseProgram, solved: readonly number[]): Map<string, number> {
  return new Map(
    [...bases].map(([id, {choices}]) => [
      id,
      choices.find(({isChosen}) => (solved[isChosen] ?? 0) > 0.5)?.persons ?? 0,
    ]),
  );
}

function baseCosts(bases: Iterable<LooseBase>): Map<number, number> {
  const costs = new Map<number, number>();
  for (const {costs: own, slacks} of bases) {
    for (const [number, cost] of own) costs.set(number, cost);
    for (const slack of slacks) costs.set(slack, unmetBase);
  }
  return costs;
}

function scaleOf({sum}: Limits): number {
  return Math.max(1, ...[...sum.values()].map(Math.abs));
}

function answersIn(each: Learnt): string[] {
  const counted = each.kind === "number" ? each.base : each.counts;
  return attributesOf(counted)
    .filter(({role}) => role === "answer")
    .map(({id}) => id);
}

/** Solvers leave dust. */
export function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
