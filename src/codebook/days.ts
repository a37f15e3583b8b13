import {CliError, type Place} from "../errors/cli-error.ts";
import {readDate} from "../sources/dates.ts";

const looksLikeDay = /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/;

/** Whether a text in codebook.yaml stands for a day, right or wrong, and not for a variable. */
export function isDay(text: string): boolean {
  return looksLikeDay.test(text.trim());
}

/**
 * ISO of a day that is written as exports write days: `2019-04-12` or `12-04-2019`.
 * @throws CliError (config) for what is no day of the calendar
 */
export function dayOf(text: string, place: Place): string {
  const day = readDate(text.trim(), "ymd") ?? readDate(text.trim(), "dmy");
  if (day !== null) return day;
  throw new CliError("config", `"${text}" is no day of the calendar.`, {
    place,
    hint: "Write a date as 2019-04-12 or 12-04-2019.",
  });
}
