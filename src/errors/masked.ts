import {findPersonal, type PersonalFind, type PersonalKind} from "./personal-text.ts";

const hidden = "•••";

/** Longer values are something that a person has written. */
const longestShown = 40;

const kindNames: Readonly<Record<PersonalKind, string>> = {
  cpr: "a CPR number",
  email: "an e-mail address",
  phone: "a phone number",
};

/**
 * A value of somebody's answers as a message may quote it: in quotes, or hidden when it looks like personal data or is
 * long enough to be free text. Rather hides an innocent value than shows one that is not.
 */
export function masked(value: string): string {
  const [find] = findPersonal(value.trim());
  if (find !== undefined) return `"${hidden}" (not shown: it may be ${kindNames[find.kind]})`;
  if (value.length > longestShown) return `"${hidden}" (not shown: a text of ${value.length} characters)`;
  return JSON.stringify(value);
}

/** A value as a sentence in any language may hold it: as it stands, or hidden as `masked` would hide it. */
export function shownOrHidden(value: string): string {
  return masked(value) === JSON.stringify(value) ? value : hidden;
}

/**
 * A message on its way out, with what is hardly anything but personal data hidden: the last net under messages that quote
 * without asking `masked`.
 */
export function withoutPersonalData(message: string): string {
  return findPersonal(message)
    .filter(isSure)
    .reduceRight((text, {start, end}) => text.slice(0, start) + hidden + text.slice(end), message);
}

function isSure({form}: PersonalFind): boolean {
  return form === "hyphenated" || form === "plain" || form === "email" || form === "international" || form === "pairs";
}
