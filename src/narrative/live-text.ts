import type {CliError, Place} from "../errors/cli-error.ts";
import {throwAll} from "../errors/cli-errors.ts";
import type {Findings} from "../results/model.ts";
import {bindTemplate} from "./bind.ts";
import {claimFailure} from "./claims.ts";
import {evaluateTest} from "./expression/evaluate.ts";
import {parseExpression} from "./expression/parse.ts";
import type {ExpressionSource} from "./expression/source.ts";
import {numberHelpers} from "./helpers/registry.ts";
import {plainText} from "./marks.ts";
import {type Run, runTemplate} from "./run.ts";
import {parseTemplate} from "./template/parse.ts";
import {valueSource} from "./template/source-text.ts";

/** A text with its numbers put in. */
export interface LiveText {
  /** Plain text, not Markdown. */
  readonly text: string;
  /** Of the numbers, each once. */
  readonly addresses: readonly string[];
}

/**
 * Runs the helpers of a text that stands in a value of evaluation.yaml, such as a figure's alternative text.
 * Only numbers, phrases and conditions may be used in it.
 * @param place of the value; errors cannot be told more precisely
 * @throws CliError
 */
export function writeLiveText(template: string, results: Findings, place: Place): LiveText {
  const errors: CliError[] = [];
  const vocabulary = {helpers: numberHelpers, claims: false};
  const nodes = bindTemplate(parseTemplate(valueSource(place, template)), vocabulary, errors);
  const run: Run = {results, marks: [], errors, failed: []};
  const text = plainText(runTemplate(nodes, run), run.marks);
  throwAll(errors);
  const addresses = run.marks.flatMap((mark) => (mark.kind === "number" ? mark.addresses : []));
  return {text, addresses: [...new Set(addresses)]};
}

/** Something asserted outside the chapters, with the test that it rests on. */
export interface WrittenClaim {
  readonly name: string;
  /** What the report says. */
  readonly sentence: string;
  /** In the language of claims. */
  readonly test: string;
  readonly place: Place;
}

/** @throws CliError claim: the data do not support it; config: its test is written wrong, or names what does not exist */
export function requireClaim({name, sentence, test, place}: WrittenClaim, results: Findings): void {
  const source: ExpressionSource = {text: test, placeAt: () => place};
  const {holds, explanation} = evaluateTest(parseExpression(source), source, results);
  if (!holds) throw claimFailure({name, place, sentence, test, explanation});
}
