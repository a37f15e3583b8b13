import type {EvaluationSpec} from "../config/evaluation.ts";

/** The parts of evaluation.yaml that only tell how the report looks and what it is called. */
const ofPaper = ["title", "subtitle", "organisation", "authors", "data_date", "data_notice", "chapters", "figures"];

/** The parts that the exports are counted by and not read by. */
const ofAnalyses = ["analyses", "style", "facts", "data_quality"];

/**
 * What evaluation.yaml says of reading the exports, to be compared. What is not known to be of something else belongs to it,
 * so that nothing is taken for unchanged by mistake.
 */
export function dataSettings(evaluation: EvaluationSpec): string {
  return without(evaluation, [...ofPaper, ...ofAnalyses]);
}

/** What it says that every analysis may depend on, to be compared. */
export function sharedSettings(evaluation: EvaluationSpec): string {
  const {style, ...rest} = evaluation;
  const {theme: _, ...numbers} = style;
  return without({...rest, style: numbers}, [...ofPaper.filter((name) => name !== "data_date"), "analyses"]);
}

function without(value: object, names: readonly string[]): string {
  return JSON.stringify(Object.entries(value).filter(([name]) => !names.includes(name)));
}
