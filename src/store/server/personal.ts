/** Looks for personal data in a server, as counts: what does it is `personal-data` with values that were read from a file. */
import type {CprCounts, PersonalCounts} from "../../sources/personal-counts.ts";
import type {SqlValue} from "../database.ts";
import {asText, identifier} from "../dialect.ts";
import type {Facts} from "./facts.ts";
import type {TypedColumn} from "./kinds.ts";
import type {Server} from "./server.ts";

/** Columns in which something of the length of a phone number was seen, and what is to be known of them. */
export async function personalCounts(
  server: Server,
  from: string,
  columns: readonly TypedColumn[],
  {suspect}: Facts,
): Promise<Map<string, PersonalCounts>> {
  const found = new Map<string, PersonalCounts>();
  for (const {name} of columns) {
    if ((suspect.get(name) ?? 0) === 0) continue;
    const [row = []] = await server.rows(countsSql(from, name));
    found.set(name, countsOf(row));
  }
  return found;
}

const hyphens = "[-\u2010-\u2015\u2212 \u00a0]";
const day = "(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}";
const shortDay = "[1-9](?:0[1-9]|1[0-2])[0-9]{2}";
const email = "[[:alnum:]._%+-]+@[[:alnum:]-]+(?:[.][[:alnum:]-]+)+";
const apart = (pattern: string) => `(?:^|[^0-9])(?:${pattern})(?:[^0-9]|$)`;
const words = (count: number) => `(?:(?:^|[^[:alpha:]])[[:alpha:]]{2,}[.,:;!?]*(?=[[:space:]]|$).*){${count}}`;
const international = "[+][1-9](?:[ .()-]{0,2}[0-9]){8,13}|0045(?:[ .()-]{0,2}[0-9]){8,13}";
const pairs = "[2-9][0-9]([ -])[0-9]{2}\\1[0-9]{2}\\1[0-9]{2}";
const fours = "[2-9][0-9]{3}[ -][0-9]{4}";
const eight = "(?:45)?[2-9][0-9](?:[.]?[0-9]{2}){3}";
const announced = `(?:tlf|telefon|mobil|mob|phone|sms|ring|træffes|kontakt)[^0-9]{0,24}(?:${eight}|${fours})`;

interface CprForm {
  /** Anything of this length. */
  readonly code: string;
  readonly birthday: string;
}

const forms: readonly CprForm[] = [
  {code: `[0-9]{5,6}${hyphens}[0-9]{4}`, birthday: `(?:${day}|${shortDay})${hyphens}[0-9]{4}`},
  {code: "[0-9]{10}", birthday: `${day}[0-9]{4}`},
  {code: "[0-9]{9}", birthday: `${shortDay}[0-9]{4}`},
];

const anyBirthday = forms
  .slice(0, 2)
  .map(({birthday}) => birthday)
  .join("|");

function countsSql(from: string, name: string): string {
  const count = (condition: string) => `count(*) FILTER (WHERE ${condition})`;
  const isWhole = `^(?:${anyBirthday}|${email}|${international}|${eight}|${fours})$`;
  const inWords = `text ~ '${words(2)}'`;
  const counts = [
    "count(*)",
    count("text !~ '^(?!0[0-9])[+−-]?[0-9]*(?:[.,][0-9]+)*$'"),
    count(`text ~* '${isWhole}'`),
    count(`text ~* '${email}'`),
    count(`text ~ '${apart(anyBirthday)}' AND ${inWords}`),
    count(`text ~ '(?:^|[^[:alnum:]+])(?:${international})' OR text ~ '(?:^|[^0-9])${pairs}(?:[^0-9]|$)' OR text ~* '${announced}'
      OR (text ~ '${apart(fours)}' AND ${inWords}) OR (text ~ '${apart(eight)}' AND text ~ '${words(3)}')`),
    count(`text ~ '${apart(fours)}' AND NOT ${inWords}`),
    count(`text ~ '${apart(eight)}' AND NOT text ~ '${words(3)}'`),
    ...forms.flatMap(({code, birthday}) => {
      const isBirthday = `text ~ '${apart(birthday)}' AND NOT ${inWords}`;
      const isAlone = `text ~ '^(?:${birthday})$'`;
      return [
        count(`text ~ '${apart(code)}'`),
        count(isBirthday),
        count(`${isAlone} AND ${passesModulus}`),
        `max(CASE WHEN ${isAlone} THEN ${digitsAsNumber} END) - min(CASE WHEN ${isAlone} THEN ${digitsAsNumber} END) + 1`,
        `count(DISTINCT CASE WHEN ${isAlone} THEN left(digits, 4) END)`,
        count(`${isAlone} AND left(digits, 4) <> '0101'`),
      ];
    }),
  ];
  return `SELECT ${counts.join(", ")} FROM (
      SELECT text, lpad(regexp_replace(text, '[^0-9]', '', 'g'), 10, '0') AS digits FROM (
        SELECT DISTINCT ${asText(identifier(name))} AS text FROM ${from} WHERE ${identifier(name)} IS NOT NULL
      ) AS distinct_texts
    ) AS seen`;
}

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const passesModulus = `(${weights.map((weight, index) => `${weight} * CAST(substr(digits, ${index + 1}, 1) AS INTEGER)`).join(" + ")}) % 11 = 0`;
const digitsAsNumber = "CAST(left(digits, 10) AS BIGINT)";

function countsOf(row: readonly SqlValue[]): PersonalCounts {
  const [values = 0, texts = 0, whole = 0, emails = 0, cprInText = 0, certain = 0, four = 0, eights = 0, ...rest] =
    row.map(Number);
  const form = (index: number): CprCounts => {
    const [codes = 0, birthdays = 0, passing = 0, span = 0, days = 0, others = 0] = rest.slice(
      6 * index,
      6 * index + 6,
    );
    return {codes, birthdays, passing, span, days, isNewYear: others === 0};
  };
  return {
    values,
    texts,
    whole,
    emails,
    cprInText,
    hyphenated: form(0),
    plain: form(1),
    short: form(2),
    phones: {certain, fours: four, eights},
  };
}
