import {printNumber} from "../../numbers/print.ts";
import {findFact} from "../../results/find-fact.ts";
import type {Fact, Findings} from "../../results/model.ts";
import {type CountForm, countPhrase} from "../phrases/count.ts";
import {percentPhrase} from "../phrases/percent.ts";
import {withUnit} from "../phrases/unit.ts";
import {countFormOf, countOptions} from "./count.ts";
import {defineHelper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {decimals} from "./parameters.ts";

export const fact = defineHelper({
  name: "fact",
  example: '{{fact "maal_beskaeftigelse"}}',
  takes: "the key of a fact",
  options: {...countOptions, decimals},
  run(key, given, results) {
    const found = findFact(results, key);
    const phrase = factPhrase(found.fact, countFormOf(given, results.style), given.decimals, results);
    const {unit, value} = found.fact;
    return numberOutput(phrase, [found.address], unit === "percent" ? {count: value, base: 100} : undefined);
  },
});

function factPhrase(found: Fact, form: CountForm, places: number | undefined, {style}: Findings): string {
  const isCount = found.unit === "count" && Number.isSafeInteger(found.value) && found.value >= 0;
  if (isCount) return countPhrase(found.value, form);
  const printed = printNumber(found.value, places ?? decimalsOf(found.value));
  return found.unit === "percent" ? percentPhrase(printed, style) : withUnit(printed, form.unit, printed === "1");
}

/** As many as the fact was written with, up to six. */
function decimalsOf(value: number): number {
  return Math.min(6, String(value).split(".")[1]?.length ?? 0);
}
