import type {SpssFormat} from "./model.ts";
import {shortest} from "./number-texts.ts";

/** What the numbers of a variable are. Spans of time are numbers, of seconds; days of the week and months are codes. */
export type NumberKind = "number" | "date" | "datetime";

const dates = new Set([20, 23, 24, 28, 29, 30, 38, 39]);
const datetimes = new Set([22, 41]);

export function numberKind({type}: SpssFormat): NumberKind {
  if (dates.has(type)) return "date";
  return datetimes.has(type) ? "datetime" : "number";
}

const secondsADay = 86_400;
/** From 14 October 1582, the first day of the Gregorian calendar, which SPSS counts seconds from, to 1 January 1970. */
const daysToUnix = 141_428;

/** `yyyy-mm-dd` of seconds since 1582; the number itself when it is no day that a calendar shows. */
export function dateText(seconds: number): string {
  const day = isoOf(Math.floor(seconds / secondsADay) * secondsADay);
  return day === null ? shortest(seconds) : day.slice(0, 10);
}

/** `yyyy-mm-ddThh:mm:ss` of seconds since 1582, parts of a second left out. */
export function datetimeText(seconds: number): string {
  return isoOf(Math.floor(seconds))?.slice(0, 19) ?? shortest(seconds);
}

function isoOf(seconds: number): string | null {
  const date = new Date((seconds - daysToUnix * secondsADay) * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const year = date.getUTCFullYear();
  return year < 1582 || year > 9999 ? null : date.toISOString();
}
