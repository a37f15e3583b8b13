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

  /** Codes that begin with a day of the calendar. */
  get birthdays(): number {
    return this.#birthdays;
  }

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

  /**
   * How many of the codes are taken for CPR numbers: all that begin with a birthday, or none.
   * @param isNamed whether the column's name or question says so
   * @param oneIsEnough whether a single code is enough when it is the only one of this form
   */
  suspected(isNamed: boolean, oneIsEnough: boolean): number {
    if (this.#birthdays === 0) return 0;
    if (isNamed) return this.#birthdays;
    if (this.#areInARow()) return 0;
    const isMost = this.#birthdays * 2 >= this.#codes;
    if (isMost && (this.#birthdays >= 2 || this.#passing > 0 || oneIsEnough)) return this.#birthdays;
    const moreDays = this.#birthdays >= 5 && this.#excess(this.#birthdays, byChance.birthday) > 6;
    const morePassing = this.#passing >= 3 && this.#excess(this.#passing, byChance.modulus) > 8;
    return moreDays || morePassing ? this.#birthdays : 0;
  }

  /** For codes whose form says little (nine digits): only when so many pass modulus 11 that it is no chance. */
  suspectedByModulus(): number {
    return this.#passing >= 3 && this.#passing * 2 >= this.#codes ? this.#birthdays : 0;
  }

  #areInARow(): boolean {
    if (this.#birthdays < inARow.fewest || this.#passing >= this.#birthdays * inARow.passing) return false;
    const density = this.#birthdays / (this.#greatest - this.#least + 1);
    const [day] = this.#daysOfTheYear;
    const isOneDay = this.#daysOfTheYear.size === 1 && day !== newYear && this.#birthdays >= inARow.fewestOfOneDay;
    return density > inARow.density || isOneDay;
  }

  /** How many standard deviations more there are than chance gives. */
  #excess(observed: number, share: number): number {
    const expected = this.#codes * share;
    return (observed - expected) / Math.sqrt(expected * (1 - share));
  }
}
