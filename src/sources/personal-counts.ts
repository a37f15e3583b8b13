/** What a server counts of a column's different values, for whoever decides whether they are personal data. None of them is seen. */
export interface PersonalCounts {
  readonly values: number;
  /** Values that are more than a number. */
  readonly texts: number;
  /** Values that are nothing but a CPR number, an e-mail address or a phone number. */
  readonly whole: number;
  readonly emails: number;
  /** CPR numbers among words. */
  readonly cprInText: number;
  readonly hyphenated: CprCounts;
  readonly plain: CprCounts;
  /** Of nine digits: the leading zero is gone. */
  readonly short: CprCounts;
  /** Phone numbers that can be nothing else, and groups of four or eight digits that may be one. */
  readonly phones: {readonly certain: number; readonly fours: number; readonly eights: number};
}

/** Codes that have the form of a CPR number. */
export interface CprCounts {
  readonly codes: number;
  /** Those that begin with a day of the calendar. */
  readonly birthdays: number;
  /** Those of them that also pass modulus 11. */
  readonly passing: number;
  /** From the least to the greatest of them. */
  readonly span: number;
  /** How many different days of the year there are among them. */
  readonly days: number;
  /** Whether there is one day, and it is New Year's Day. */
  readonly isNewYear: boolean;
}
