import {measureText} from "../measures.ts";
import {inSentence} from "../phrases/letter-case.ts";
import {defineHelper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {flag} from "./parameters.ts";
import {selectorOf, selectorOptions} from "./selector-options.ts";

/** What a cell prints, whatever it holds: a verdict, an interval such as «ca. 60-65», a number without its unit. */
export const text = defineHelper({
  name: "text",
  example: '{{text "maal" row="I job" column="verdict"}}',
  takes: "the key of an analysis",
  options: {...selectorOptions, keepCase: flag},
  run(key, given, results) {
    const {printed, addresses} = measureText(results, selectorOf(key, given));
    return numberOutput(given.keepCase === true ? printed : inSentence(printed), addresses);
  },
});
