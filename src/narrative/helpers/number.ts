import {printNumber} from "../../numbers/print.ts";
import type {Findings} from "../../results/model.ts";
import type {Selector} from "../../results/select-cells.ts";
import {measureNumber, type NumberMeasure, ofStatistic} from "../measures.ts";
import {type Unit, withUnit} from "../phrases/unit.ts";
import {defineHelper, type Helper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {decimals, text, unit} from "./parameters.ts";
import {selectorOf, selectorOptions} from "./selector-options.ts";

interface NumberForm {
  readonly decimals?: number;
  readonly unit?: Unit;
}

const numberOptions = {decimals, unit};
const rowOptions = {block: text, row: text, in: text, wave: text};

export const number = defineHelper({
  name: "number",
  example: '{{number "alder" row="alder" column="median" unit="år"}}',
  takes: "the key of an analysis",
  options: {...selectorOptions, ...numberOptions},
  run: (key, given, results) => numberOf(selectorOf(key, given), given, results),
});

export const mean = statistic("mean");
export const minimum = statistic("minimum");
export const maximum = statistic("maximum");

export const range = defineHelper({
  name: "range",
  example: '{{range "alder" row="alder" unit="år"}}',
  takes: "the key of an analysis",
  options: {...rowOptions, ...numberOptions},
  run(key, given, results) {
    const selector = selectorOf(key, given);
    const low = measureNumber(results, ofStatistic(selector, "minimum"));
    const high = measureNumber(results, ofStatistic(selector, "maximum"));
    const printed = `${printedNumber(low, given)}-${printedNumber(high, given)}`;
    return numberOutput(withUnit(printed, given.unit, false), [...low.addresses, ...high.addresses]);
  },
});

function statistic(name: "mean" | "minimum" | "maximum"): Helper {
  return defineHelper({
    name,
    example: `{{${name} "timer" unit="time|timer"}}`,
    takes: "the key of an analysis",
    options: {...rowOptions, ...numberOptions},
    run: (key, given, results) => numberOf(ofStatistic(selectorOf(key, given), name), given, results),
  });
}

function numberOf(selector: Selector, form: NumberForm, results: Findings) {
  const found = measureNumber(results, selector);
  const printed = printedNumber(found, form);
  return numberOutput(withUnit(printed, form.unit, printed === "1"), found.addresses);
}

function printedNumber(found: NumberMeasure, form: NumberForm): string {
  return form.decimals === undefined ? found.printed : printNumber(found.exact, form.decimals);
}
