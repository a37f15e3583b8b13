import type {CprCounts} from "../sources/personal-counts.ts";

/**
 * The share of ids that begin with a day of the calendar by chance, and of those that also pass modulus 11. Ids whose first two
 * digits are always a day (amounts from one to three billions, years as 20) have a month after it by one chance in eight.
 */
const byChance = {birthday: 12 / 100, modulus: 12 / 100 / 11};

/** What ids in a row have and persons do not: hardly a gap between them, or one day and month for all. */
const inARow = {fewest: 5, density: 0.1, fewestOfOneDay: 20, passing: 0.3};

/** Many who have no known birthday are given this one. */
const newYear = "0101";

/**
 * Whether codes of one form are CPR numbers: some of any ten-digit ids begin with a day of the calendar by chance, so it takes
 * more of them than chance gives. Modulus 11 can raise the suspicion; that numbers fail it does not allay it, except
 * where they besides stand in a row, as ids do.
 */
export class CprSuspicion {
  readonly #daysOfTheYear = new Set<string>();
  #codes = 0;
  #birthdays = 0;
  #passing = 0;
  #least = Number.POSITIVE_INFINITY;
  #greatest = 0;

  addCode(): void {
    this.#codes++;
  }

  /** @param digits the ten digits of a code, which `addCode` counts too */
  addBirthday(digits: string, passesModulus: boolean): void {
    this.#daysOfTheYear.add(digits.slice(0, newYear.length));
    this.#birthdays++;
    if (passesModulus) this.#passing++;
    this.#least = Math.min(this.#least, Number(digits));
    this.#greatest = Math.max(this.#greatest, Number(digits));
  }

  /** What has been counted. */
  get counts(): CprCounts {
    const [day] = this.#daysOfTheYear;
    return {
      codes: this.#codes,
      birthdays: this.#birthdays,
      passing: this.#passing,
      span: this.#greatest - this.#least + 1,
      days: this.#daysOfTheYear.size,
      isNewYear: this.#daysOfTheYear.size === 1 && day === newYear,
    };
  }
}

/**
 * How many codes of one form are taken for CPR numbers: all that begin with a birthday, or none.
 * @param isNamed whether the column's name or question says so
 * @param oneIsEnough whether a single code is enough when it is the only one of this form
 */
export function suspectedCpr(counts: CprCounts, isNamed: boolean, oneIsEnough: boolean): number {
  const {codes, birthdays, passing} = counts;
  if (birthdays === 0) return 0;
  if (isNamed) return birthdays;
  if (areInARow(counts)) return 0;
  const isMost = birthdays * 2 >= codes;
  if (isMost && (birthdays >= 2 || passing > 0 || oneIsEnough)) return birthdays;
  const moreDays = birthdays >= 5 && excess(birthdays, codes, byChance.birthday) > 6;
  const morePassing = passing >= 3 && excess(passing, codes, byChance.modulus) > 8;
  return moreDays || morePassing ? birthdays : 0;
}

/** For codes whose form says little (nine digits): only when so many pass modulus 11 that it is no chance. */
export function suspectedByModulus({codes, birthdays, passing}: CprCounts): number {
  return passing >= 3 && passing * 2 >= codes ? birthdays : 0;
}

function areInARow({birthdays, passing, span, days, isNewYear}: CprCounts): boolean {
  if (birthdays < inARow.fewest || passing >= birthdays * inARow.passing) return false;
  const density = birthdays / span;
  const isOneDay = days === 1 && !isNewYear && birthdays >= inARow.fewestOfOneDay;
  return density > inARow.density || isOneDay;
}

/** How many standard deviations more there are than chance gives. */
function excess(observed: number, codes: number, share: number): number {
  const expected = codes * share;
  return (observed - expected) / Math.sqrt(expected * (1 - share));
}
