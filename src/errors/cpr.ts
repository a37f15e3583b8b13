/**
 * Danish CPR numbers: ddmmyy and four digits, of which the first tells the century.
 * Since 2007 numbers are issued that fail modulus 11, so that test can only raise a suspicion, never allay one.
 */

/** Whether ten digits begin with a day of the calendar, in the century that the seventh digit tells. */
export function hasBirthday(digits: string): boolean {
  return isBirthday(Number(digits.slice(0, 2)), digits);
}

/** As `hasBirthday`, and also for the stand-in numbers that hospitals give, whose day is 60 too high. */
export function hasBirthdayOrStandIn(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  return isBirthday(day > 60 ? day - 60 : day, digits);
}

function isBirthday(day: number, digits: string): boolean {
  const month = Number(digits.slice(2, 4));
  if (day < 1 || month < 1 || month > 12) return false;
  return day <= new Date(Date.UTC(birthYear(digits), month, 0)).getUTCDate();
}

/** The table of CPR-kontoret: which years the seventh digit stands for. */
function birthYear(digits: string): number {
  const year = Number(digits.slice(4, 6));
  const seventh = Number(digits[6]);
  if (seventh <= 3) return 1900 + year;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 + year : 1900 + year;
  return year <= 57 ? 2000 + year : 1800 + year;
}

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** Whether ten digits, weighted 4327654321, sum to a multiple of 11. */
export function passesModulus11(digits: string): boolean {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0;
}
