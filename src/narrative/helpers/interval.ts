import {measureInterval} from "../measures.ts";
import {percentPhrase} from "../phrases/percent.ts";
import {defineHelper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {flag} from "./parameters.ts";
import {selectorOf, selectorOptions} from "./selector-options.ts";

export const interval = defineHelper({
  name: "interval",
  example: '{{interval "udfald" row="Ja" column="beskaeftigelse"}}',
  takes: "the key of an analysis",
  options: {...selectorOptions, sign: flag},
  run(key, given, results) {
    const {printed, isPercent, addresses} = measureInterval(results, selectorOf(key, given));
    const isBare = given.sign === false || !isPercent;
    return numberOutput(isBare ? printed : percentPhrase(printed, results.style), addresses);
  },
});
