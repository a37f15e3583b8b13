/** Texts of a server's table as numbers and dates, in SQL: what `readNumber` and `readDate` do for files. */
import type {DateOrder} from "../../sources/dates.ts";
import type {Decimal} from "../../sources/numbers.ts";
import {allOf, textLiteral} from "../dialect.ts";
import {postgresql} from "../dialects/postgresql.ts";

/** What JavaScript takes off the ends of a text. */
const blanks =
  " \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

export const blankLetters = textLiteral(blanks);

/** Trimmed text, NULL where nothing is left. */
export function trimmedText(name: string): string {
  return `NULLIF(btrim(${name}, ${blankLetters}), '')`;
}

const numberPattern: Readonly<Record<Decimal, string>> = {
  ",": "^[+−-]?(?:[0-9]{1,3}(?:[.][0-9]{3})+|[0-9]+)?(?:,[0-9]+)?(?:[eE][+-][0-9]+)?$",
  ".": "^[+−-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:[.][0-9]+)?(?:[eE][+-][0-9]+)?$",
};

/** True, in SQL, for a text that is a number with this decimal sign. */
export function isNumberText(text: string, decimal: Decimal): string {
  return `(${text} ~ ${textLiteral(numberPattern[decimal])} AND ${text} ~ '^[+−-]?[.,]?[0-9]')`;
}

/** True, in SQL, for digits that are rather an id. */
export function looksLikeIdText(text: string): string {
  return `${text} ~ '^[+−-]?(?:0[0-9]|[0-9]{16,}$)'`;
}

/** The number of a text; NULL where it is none. */
export function numberOfTextIn(text: string, decimal: Decimal): string {
  const thousands = decimal === "," ? "." : ",";
  const plain = `replace(replace(replace(${text}, '${thousands}', ''), ',', '.'), '−', '-')`;
  return `CASE WHEN ${isNumberText(text, decimal)} THEN CAST(${plain} AS ${postgresql.types.number}) END`;
}

const dayPattern: Readonly<Record<DateOrder, string>> = {
  dmy: "(?:[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}|[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})",
  ymd: "(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}[.][0-9]{1,2}[.][0-9]{1,2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2})",
};
const timePattern = "(?:T| +)(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?:[:.][0-5][0-9](?:[.,][0-9]+)?)?";

/** True, in SQL, for a text that is a day of the calendar. */
export function isDateText(text: string, order: DateOrder): string {
  return `CASE WHEN ${text} ~ ${textLiteral(`^${dayPattern[order]}$`)} THEN ${isDay(text, order)} ELSE FALSE END`;
}

/** True, in SQL, for a text that is a day of the calendar, with or without a time of day. */
export function isTimeText(text: string, order: DateOrder): string {
  const pattern = textLiteral(`^${dayPattern[order]}(?:${timePattern})?$`);
  return `CASE WHEN ${text} ~ ${pattern} THEN ${isDay(dayPart(text), order)} ELSE FALSE END`;
}

/** `yyyy-mm-dd` of a text that is a date; NULL where it is none. */
export function isoDateOfText(text: string, order: DateOrder): string {
  return `CASE WHEN ${isDateText(text, order)} THEN ${isoDay(text, order)} END`;
}

/** `yyyy-mm-ddThh:mm:ss` of a text that is a time; NULL where it is none. */
export function isoTimeOfText(text: string, order: DateOrder): string {
  const time = `translate(ltrim(substr(${text}, length(${dayPart(text)}) + 1), 'T '), '.,', '::')`;
  const part = (index: number) => `lpad(left(split_part(${time}, ':', ${index}), 2), 2, '0')`;
  const second = `CASE WHEN split_part(${time}, ':', 3) = '' THEN '00' ELSE ${part(3)} END`;
  const iso = `${isoDay(dayPart(text), order)} || 'T' || ${part(1)} || ':' || ${part(2)} || ':' || ${second}`;
  return `CASE WHEN ${isTimeText(text, order)} THEN ${iso} END`;
}

function dayPart(text: string): string {
  return `split_part(translate(${text}, 'T', ' '), ' ', 1)`;
}

function partsOf(day: string, order: DateOrder): {year: string; month: string; date: string} {
  const part = (index: number) => `split_part(translate(${day}, './', '--'), '-', ${index})`;
  return order === "dmy"
    ? {year: part(3), month: part(2), date: part(1)}
    : {year: part(1), month: part(2), date: part(3)};
}

function isoDay(day: string, order: DateOrder): string {
  const {year, month, date} = partsOf(day, order);
  return `${year} || '-' || lpad(${month}, 2, '0') || '-' || lpad(${date}, 2, '0')`;
}

function isDay(day: string, order: DateOrder): string {
  const parts = partsOf(day, order);
  const [year, month, date] = [parts.year, parts.month, parts.date].map((part) => `CAST(${part} AS INTEGER)`);
  const isLeap = `(${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0))`;
  const days = `CASE WHEN ${month} = 2 THEN CASE WHEN ${isLeap} THEN 29 ELSE 28 END
    WHEN ${month} IN (4, 6, 9, 11) THEN 30 ELSE 31 END`;
  return allOf([`${year} >= 1`, `${month} BETWEEN 1 AND 12`, `${date} BETWEEN 1 AND ${days}`]);
}
