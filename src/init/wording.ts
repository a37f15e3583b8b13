/** Texts from exports as they are put into a report, and what they tell. */
import {inDanishLetters} from "./danish-words.ts";

const longest = 300;

/** A question as one line without what forms leave at its ends. */
export function tidyQuestion(text: string): string {
  const line = text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s\-–:]+|[\s\-–:]+$/gu, "");
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

/** An item of a battery is its own text, behind the stem. */
export function shortLabel(question: string): string {
  return splitStem(question)?.item ?? question;
}

/** `stem - item`, parted at the last dash with blanks around. */
export function splitStem(question: string): {readonly stem: string; readonly item: string} | null {
  const cut = question.lastIndexOf(" - ");
  if (cut === -1) return null;
  const stem = tidyQuestion(question.slice(0, cut));
  const item = tidyQuestion(question.slice(cut + 3));
  return stem === "" || item === "" ? null : {stem, item};
}

const units: readonly (readonly [RegExp, string])[] = [
  [/\btimer\b.*\b(uge|ugen)\b|hours\b.*\bweek/iu, "timer pr. uge"],
  [/\btimer\b|\bhours?\b/iu, "timer"],
  [/\bminutter\b|\bminutes?\b/iu, "minutter"],
  [/\bdage\b|\bdays?\b/iu, "dage"],
  [/\buger\b|\bweeks?\b/iu, "uger"],
  [/\bmåneder\b|\bmonths?\b/iu, "måneder"],
  [/\balder\b|(^|[^\p{L}])age\b|hvor gammel|how old/iu, "år"],
  [/\bkroner\b|\bkr\b|\bdkk\b/iu, "kr."],
  [/\bprocent\b|\bpct\b/iu, "pct."],
];

/** The unit of a number, where name or wording tell. */
export function unitIn(text: string): string | null {
  const plain = text.replace(/_/g, " ");
  return units.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** A column's name as words, where it is made of words: `ordinaere_timer` is `Ordinære timer`; `e42dep` stays. */
export function nameInWords(name: string): string {
  if (!/^\p{Ll}+(?:_\p{Ll}+)*$/u.test(name)) return name;
  const words = inDanishLetters(name.replaceAll("_", " "));
  return words.charAt(0).toUpperCase() + words.slice(1);
}
