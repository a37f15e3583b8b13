import type {EvaluationSpec} from "../../config/evaluation.ts";
import type {Random} from "../../statistics/random/xoshiro128.ts";
import {daysBetween, daysLater} from "./days.ts";

/** The day the data stand for, where evaluation.yaml tells none: never the clock, so that the same seed gives the same people. */
const fallbackDate = "2025-12-31";
const daysOfCourse = 540;
const shareOfEnded = 0.3;

/** When things happen to one person. */
export interface Course {
  readonly start: Date;
  /** Null while it goes on. */
  readonly end: Date | null;
  readonly random: Random;
  /** The dates that are settled, by variable and wave; null is blank. */
  readonly dates: Map<string, string | null>;
}

/** What is told of courses. */
export interface CourseSettings {
  /** Draws the first day; null where nothing is told of it. */
  readonly toldStart: ((random: Random) => Date) | null;
  /** So many days must be left after the first. */
  readonly daysNeeded: number;
}

/** A person's course, which begins before the day the data stand for. */
export function inventCourse(
  evaluation: EvaluationSpec,
  {toldStart, daysNeeded}: CourseSettings,
  random: Random,
): Course {
  const days = Math.floor((0.05 + 0.95 * random()) * daysOfCourse);
  const start = toldStart?.(random) ?? daysLater(lastDay(evaluation), -days - daysNeeded);
  const end = random() < shareOfEnded ? drawnEnd(start, evaluation, random) : null;
  return {start, end, random, dates: new Map()};
}

/** An end between the start and the day the data stand for. */
export function drawnEnd(start: Date, evaluation: EvaluationSpec, random: Random): Date {
  const days = Math.max(0, daysBetween(start, lastDay(evaluation)));
  return daysLater(start, Math.floor((0.1 + 0.9 * random()) * days));
}

/** The day the data stand for. */
export function lastDay({data_date: date}: EvaluationSpec): Date {
  return new Date(`${date ?? fallbackDate}T00:00:00Z`);
}
