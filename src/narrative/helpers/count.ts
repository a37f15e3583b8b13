import type {NumberStyle} from "../../numbers/style.ts";
import {measureCount, measureCountOf} from "../measures.ts";
import {type CountForm, countOfPhrase, countPhrase} from "../phrases/count.ts";
import type {Gender} from "../phrases/number-words.ts";
import type {Unit} from "../phrases/unit.ts";
import {defineHelper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {flag, gender, unit} from "./parameters.ts";
import {selectorOf, selectorOptions} from "./selector-options.ts";

/** The options that say how a count is written. */
export const countOptions = {digits: flag, gender, unit};

export function countFormOf(
  given: {readonly digits?: boolean; readonly gender?: Gender; readonly unit?: Unit},
  style: NumberStyle,
): CountForm {
  return {wordsUpTo: style.wordsUpTo, digits: given.digits, gender: given.gender, unit: given.unit};
}

export const count = defineHelper({
  name: "count",
  example: '{{count "helbred" row="Dårligt" unit="borger|borgere"}}',
  takes: "the key of an analysis",
  options: {...selectorOptions, ...countOptions},
  run(key, given, results) {
    const found = measureCount(results, selectorOf(key, given));
    return numberOutput(countPhrase(found.count, countFormOf(given, results.style)), found.addresses);
  },
});

export const countOf = defineHelper({
  name: "countOf",
  example: '{{countOf "udfald" row="Ja" column="beskaeftigelse"}}',
  takes: "the key of an analysis",
  options: {...selectorOptions, ...countOptions},
  run(key, given, results) {
    const found = measureCountOf(results, selectorOf(key, given));
    return numberOutput(
      countOfPhrase(found.count, found.base, countFormOf(given, results.style)),
      found.addresses,
      found,
    );
  },
});
