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
    const found = measureShare(results, selectorOf(key, given), given.decimals);
    const written = given.sign === false ? found.printed : percentPhrase(found.printed, results.style);
    return numberOutput(written, found.addresses, found);
  },
});
