import type {NumberStyle} from "../../numbers/style.ts";
import {countsThatPrint, isEmpty} from "../margins/intervals.ts";
import type {Learnt} from "../probe/learn.ts";

type Share = Extract<Learnt, {kind: "share"}>;

/** A number of persons that a base may have. */
export interface BaseChoice {
  readonly persons: number;
  /** How many printed numbers it contradicts by itself, and how far it is from the printed one. */
  readonly cost: number;
}

/** A wrong base is named rather than a wrong percentage when either would do: printed n are often those of the forms. */
const baseWeight = 0.9;
/** What each further person costs that a base is away from the printed one, and what all of them together do at most. */
const awayWeight = 0.1;
const mostAway = 1;
/** Where two numbers fit as well, everybody in a population is likelier than some of them. */
const partialWeight = 0.01;
/** Choices that are worse than the best by more than this are not looked at. */
const worthALook = 1.6;
const mostChoices = 6;
/** Numbers of persons that are printed elsewhere are looked at besides: a table may have the n of another one. */
const mostFurther = 2;

/** Numbers of persons that are known: of whole populations, and these and all that are printed anywhere. */
interface Known {
  readonly populations: ReadonlySet<number>;
  readonly likely: ReadonlySet<number>;
}

/**
 * How many persons each base may have: the numbers that leave fewest of its percentages unfit, and the printed one.
 * A base with no printed number is left open.
 * @param populations how many persons there are in each
 * @returns by the text of the base
 */
export function baseChoices(
  learnt: readonly Learnt[],
  style: NumberStyle,
  most: number,
  populations: ReadonlySet<number>,
): Map<string, BaseChoice[]> {
  const shares = learnt.filter((each) => each.kind === "share");
  const printed = new Map<string, number[]>();
  for (const each of learnt) {
    if (each.kind === "count")
      printed.set(each.counts.id, [...(printed.get(each.counts.id) ?? []), each.margin.printed]);
  }
  const likely = new Set([...populations, ...[...printed.values()].flat()]);
  return new Map(
    [...Map.groupBy(shares, ({base}) => base.id)].flatMap(([id, group]): [string, BaseChoice[]][] => {
      const known = printed.get(id) ?? [];
      return known.length === 0 ? [] : [[id, choicesOf(group, known, style, most, {populations, likely})]];
    }),
  );
}

function choicesOf(
  group: readonly Share[],
  printed: readonly number[],
  style: NumberStyle,
  most: number,
  {populations, likely}: Known,
): BaseChoice[] {
  const columns = [...Map.groupBy(group, ({column}) => column).values()];
  const all = Array.from({length: Math.max(most, ...printed)}, (_, index) => index + 1).map((persons): BaseChoice => {
    const wrong = printed.map((each) => wrongBaseCost(Math.abs(each - persons))).reduce((sum, cost) => sum + cost, 0);
    const unfit = columns.reduce((sum, column) => sum + unfitShares(column, persons, style), 0);
    return {persons, cost: unfit + wrong + (populations.has(persons) ? 0 : partialWeight)};
  });
  const best = Math.min(...all.map(({cost}) => cost));
  const choices = all
    .filter(({persons, cost}) => cost <= best + worthALook || printed.includes(persons))
    .sort((a, b) => a.cost - b.cost);
  const further = choices.slice(mostChoices).filter(({persons}) => likely.has(persons));
  return [...choices.slice(0, mostChoices), ...further.slice(0, mostFurther)];
}

/** What it costs that a printed base is wrong by so many persons. */
export function wrongBaseCost(away: number): number {
  return away === 0 ? 0 : baseWeight + Math.min(mostAway, awayWeight * (away - 1));
}

/** How many of a column's percentages cannot be right at this base: by themselves, or because they do not add up. */
function unfitShares(column: readonly Share[], base: number, style: NumberStyle): number {
  const parts = [...Map.groupBy(column, ({counts}) => counts.id).values()].map((same) => {
    const intervals = same.map(({margin}) => countsThatPrint(margin, base, style));
    const common = {
      low: Math.max(...intervals.map(({low}) => low)),
      high: Math.min(...intervals.map(({high}) => high)),
    };
    return {share: same[0], common, size: same.length};
  });
  const unfit = parts.filter(({common}) => isEmpty(common)).reduce((sum, {size}) => sum + Math.ceil(size / 2), 0);
  const fit = parts.filter(({common}) => !isEmpty(common));
  if (!isDisjoint(column)) return unfit;
  const lows = fit.map(({common}) => common.low).sort((a, b) => b - a);
  let least = lows.reduce((sum, low) => sum + low, 0);
  let dropped = 0;
  while (least > base) least -= lows[dropped++] ?? 0;
  const most = fit.reduce((sum, {common}) => sum + common.high, 0);
  const isShort = dropped === 0 && unfit === 0 && isWhole(column) && most < base;
  return unfit + dropped + (isShort ? 1 : 0);
}

function isDisjoint(column: readonly Share[]): boolean {
  const seen = new Map<number, string>();
  return column.every(({slots, counts}) =>
    [...slots.keys()].every((slot) => {
      const before = seen.get(slot);
      seen.set(slot, counts.id);
      return before === undefined || before === counts.id;
    }),
  );
}

/** Whether the percentages are of categories that everybody of the base is in one of. */
function isWhole(column: readonly Share[]): boolean {
  const inParts = new Set(column.flatMap(({slots}) => [...slots.keys()]));
  return column[0] !== undefined && [...column[0].baseSlots.keys()].every((slot) => inParts.has(slot));
}
