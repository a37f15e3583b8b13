import type {DateSource, DurationDerivation} from "../../codebook/model.ts";
import {type Dialect, identifier, textLiteral} from "../dialect.ts";
import type {ColumnOf} from "./columns.ts";

/** Days in a month and a year, on average over leap years. */
const daysIn = {days: 1, months: 30.4375, years: 365.25} as const;

/** The time from one date to another; NULL where one is unknown, and where it goes backwards. */
export function durationExpression(dialect: Dialect, derivation: DurationDerivation, columnOf: ColumnOf): string {
  const value = signedDuration(dialect, derivation, columnOf);
  return `CASE WHEN ${value} >= 0 THEN ${value} END`;
}

/** True, in SQL, where the time goes backwards, which is a mistake in the data; never NULL. */
export function goesBackwards(dialect: Dialect, derivation: DurationDerivation, columnOf: ColumnOf): string {
  return `COALESCE(${signedDuration(dialect, derivation, columnOf)} < 0, FALSE)`;
}

function signedDuration(dialect: Dialect, {unit, from, to, until}: DurationDerivation, columnOf: ColumnOf): string {
  const start = dayText(from, columnOf);
  const written = dayText(to, columnOf);
  const end = until === null ? written : `COALESCE(${written}, ${textLiteral(until)})`;
  if (unit === "age") return birthdays(dialect, start, end);
  const days = dialect.daysBetween(`CAST(${start} AS DATE)`, `CAST(${end} AS DATE)`);
  return `(CAST(${days} AS ${dialect.types.number}) / ${dialect.numberLiteral(daysIn[unit])})`;
}

/** Years, less one where the month and day of birth have not come yet. */
function birthdays(dialect: Dialect, born: string, at: string): string {
  const year = (day: string) => `CAST(substr(${day}, 1, 4) AS INTEGER)`;
  const notYet = `CASE WHEN substr(${at}, 6, 5) < substr(${born}, 6, 5) THEN 1 ELSE 0 END`;
  return `CAST(${year(at)} - ${year(born)} - ${notYet} AS ${dialect.types.number})`;
}

/** ISO text of the day; dates are kept as such, some with a time of day. */
function dayText(source: DateSource, columnOf: ColumnOf): string {
  return "day" in source ? textLiteral(source.day) : `substr(${identifier(columnOf(source.variable).name)}, 1, 10)`;
}
