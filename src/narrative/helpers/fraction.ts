import {measureShare} from "../measures.ts";
import {fractionPhrase} from "../phrases/fraction.ts";
import {defineHelper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {fractionForm, text} from "./parameters.ts";
import {selectorOf, selectorOptions} from "./selector-options.ts";

export const fraction = defineHelper({
  name: "fraction",
  example: '{{fraction "medicin" row="Ja" of="borgerne"}}',
  takes: "the key of an analysis",
  options: {...selectorOptions, of: text, form: fractionForm},
  run(key, given, results) {
    const found = measureShare(results, selectorOf(key, given));
    return numberOutput(fractionPhrase(found.count, found.base, results.style, given), found.addresses, found);
  },
});
