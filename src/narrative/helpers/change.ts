import {printNumber} from "../../numbers/print.ts";
import {lookUp} from "../../results/lookup.ts";
import type {Findings} from "../../results/model.ts";
import type {Selector} from "../../results/select-cells.ts";
import {measureNumber, measureShare} from "../measures.ts";
import {changePhrase} from "../phrases/change.ts";
import {pointsApart} from "../phrases/difference.ts";
import {type Unit, withUnit} from "../phrases/unit.ts";
import {defineHelper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {decimals, text, unit} from "./parameters.ts";

const options = {block: text, row: text, in: text, column: text, from: text, to: text, decimals, unit};

interface Ends {
  readonly from: Selector;
  readonly to: Selector;
}

export const difference = defineHelper({
  name: "difference",
  example: '{{difference "helbred_over_tid" block="psykhelb" row="Dårligt" from=1 to=3}}',
  takes: "the key of an analysis",
  options,
  required: ["from", "to"],
  run(key, given, results) {
    const ends = endsOf(key, given);
    if (!isShare(results, ends.from)) return numberDifference(results, ends, given);
    const from = measureShare(results, ends.from);
    const to = measureShare(results, ends.to);
    const phrase = pointsApart(from, to, given.decimals ?? results.style.decimals);
    return numberOutput(phrase, [...from.addresses, ...to.addresses]);
  },
});

export const change = defineHelper({
  name: "change",
  example: '{{change "helbred_over_tid" block="psykhelb" row="Dårligt" from=1 to=3}}',
  takes: "the key of an analysis",
  options,
  required: ["from", "to"],
  run(key, given, results) {
    const ends = endsOf(key, given);
    const ofShares = isShare(results, ends.from);
    const measure = (selector: Selector) =>
      ofShares ? measureShare(results, selector, given.decimals) : numberAt(results, selector, given.decimals);
    const from = measure(ends.from);
    const to = measure(ends.to);
    const word = ofShares ? results.style.percent : (given.unit?.many ?? "");
    return numberOutput(changePhrase(from, to, word), [...from.addresses, ...to.addresses]);
  },
});

/** `from` and `to` are columns; with a column named too, they are the waves of that column. */
function endsOf(
  analysis: string,
  given: {
    readonly block?: string;
    readonly row?: string;
    readonly in?: string;
    readonly column?: string;
    readonly from?: string;
    readonly to?: string;
  },
): Ends {
  const common = {analysis, block: given.block, rows: given.row ?? given.in};
  const end = (name: string | undefined): Selector =>
    given.column === undefined ? {...common, columns: name} : {...common, columns: given.column, wave: name};
  return {from: end(given.from), to: end(given.to)};
}

/** Else means or counts, which have no percentage points. */
function isShare(results: Findings, selector: Selector): boolean {
  return lookUp(results, selector).sum.unit === "percent";
}

function numberAt(results: Findings, selector: Selector, places: number | undefined) {
  const found = measureNumber(results, selector);
  return places === undefined ? found : {...found, printed: printNumber(found.exact, places)};
}

function numberDifference(
  results: Findings,
  ends: Ends,
  form: {readonly decimals?: number; readonly unit?: Unit},
): ReturnType<typeof numberOutput> {
  const from = measureNumber(results, ends.from);
  const to = measureNumber(results, ends.to);
  const places = form.decimals ?? from.printed.split(",")[1]?.length ?? 0;
  const printed = printNumber(Math.abs(to.exact - from.exact), places);
  return numberOutput(withUnit(printed, form.unit, printed === "1"), [...from.addresses, ...to.addresses]);
}
