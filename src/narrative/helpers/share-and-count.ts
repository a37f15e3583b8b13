import {measureShare} from "../measures.ts";
import {countPhrase} from "../phrases/count.ts";
import {percentPhrase} from "../phrases/percent.ts";
import {countFormOf, countOptions} from "./count.ts";
import {defineHelper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {decimals} from "./parameters.ts";
import {selectorOf, selectorOptions} from "./selector-options.ts";

export const shareAndCount = defineHelper({
  name: "shareAndCount",
  example: '{{shareAndCount "udfald" row="Ja" column="praktik" unit="borger|borgere"}}',
  takes: "the key of an analysis",
  options: {...selectorOptions, ...countOptions, decimals},
  required: ["unit"],
  run(key, given, results) {
    const found = measureShare(results, selectorOf(key, given), given.decimals);
    const persons = countPhrase(found.count, countFormOf(given, results.style));
    return numberOutput(`${percentPhrase(found.printed, results.style)} (${persons})`, found.addresses, found);
  },
});
