import {hasBirthday, hasBirthdayOrStandIn} from "./cpr.ts";

export type PersonalKind = "cpr" | "email" | "phone";

/**
 * How a find is written, which says how much it weighs. `hyphenated` CPR numbers, e-mail addresses, `international` phone
 * numbers and those in `pairs` (or after a word such as «tlf.», `announced`) are hardly anything else; `plain` ten digits,
 * `short` nine of them that lost a leading zero, and eight digits (`fours`, `eight`) may be any id.
 */
export type PersonalForm =
  | "hyphenated"
  | "plain"
  | "short"
  | "email"
  | "international"
  | "pairs"
  | "announced"
  | "fours"
  | "eight";

/** A place in a text that may be somebody's CPR number, e-mail address or phone number. */
export interface PersonalFind {
  readonly kind: PersonalKind;
  readonly form: PersonalForm;
  readonly start: number;
  readonly end: number;
  /** What is the same however it is written: ten digits, small letters, digits without +45. */
  readonly plain: string;
}

const hyphen = "[-\u2010-\u2015\u2212]";
const space = "[ \u00a0]";
const cprHyphenated = new RegExp(
  `(?<!\\d|\\d[.,])(?:\\d{2}[./ ]?\\d{2}[./ ]?\\d{2}${space}?${hyphen}${space}?|\\d{6}${space})\\d{4}(?!\\d|[.,]\\d|-[\\p{L}\\d])`,
  "gu",
);
const cprPlain = /(?:(?<![\p{L}\d]|\d[.,-])|(?<=cpr(?:-?nr)?[.:]{0,2}))\d{10}(?!\d|[.,]\d|\p{L})/giu;
const cprShort = /^(?:\d{9}|\d{5}-\d{4})$/;
const email = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu;
const phoneInternational = /(?<![\p{L}\d+])(?:\+(?!0)\d|0045)(?:[ \u00a0.()-]{0,2}\d){8,13}(?!\d)/gu;
const phonePairs = /(?<!\d[ \u00a0.,:/-]?)[2-9]\d([ \u00a0-])\d{2}\1\d{2}\1\d{2}(?![ \u00a0.,:/-]?\d)/gu;
const phoneFours =
  /(?<!\d[ \u00a0.,:/-]?)(?!(?:19|20)\d{2}[ \u00a0-](?:19|20)\d{2})[2-9]\d{3}[ \u00a0-]\d{4}(?![ \u00a0.,:/-]?\d)/gu;
const phoneEight = /(?<![\p{L}\d]|\d[.,/-])(?:45)?[2-9]\d(?:\.?\d{2}){3}(?!\d|[.,/-]\d|\p{L})/gu;
const announcement = /(?:tlf|telefon|mobil|mob|phone|sms|ring|træffes|kontakt)[^\d\n]{0,24}$/iu;

const worthALook = /@|\d[\d ./()\u00a0\u2010-\u2015\u2212-]{6,}/u;

/** Whether a text is worth a look at all. Quick to say no: most values are codes and words. */
export function mayBePersonal(text: string): boolean {
  return text.length >= 6 && worthALook.test(text);
}

/** All that may be personal in a text, from its beginning, without overlap. */
export function findPersonal(text: string): PersonalFind[] {
  if (!mayBePersonal(text)) return [];
  const finds = [...emails(text), ...cprNumbers(text), ...phoneNumbers(text)].sort((a, b) => a.start - b.start);
  const apart: PersonalFind[] = [];
  for (const find of finds) if (find.start >= (apart.at(-1)?.end ?? 0)) apart.push(find);
  return apart;
}

function emails(text: string): PersonalFind[] {
  if (!text.includes("@")) return [];
  return matches(text, email).map(([start, found]) => find("email", "email", start, found, found.toLowerCase()));
}

function cprNumbers(text: string): PersonalFind[] {
  if (cprShort.test(text)) {
    const digits = `0${digitsOf(text)}`;
    return hasBirthday(digits) ? [find("cpr", "short", 0, text, digits)] : [];
  }
  const hyphenated = matches(text, cprHyphenated)
    .filter(([, found]) => hasBirthdayOrStandIn(digitsOf(found)))
    .map(([start, found]) => find("cpr", "hyphenated", start, found, digitsOf(found)));
  const plain = matches(text, cprPlain)
    .filter(([, found]) => hasBirthday(found))
    .map(([start, found]) => find("cpr", "plain", start, found, found));
  return [...hyphenated, ...plain];
}

function phoneNumbers(text: string): PersonalFind[] {
  const forms = [
    ["international", phoneInternational],
    ["pairs", phonePairs],
    ["fours", phoneFours],
    ["eight", phoneEight],
  ] as const;
  return forms.flatMap(([form, pattern]) =>
    matches(text, pattern).map(([start, found]) => {
      const digits = digitsOf(found);
      const danish = digits.replace(/^(?:00)?45(?=\d{8}$)/, "");
      const isAnnounced = announcement.test(text.slice(Math.max(0, start - 40), start));
      return find("phone", isAnnounced ? "announced" : form, start, found, danish);
    }),
  );
}

function find(kind: PersonalKind, form: PersonalForm, start: number, found: string, plain: string): PersonalFind {
  return {kind, form, start, end: start + found.length, plain};
}

function matches(text: string, pattern: RegExp): [start: number, found: string][] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match[0]]);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
