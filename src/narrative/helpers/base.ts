import {lookUpBase} from "../../results/look-up-base.ts";
import {findAnalysis} from "../../results/select-cells.ts";
import {countPhrase} from "../phrases/count.ts";
import {countFormOf, countOptions} from "./count.ts";
import {defineHelper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {selectorOf, selectorOptions} from "./selector-options.ts";

/** How many answers a percentage or a mean is of. */
export const base = defineHelper({
  name: "base",
  example: '{{base "helbred" unit="borger|borgere"}}',
  takes: "the key of an analysis",
  options: {...selectorOptions, ...countOptions},
  run(key, given, results) {
    const found = lookUpBase(results, selectorOf(key, given));
    return numberOutput(countPhrase(found.base, countFormOf(given, results.style)), found.addresses);
  },
});

/** How many persons the analysis is about, whether they answered or not. */
export const populationSize = defineHelper({
  name: "populationSize",
  example: '{{populationSize "helbred" unit="borger|borgere"}}',
  takes: "the key of an analysis",
  options: countOptions,
  run(key, given, results) {
    const {key: analysis, population} = findAnalysis(results, key);
    const phrase = countPhrase(population.size, countFormOf(given, results.style));
    return numberOutput(phrase, [`population:${analysis}`]);
  },
});
