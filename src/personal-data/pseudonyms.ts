import {createHmac} from "node:crypto";
import {findPersonal, type PersonalKind} from "../errors/personal-text.ts";

/** Turns what names a person into a pseudonym that is the same in all sources, and nobody can turn back without the key. */
export interface Pseudonyms {
  /** The pseudonym of a whole value. */
  readonly of: (value: string) => string;
  /** A text with a token in the place of each CPR number, e-mail address and phone number. */
  readonly inText: (text: string) => string;
}

/** Crockford's base32 in small letters: no i, l, o or u to misread. */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";

/** 80 bits: among a million persons two share a pseudonym once in a trillion evaluations. */
const length = 16;

const tokenNames: Readonly<Record<PersonalKind, string>> = {cpr: "cpr", email: "e-mail", phone: "telefon"};

/**
 * Pseudonyms by HMAC-SHA-256.
 * @param isCpr whether nine digits are a CPR number that has lost its leading zero
 */
export function createPseudonyms(key: string, isCpr: boolean): Pseudonyms {
  const pseudonym = (plain: string): string => {
    const digest = createHmac("sha256", key).update(plain, "utf8").digest();
    let bits = 0n;
    for (const byte of digest.subarray(0, (length * 5) / 8)) bits = (bits << 8n) | BigInt(byte);
    return `p${Array.from({length}, (_, index) => letters[Number((bits >> BigInt(5 * index)) & 31n)]).join("")}`;
  };
  const inText = (text: string): string => {
    const finds = findPersonal(text);
    const replaced = finds.reduceRight(
      (rest, {kind, start, end, plain}) =>
        `${rest.slice(0, start)}[${tokenNames[kind]} ${pseudonym(plain)}]${rest.slice(end)}`,
      text,
    );
    // A number can hide its neighbour, which comes to light when the first is gone.
    return finds.length === 0 ? text : inText(replaced);
  };
  return {of: (value) => pseudonym(plainForm(value, isCpr)), inText};
}

/** One person is one text: a CPR number with or without hyphen and leading zero, an address in any case. */
function plainForm(value: string, isCpr: boolean): string {
  const trimmed = value.trim();
  const [find] = findPersonal(trimmed);
  if (find === undefined || find.start > 0 || find.end < trimmed.length) return trimmed;
  const isId = find.form === "eight" || find.form === "fours" || (find.form === "short" && !isCpr);
  return isId ? trimmed : find.plain;
}
