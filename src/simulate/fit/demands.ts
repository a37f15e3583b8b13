import type {NumberStyle} from "../../numbers/style.ts";
import {countsThatPrint, isEmpty, nearestCounts} from "../margins/intervals.ts";
import type {Assignment} from "../people/model.ts";
import type {Learnt} from "../probe/learn.ts";
import type {Sum} from "./program.ts";
import type {TableProgram} from "./table-program.ts";

/** Limits of a sum. */
export interface Limits {
  readonly sum: Sum;
  readonly low: number;
  readonly high: number;
}

/** What one printed number demands: that all of its sums are within their limits. */
export interface Demand {
  readonly learnt: Learnt;
  readonly limits: readonly Limits[];
  /** No choice of its base prints it: it only has to come close. */
  readonly isLost: boolean;
  /** How much it costs not to fit it. */
  readonly weight: number;
}

/** A base of which it is to be chosen how many persons it has. */
export interface ChosenBase {
  /** For each choice the number in the program that is 1 when it is made. */
  readonly choices: readonly {readonly isChosen: number; readonly persons: number}[];
}

type NumberLesson = Extract<Learnt, {kind: "number"}>;

const weights = {cell: 1, base: 0.9, prose: 0.3};
const lostWeight = 0.01;
/** Whole numbers stand for «below». */
const below = 1e-6;

/**
 * What the printed numbers demand of numbers of persons. Printed bases demand nothing here: they are chosen.
 * @param bases by the text of the base; others are left open
 */
export function demandsOf(
  learnt: readonly Learnt[],
  bases: ReadonlyMap<string, ChosenBase>,
  tables: TableProgram,
  style: NumberStyle,
): Demand[] {
  return learnt.flatMap((each) => demandOf(each, learnt, bases, tables, style));
}

function demandOf(
  each: Learnt,
  learnt: readonly Learnt[],
  bases: ReadonlyMap<string, ChosenBase>,
  tables: TableProgram,
  style: NumberStyle,
): Demand[] {
  const weight = weights[each.margin.part];
  switch (each.kind) {
    case "count": {
      const {printed} = each.margin;
      if (bases.has(each.counts.id)) return [];
      const limits = [{sum: tables.sum(each.counts), low: printed, high: printed}];
      return [{learnt: each, limits, isLost: false, weight}];
    }
    case "share": {
      const base = bases.get(each.base.id);
      if (base === undefined) return [{learnt: each, limits: openShare(each, tables), isLost: false, weight}];
      return [chosenShare(each, base, tables.sum(each.counts), style, weight)];
    }
    case "number": {
      const printed = learnt.find((other) => other.kind === "count" && other.counts.id === each.base.id);
      const persons = bases.get(each.base.id)?.choices[0]?.persons ?? printed?.margin.printed;
      return [{learnt: each, limits: numberLimits(each, persons, learnt, tables), isLost: false, weight}];
    }
  }
}

/** The limits of a percentage go with the choice of its base. */
function chosenShare(
  each: Extract<Learnt, {kind: "share"}>,
  {choices}: ChosenBase,
  sum: Sum,
  style: NumberStyle,
  weight: number,
): Demand {
  const intervals = choices.map(({persons, isChosen}) => {
    const fitting = countsThatPrint(each.margin, persons, style);
    const isLost = isEmpty(fitting);
    return {isChosen, isLost, ...(isLost ? nearestCounts(each.margin, persons, style) : fitting)};
  });
  const atLeast = added([sum, 1], [new Map(intervals.map(({isChosen, low}) => [isChosen, low])), -1]);
  const atMost = added([sum, 1], [new Map(intervals.map(({isChosen, high}) => [isChosen, high])), -1]);
  const limits = [
    {sum: atLeast, low: 0, high: Number.POSITIVE_INFINITY},
    {sum: atMost, low: Number.NEGATIVE_INFINITY, high: 0},
  ];
  const isLost = intervals.every((interval) => interval.isLost);
  return {learnt: each, limits, isLost, weight: isLost ? lostWeight : weight};
}

