import {printNumber} from "../../numbers/print.ts";
import {type Gender, numberWord} from "./number-words.ts";
import {type Unit, withUnit} from "./unit.ts";

export interface CountForm {
  /** Counts up to this are written in letters. */
  readonly wordsUpTo: number;
  /** Figures whatever the count is. */
  readonly digits?: boolean | undefined;
  readonly gender?: Gender | undefined;
  readonly unit?: Unit | undefined;
}

/** `ni`, `19`, `én borger`, `19 borgere`; with a unit, none is `ingen borgere`. */
export function countPhrase(count: number, form: CountForm): string {
  if (count === 0 && form.unit !== undefined && inLetters(count, form)) return withUnit("ingen", form.unit, false);
  return withUnit(bareCount(count, form), form.unit, count === 1);
}

/** `ni ud af 98`, `fem ud af ni borgere`, `ingen ud af 98`. */
export function countOfPhrase(count: number, base: number, form: CountForm): string {
  const number = count === 0 && inLetters(count, form) ? "ingen" : bareCount(count, form);
  return `${number} ud af ${countPhrase(base, form)}`;
}

function bareCount(count: number, form: CountForm): string {
  const word = inLetters(count, form) ? numberWord(count, form.gender) : undefined;
  return word ?? printNumber(count, 0);
}

function inLetters(count: number, form: CountForm): boolean {
  return form.digits !== true && count <= form.wordsUpTo;
}
