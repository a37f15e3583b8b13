import type {Codebook} from "../../codebook/model.ts";
import type {EvaluationFiles} from "../../config/read-files.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import {analyseLoaded} from "../../pipeline/analyse.ts";
import type {Random} from "../../statistics/random/xoshiro128.ts";
import type {Counted} from "../fit/terms.ts";
import type {Margin, Observed, UnusedMargin} from "../margins/model.ts";
import type {World} from "../people/world.ts";
import {analysisAlone} from "./analysis-alone.ts";
import {type NumberRow, type Statistic, statisticOf} from "./number-statistics.ts";
import {ProbeStore, UnknownQuery} from "./probe-store.ts";
import {slotTerms} from "./slot-terms.ts";

/** What a printed number counts. */
export type Learnt =
  | {readonly kind: "count"; readonly margin: Margin; readonly counts: Counted}
  | {
      readonly kind: "share";
      readonly margin: Margin;
      readonly counts: Counted;
      readonly base: Counted;
      /** Shares with the same text are of the very same persons, in one analysis. */
      readonly column: string;
      /** Which rows of the analysis's answers are counted, to see whether shares make up their base. */
      readonly slots: ReadonlyMap<number, number>;
      readonly baseSlots: ReadonlyMap<number, number>;
    }
  | {
      readonly kind: "number";
      readonly margin: Margin;
      readonly base: Counted;
      readonly statistic: Statistic;
      /** The quantity of each counted person, by the value of an attribute. */
      readonly numberOf: {readonly attribute: string; readonly of: (code: string) => number};
    };

export interface Lessons {
  readonly learnt: readonly Learnt[];
  readonly unused: readonly UnusedMargin[];
}

/** What the analyses are asked with, but for the store. */
export interface ProbeContext {
  readonly files: EvaluationFiles;
  readonly codebook: Codebook;
  readonly style: NumberStyle;
}

type Weights = (slot: number) => number;

/**
 * So many rows are looked at in one run: each makes the number larger by a power of its own. More would be fewer runs, with so many
 * persons in each that what analyses do person by person takes long.
 */
const rowsAtOnce = 6;
const power = 4;
/** An analysis whose numbers rest on more rows than this is not asked: it would take minutes. */
const mostRows = 2000;

/**
 * Finds out which persons each printed number counts. The analyses themselves are asked: they run on a store without people,
 * again and again, with other numbers in each row, and what changes in a cell tells which rows it counts. So whatever an
 * analysis leaves out, divides or adds up, is left out, divided and added up here too, for kinds of every sort.
 */
export async function learnMargins(
  margins: readonly Margin[],
  context: ProbeContext,
  world: World,
  random: Random,
): Promise<Lessons> {
  const byAnalysis = Map.groupBy(margins, ({analysis}) => analysis);
  const learnt: Learnt[] = [];
  const unused: UnusedMargin[] = [];
  for (const [analysis, group] of byAnalysis) {
    try {
      const found = await learnAnalysis(analysis, group, context, world, random);
      learnt.push(...found.learnt);
      unused.push(...found.unused);
    } catch (error) {
      const why = whyNot(error);
      unused.push(...group.map((margin) => unusedMargin(margin, why)));
    }
  }
  return {learnt, unused};
}

export function unusedMargin({table, what, printed, decimals}: Margin, why: string): UnusedMargin {
  return {table, what, printed: printed.toFixed(decimals).replace(".", ","), why};
}

function whyNot(error: unknown): string {
  if (error instanceof UnknownQuery) return "analysen har for mange kombinationer af svar til at blive regnet baglæns";
  if (error instanceof CliError) return `analysen kan ikke køres: ${error.message}`;
  throw error;
}

async function learnAnalysis(
  analysis: string,
  margins: readonly Margin[],
  context: ProbeContext,
  world: World,
  random: Random,
): Promise<Lessons> {
  const alone = analysisAlone(context.files, analysis);
  if (alone === null) {
    const why = `der er ingen analyse «${analysis}», som kan regnes baglæns`;
    return {learnt: [], unused: margins.map((margin) => unusedMargin(margin, why))};
  }
  const store = new ProbeStore(world);
  const run: Run = async (weigh) => {
    store.weigh = weigh;
    const findings = await analyseLoaded(alone, {store, codebook: context.codebook});
    return margins.map((margin) => margin.observe(findings));
  };
  const everywhere = await run(() => 1);
  const looked = await lookedAt(store, run, everywhere);
  if (looked.slots.length > mostRows) throw new UnknownQuery(`more than ${mostRows} rows`);
  const idle = looked.isNeeded ? 1 : 0;
  const order = new Map(looked.slots.map((slot, place) => [slot, place]));
  const plain = looked.isNeeded ? everywhere : await run((slot) => (order.has(slot) ? 1 : 0));
  const countedSlots = margins.map(() => new Map<number, number>());
  const baseSlots = margins.map(() => new Map<number, number>());
  for (let first = 0; first < looked.slots.length; first += rowsAtOnce) {
    const some = looked.slots.slice(first, first + rowsAtOnce);
    const observed = await run((slot) => {
      const place = order.get(slot);
      if (place === undefined) return idle;
      return some.includes(slot) ? 1 + power ** (place - first) : 1;
    });
    for (const [index, now] of observed.entries()) {
      const before = plain[index] ?? null;
      if (before === null || now === null) continue;
      digits(countOf(now) - countOf(before), some, countedSlots[index]);
      digits(baseOf(now) - baseOf(before), some, baseSlots[index]);
    }
  }
  const drawn: {readonly weights: readonly number[]; readonly observed: readonly (Observed | null)[]}[] = [];
  for (let round = 0; round < 3; round++) {
    const weights = Array.from({length: store.slotCount}, (_, slot) =>
      order.has(slot) ? 1 + Math.floor(random() * 9) : idle,
    );
    drawn.push({weights, observed: await run((slot) => weights[slot] ?? 1)});
  }
  const learnt: Learnt[] = [];
  const unused: UnusedMargin[] = [];
  for (const [index, margin] of margins.entries()) {
    const slots = countedSlots[index] ?? new Map();
    const bases = baseSlots[index] ?? new Map();
    const checks = drawn.map(({weights, observed}) => ({weights, observed: observed[index] ?? null}));
    const lesson = lessonOf(margin, plain[index] ?? null, slots, bases, checks, store);
    if (typeof lesson === "string") unused.push(unusedMargin(margin, lesson));
    else learnt.push(lesson);
  }
  return {learnt, unused};
}

