import type {Place} from "../errors/cli-error.ts";
import type {Results} from "../results/model.ts";
import {bindTemplate} from "./bind.ts";
import {numberHelpers} from "./helpers/registry.ts";
import {plainText} from "./marks.ts";
import {type Run, runTemplate} from "./run.ts";
import {parseTemplate} from "./template/parse.ts";
import {valueSource} from "./template/source-text.ts";

/**
 * Runs the helpers of a text that stands in a value of evaluation.yaml, such as a figure's alternative text.
 * Only numbers, phrases and conditions may be used in it.
 * @param place of the value; errors cannot be told more precisely
 * @returns plain text, not Markdown
 * @throws CliError
 */
export function renderText(template: string, results: Results, place: Place): string {
  const nodes = bindTemplate(parseTemplate(valueSource(place, template)), {helpers: numberHelpers, claims: false});
  const run: Run = {results, marks: [], failed: []};
  return plainText(runTemplate(nodes, run), run.marks);
}
