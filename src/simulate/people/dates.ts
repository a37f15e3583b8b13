import type {SourceCodebook, Variable} from "../../codebook/model.ts";
import {own} from "../../codebook/own.ts";
import type {CodebookFile} from "../../config/codebook-file.ts";
import type {EvaluationSpec} from "../../config/evaluation.ts";
import {parseVariableReference} from "../../config/variable-reference.ts";
import type {Random} from "../../statistics/random/xoshiro128.ts";
import {type Course, drawnEnd, lastDay} from "./course.ts";
import {daysLater, drawnDay, isoDate} from "./days.ts";
import {hasForm, meetsCondition} from "./invent.ts";
import type {Person} from "./person.ts";
import {numberOf, simulateHints} from "./ranges.ts";
import type {World} from "./world.ts";

const daysOfMonth = 30.4;
const monthsBetweenWaves = 3;
/** How far apart two dates are at the least and the most, where codebook.yaml only says which of them comes after the other. */
const fewestDays = 1;
const furtherDays = 180;
/** How long before its last day a date may be, where codebook.yaml only tells the last. */
const daysOfRange = 540;

/** What the dates of a source are made with. */
export interface DateMaking {
  readonly evaluation: EvaluationSpec;
  readonly file: CodebookFile;
  readonly codebook: SourceCodebook;
  readonly world: World;
}

/** A date variable's value in one form; null where it is blank: it is not asked, or the course goes on. */
export function dateOf(
  variable: Variable,
  wave: number | null,
  who: {readonly person: Person; readonly course: Course},
  making: DateMaking,
): string | null {
  const {dates} = who.course;
  const key = dateKey(variable, wave);
  const known = dates.get(key);
  if (known !== undefined) return known;
  const made = inventedDate(variable, wave, who, making);
  const date = made === null ? null : isoDate(made);
  dates.set(key, date);
  return date;
}

/** Where a course keeps a date. */
export function dateKey({source, name}: Pick<Variable, "source" | "name">, wave: number | null): string {
  return `${source}.${name}@${wave ?? ""}`;
}

function inventedDate(
  variable: Variable,
  wave: number | null,
  who: {readonly person: Person; readonly course: Course},
  making: DateMaking,
): Date | null {
  const {course, person} = who;
  const {evaluation, file} = making;
  const hints = simulateHints(file, variable);
  const {source} = variable;
  if (!meetsCondition({values: person.values, source, wave}, variable, making)) return null;
  if (hints?.missing !== undefined && course.random() * 100 < hints.missing) return null;
  if (hints?.after !== undefined) return afterDate(hints.after, variable, wave, who, making);
  if (isNamed(evaluation.data_quality.start, variable)) return course.start;
  if (typeof hints?.from === "string" || typeof hints?.to === "string") {
    return dayBetween(hints.from, hints.to, evaluation, course.random);
  }
  if (isNamed(evaluation.data_quality.end, variable)) {
    return hints?.when === undefined ? course.end : (course.end ?? drawnEnd(course.start, evaluation, course.random));
  }
  return daysLater(answeredAt(evaluation, wave, course), -daysNeededAfter(variable, file));
}

/** So many days after another date, and not after the day the data stand for where that can be. */
function afterDate(
  after: string,
  variable: Variable,
  wave: number | null,
  who: {readonly person: Person; readonly course: Course},
  making: DateMaking,
): Date | null {
  const other = making.codebook.variables.get(after);
  const at = other === undefined ? undefined : lastAsked(other, wave, who.person, making.world);
  const before = other === undefined || at === undefined ? null : dateOf(other, at, who, making);
  if (before === null) return null;
  const [from, to] = daysAfter(variable, making.file);
  const base = new Date(`${before}T00:00:00Z`);
  const last = lastDay(making.evaluation);
  const earliest = daysLater(base, from);
  const latest = daysLater(base, to);
  const isLimited = base <= last && latest > last;
  return drawnDay(earliest, isLimited && earliest <= last ? last : isLimited ? earliest : latest, who.course.random);
}

/** The wave, this one or an earlier one, at which the person was last asked. */
function lastAsked(
  {source, askedAt}: Variable,
  wave: number | null,
  {values}: Person,
  world: World,
): number | null | undefined {
  if (wave === null) return null;
  return world
    .wavesOf(source)
    .filter((each) => each <= wave && askedAt?.includes(each) !== false && hasForm(world, values, source, each))
    .at(-1);
}

function daysAfter(variable: Pick<Variable, "source" | "name">, file: CodebookFile): readonly [number, number] {
  const hints = simulateHints(file, variable);
  const given = numberOf(hints?.to);
  const from = numberOf(hints?.from) ?? Math.min(fewestDays, given ?? fewestDays);
  return [from, given ?? from + furtherDays];
}

/** A day from a first to a last one, both of them possible. */
function dayBetween(
  from: string | number | undefined,
  to: string | number | undefined,
  evaluation: EvaluationSpec,
  random: Random,
): Date {
  const first = typeof from === "string" ? new Date(from) : null;
  const end = typeof to === "string" ? new Date(to) : lastDay(evaluation);
  const last = first === null ? end : new Date(Math.max(end.getTime(), first.getTime()));
  return drawnDay(first ?? daysLater(last, -daysOfRange), last, random);
}

/** How many days there must be after a date for those that come after it, and after them. */
export function daysNeededAfter({source, name}: Pick<Variable, "source" | "name">, file: CodebookFile): number {
  const followers = Object.entries(own(file.sources, source)?.variables ?? {}).flatMap(([each, {simulate}]) =>
    simulate?.after === name ? [{source, name: each}] : [],
  );
  const needed = followers.map((each) => daysAfter(each, file)[0] + daysNeededAfter(each, file));
  return Math.max(0, ...needed);
}

/** When the course of a person begins, where codebook.yaml tells: the variable of `data_quality: {start}`. */
export function toldStart(evaluation: EvaluationSpec, file: CodebookFile): ((random: Random) => Date) | null {
  const {start} = evaluation.data_quality;
  if (start === undefined) return null;
  const {source, variable} = parseVariableReference(start);
  const hints = simulateHints(file, {source, name: variable});
  if (typeof hints?.from !== "string" && typeof hints?.to !== "string") return null;
  return (random) => dayBetween(hints.from, hints.to, evaluation, random);
}

function isNamed(reference: string | undefined, {source, name}: Variable): boolean {
  if (reference === undefined) return false;
  const named = parseVariableReference(reference);
  return named.source === source && named.variable === name;
}

/** When a form was answered: when it was due, within some days. */
export function answeredAt(evaluation: EvaluationSpec, wave: number | null, {start, random}: Course): Date {
  const months = wave === null ? 0 : (evaluation.data_quality.due[String(wave)] ?? (wave - 1) * monthsBetweenWaves);
  const days = Math.floor(months * daysOfMonth + random() * 14);
  const seconds = 8 * 3600 + Math.floor(random() * 9 * 3600);
  return new Date(daysLater(start, days).getTime() + seconds * 1000);
}
