import {findTest} from "../../results/find-test.ts";
import {noBreakSpace} from "../phrases/no-break-space.ts";
import {defineHelper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {text} from "./parameters.ts";

const testOptions = {block: text, method: text};

export const p = defineHelper({
  name: "p",
  example: '{{p "helbred_status" block="psykhelb"}}',
  takes: "the key of an analysis",
  options: testOptions,
  run(key, given, results) {
    const {outcome, address} = findTest(results, {analysis: key, ...given});
    return numberOutput(unbroken(outcome.printed), [address]);
  },
});

export const test = defineHelper({
  name: "test",
  example: '{{test "helbred_status" block="psykhelb"}}',
  takes: "the key of an analysis",
  options: testOptions,
  run(key, given, results) {
    const {outcome, address} = findTest(results, {analysis: key, ...given});
    return numberOutput(`${outcome.name}, ${unbroken(outcome.printed)}`, [address]);
  },
});

/** `p = 0,004` on one line. */
function unbroken(printed: string): string {
  return printed.replaceAll(" ", noBreakSpace);
}
