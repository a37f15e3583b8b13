import {type FractionForm, fractionForms} from "../phrases/fraction.ts";
import {type Gender, genders} from "../phrases/number-words.ts";
import {parseUnit, type Unit} from "../phrases/unit.ts";

/** A sort of value that a helper's option takes. */
export interface Parameter<Value> {
  /** For messages: `a text in quotes`. */
  readonly expects: string;
  /** The value, or undefined when it is of another sort. */
  read(written: string | number | boolean): Value | undefined;
}

/** Names of rows and columns, keys: a whole number may stand without quotes. */
export const text: Parameter<string> = {
  expects: "a text in quotes",
  read: (written) => (typeof written === "boolean" ? undefined : String(written)),
};

export const flag: Parameter<boolean> = {
  expects: "true or false, without quotes",
  read: (written) => (typeof written === "boolean" ? written : undefined),
};

export const decimals: Parameter<number> = {
  expects: "a number of decimals from 0 to 6, without quotes",
  read: (written) => wholeNumber(written, 0, 6),
};

export const positiveNumber: Parameter<number> = {
  expects: "a whole number from 1, without quotes",
  read: (written) => wholeNumber(written, 1, Number.MAX_SAFE_INTEGER),
};

export const unit: Parameter<Unit> = {
  expects: 'a word, or its singular and plural as "borger|borgere"',
  read: (written) => (typeof written === "string" ? parseUnit(written) : undefined),
};

export const gender: Parameter<Gender> = oneOf(genders);
export const fractionForm: Parameter<FractionForm> = oneOf(fractionForms);

function oneOf<Choice extends string>(choices: readonly Choice[]): Parameter<Choice> {
  return {
    expects: choices.map((choice) => `"${choice}"`).join(" or "),
    read: (written) => choices.find((choice) => choice === written),
  };
}

function wholeNumber(written: string | number | boolean, from: number, to: number): number | undefined {
  const fits = typeof written === "number" && Number.isSafeInteger(written) && written >= from && written <= to;
  return fits ? written : undefined;
}
