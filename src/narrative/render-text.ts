import type {Place} from "../errors/cli-error.ts";
import type {Findings} from "../results/model.ts";
import {writeLiveText} from "./live-text.ts";

/**
 * The text of a value of evaluation.yaml, with its numbers put in.
 * @throws CliError
 */
export function renderText(template: string, results: Findings, place: Place): string {
  return writeLiveText(template, results, place).text;
}