/** A percentage p of an unknown base: (p − ½) base ≤ 100 count < (p + ½) base, in whole numbers. */
function openShare(each: Extract<Learnt, {kind: "share"}>, tables: TableProgram): Limits[] {
  const {printed, decimals} = each.margin;
  const scale = 100 * 10 ** decimals;
  const wanted = Math.round(printed * 10 ** decimals);
  const count = tables.sum(each.counts);
  const base = tables.sum(each.base);
  const both = (times: number) => added([count, 2 * scale], [base, -times]);
  return [
    {sum: both(2 * wanted - 1), low: 0, high: Number.POSITIVE_INFINITY},
    {sum: both(2 * wanted + 1), low: Number.NEGATIVE_INFINITY, high: -1},
    {sum: base, low: 1, high: Number.POSITIVE_INFINITY},
  ];
}

function numberLimits(
  each: NumberLesson,
  base: number | undefined,
  all: readonly Learnt[],
  tables: TableProgram,
): Limits[] {
  const {printed, decimals} = each.margin;
  const half = 0.5 * 10 ** -decimals;
  const numberIn = (values: ReadonlyMap<string, Assignment[number]>) => {
    const value = values.get(each.numberOf.attribute);
    return typeof value === "string" ? each.numberOf.of(value) : Number.NaN;
  };
  const persons = (matches: (number: number) => boolean) =>
    tables.sum(each.base, (values) => (matches(numberIn(values)) ? 1 : 0));
  const infinity = Number.POSITIVE_INFINITY;
  switch (each.statistic) {
    case "mean": {
      const sum = tables.sum(each.base, numberIn);
      const count = tables.sum(each.base);
      return [
        {sum: added([sum, 1], [count, half - printed]), low: 0, high: infinity},
        {sum: added([sum, 1], [count, -half - printed]), low: -infinity, high: -below},
        {sum: count, low: 1, high: infinity},
      ];
    }
    case "minimum":
      return [
        {sum: persons((number) => number < printed - half), low: 0, high: 0},
        {sum: persons((number) => Math.abs(number - printed) <= half), low: 1, high: infinity},
      ];
    case "maximum":
      return [
        {sum: persons((number) => number > printed + half), low: 0, high: 0},
        {sum: persons((number) => Math.abs(number - printed) <= half), low: 1, high: infinity},
      ];
    case "median": {
      const isOn = (number: number) => Math.abs(number - printed) <= half;
      const inside = persons(isOn);
      const low = persons((number) => number < printed && !isOn(number));
      const high = persons((number) => number > printed && !isOn(number));
      return [
        {sum: added([low, 1], [inside, -1], [high, -1]), low: -infinity, high: -1},
        {sum: added([high, 1], [inside, -1], [low, -1]), low: -infinity, high: -1},
      ];
    }
    case "sd":
      return spreadLimits(each, base, all, tables, numberIn);
  }
}

/** A standard deviation can be reckoned backwards where n and the mean are known: the sum of numbers is then chosen too. */
function spreadLimits(
  each: NumberLesson,
  base: number | undefined,
  all: readonly Learnt[],
  tables: TableProgram,
  numberIn: (values: ReadonlyMap<string, Assignment[number]>) => number,
): Limits[] {
  const mean = all.find(
    (other) => other.kind === "number" && other.statistic === "mean" && other.base.id === each.base.id,
  );
  if (base === undefined || base < 2 || mean === undefined) return [];
  const {printed, decimals} = each.margin;
  const half = 0.5 * 10 ** -decimals;
  const total = Math.round(mean.margin.printed * base);
  const around = (spread: number) => Math.max(0, spread) ** 2 * (base - 1) + total ** 2 / base;
  return [
    {sum: tables.sum(each.base, numberIn), low: total, high: total},
    {
      sum: tables.sum(each.base, (values) => numberIn(values) ** 2),
      low: around(printed - half),
      high: around(printed + half) - below,
    },
  ];
}

function added(...parts: readonly (readonly [Sum, number])[]): Sum {
  const sum = new Map<number, number>();
  for (const [part, times] of parts) {
    for (const [number, weight] of part) sum.set(number, (sum.get(number) ?? 0) + weight * times);
  }
  return sum;
}
