import type {Random} from "../../statistics/random/xoshiro128.ts";

const day = 86_400_000;

export function daysLater(date: Date, days: number): Date {
  return new Date(date.getTime() + days * day);
}

/** Whole days from one date to a later one. */
export function daysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / day);
}

/** A day from the first to the last, both of them possible. */
export function drawnDay(first: Date, last: Date, random: Random): Date {
  return daysLater(first, Math.floor(random() * (daysBetween(first, last) + 1)));
}

export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function isoTime(date: Date): string {
  return date.toISOString().slice(0, 19).replace("T", " ");
}
