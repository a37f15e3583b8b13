import type {EvaluationSpec} from "../../config/evaluation.ts";
import {parseVariableReference} from "../../config/variable-reference.ts";
import type {Random} from "../../statistics/random/xoshiro128.ts";

const day = 86_400_000;
/** The day the data stand for, where evaluation.yaml tells none: never the clock, so that the same seed gives the same people. */
const fallbackDate = "2025-12-31";
const daysOfCourse = 540;
const daysOfMonth = 30.4;
const monthsBetweenWaves = 3;
const shareOfEnded = 0.3;

/** When things happen to one person. */
export interface Course {
  readonly start: Date;
  /** Null while it goes on. */
  readonly end: Date | null;
  readonly random: Random;
}

/** Dates of a person's course, all of them before the day the data stand for. */
export function inventCourse(evaluation: EvaluationSpec, random: Random): Course {
  const last = new Date(`${evaluation.data_date ?? fallbackDate}T00:00:00Z`).getTime();
  const start = last - Math.floor((0.05 + 0.95 * random()) * daysOfCourse) * day;
  const end =
    random() < shareOfEnded ? start + Math.floor((0.1 + 0.9 * random()) * ((last - start) / day)) * day : null;
  return {start: new Date(start), end: end === null ? null : new Date(end), random};
}

/** A date variable's value; null for the end of a course that goes on. */
export function dateOf(
  evaluation: EvaluationSpec,
  source: string,
  variable: string,
  wave: number | null,
  course: Course,
): string | null {
  const is = (reference: string | undefined) => {
    if (reference === undefined) return false;
    const named = parseVariableReference(reference);
    return named.source === source && named.variable === variable;
  };
  if (is(evaluation.data_quality.start)) return isoDate(course.start);
  if (is(evaluation.data_quality.end)) return course.end === null ? null : isoDate(course.end);
  return isoDate(answeredAt(evaluation, wave, course));
}

/** When a form was answered: when it was due, within some days. */
export function answeredAt(evaluation: EvaluationSpec, wave: number | null, {start, random}: Course): Date {
  const months = wave === null ? 0 : (evaluation.data_quality.due[String(wave)] ?? (wave - 1) * monthsBetweenWaves);
  const days = Math.floor(months * daysOfMonth + random() * 14);
  return new Date(start.getTime() + days * day + Math.floor(random() * 9 * 3600) * 1000 + 8 * 3_600_000);
}

export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function isoTime(date: Date): string {
  return date.toISOString().slice(0, 19).replace("T", " ");
}
