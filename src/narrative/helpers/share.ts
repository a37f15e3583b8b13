import {measureShare} from "../measures.ts";
import {percentPhrase} from "../phrases/percent.ts";
import {defineHelper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {decimals, flag} from "./parameters.ts";
import {selectorOf, selectorOptions} from "./selector-options.ts";

export const share = defineHelper({
  name: "share",
  example: '{{share "helbred" row="Dårligt|Mindre godt"}}',
  takes: "the key of an analysis",
  options: {...selectorOptions, sign: flag, decimals},
  run(key, given, results) {
    const {printed, addresses} = measureShare(results, selectorOf(key, given), given.decimals);
    return numberOutput(given.sign === false ? printed : percentPhrase(printed, results.style), addresses);
  },
});