type Run = (weigh: Weights) => Promise<readonly (Observed | null)[]>;

/**
 * The rows that can matter to what is observed: those of the queries that change it. What other queries are for, warnings
 * and notes, is best answered with nobody, which is quick.
 * @returns whether the other queries need an answer all the same
 */
async function lookedAt(
  store: ProbeStore,
  run: Run,
  plain: readonly (Observed | null)[],
): Promise<{readonly slots: readonly number[]; readonly isNeeded: boolean}> {
  const slots: number[] = [];
  for (const {rows} of [...store.probes.values()]) {
    const own = new Set(rows.map(({slot}) => slot));
    // Other numbers in each row, so that a change of shares is seen too.
    const changed = await run((slot) => (own.has(slot) ? 2 + (slot % 5) : 1));
    if (!isSame(changed, plain)) slots.push(...own);
  }
  const matters = new Set(slots);
  return {slots, isNeeded: !isSame(await run((slot) => (matters.has(slot) ? 1 : 0)), plain)};
}

function isSame(one: readonly (Observed | null)[], other: readonly (Observed | null)[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

interface Check {
  readonly weights: readonly number[];
  readonly observed: Observed | null;
}

/** What a number counts, or in Danish why that cannot be told. */
function lessonOf(
  margin: Margin,
  plain: Observed | null,
  slots: ReadonlyMap<number, number>,
  bases: ReadonlyMap<number, number>,
  checks: readonly Check[],
  store: ProbeStore,
): Learnt | string {
  if (plain === null) return "tabellen har intet tal på den plads";
  const total = (counts: ReadonlyMap<number, number>, weights: readonly number[]) =>
    [...counts].reduce((sum, [slot, weight]) => sum + weight * (weights[slot] ?? 0), 0);
  const fits = checks.every(
    ({weights, observed}) =>
      observed?.kind === plain.kind &&
      (plain.kind === "number" || total(slots, weights) === countOf(observed)) &&
      (plain.kind === "count" || total(bases, weights) === baseOf(observed)),
  );
  if (!fits) return "tallet er ikke en sum af personer";
  switch (plain.kind) {
    case "count":
      return {kind: "count", margin, counts: slotTerms(slots, store)};
    case "share": {
      const column = `${margin.analysis} ${JSON.stringify([...bases].sort(([a], [b]) => a - b))}`;
      const learnt = {counts: slotTerms(slots, store), base: slotTerms(bases, store)};
      return {kind: "share", margin, ...learnt, column, slots, baseSlots: bases};
    }
    case "number":
      return numberLesson(margin, bases, checks, store);
  }
}

function numberLesson(
  margin: Margin,
  bases: ReadonlyMap<number, number>,
  checks: readonly Check[],
  store: ProbeStore,
): Learnt | string {
  const rowsOf = (place: number, weights: readonly number[]): NumberRow[] | null => {
    const rows = [...store.probes.values()].flatMap((probe) => probe.rows).filter(({slot}) => bases.has(slot));
    const numbers = rows.map(({answers, slot}) => ({number: answers[place]?.code ?? "", count: weights[slot] ?? 0}));
    return numbers.every(({number}) => number !== "" && Number.isFinite(Number(number)))
      ? numbers.map(({number, count}) => ({number: Number(number), count}))
      : null;
  };
  const counting = [...store.probes.values()].filter((probe) => probe.rows.some(({slot}) => bases.has(slot)));
  const [probe] = counting;
  if (probe === undefined || counting.length > 1) return "tallet regnes af flere slags optællinger";
  for (const [place, variable] of probe.query.by.entries()) {
    const statistic = statisticOf(
      checks.map(({weights, observed}) => ({
        rows: rowsOf(place, weights),
        exact: observed?.kind === "number" ? observed.exact : Number.NaN,
      })),
    );
    if (statistic === null) continue;
    const {attribute, read} = store.world.reading(variable);
    const of = (code: string) => Number(read(code).code);
    const base = slotTerms(bases, store, attribute.id);
    return {kind: "number", margin, base, statistic, numberOf: {attribute: attribute.id, of}};
  }
  return "tallet er et mål, der ikke kan regnes baglæns";
}

function countOf(observed: Observed): number {
  return observed.kind === "number" ? 0 : observed.count;
}

function baseOf(observed: Observed): number {
  return observed.kind === "count" ? 0 : observed.base;
}

/** Reads how often each of the looked-at rows is counted off the digits of a sum; a digit may be −1. */
function digits(sum: number, slots: readonly number[], into: Map<number, number> | undefined): void {
  let left = Math.round(sum);
  for (const slot of slots) {
    if (left === 0) return;
    let digit = ((left % power) + power) % power;
    if (digit === power - 1) digit = -1;
    if (digit !== 0) into?.set(slot, digit);
    left = (left - digit) / power;
  }
}
