import {findVariable} from "../../codebook/lookup.ts";
import type {Variable} from "../../codebook/model.ts";
import type {EvaluationSpec, SourceSpec} from "../../config/evaluation.ts";
import {parseVariableReference} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {Course} from "../../store/quality-model.ts";
import {sourceOf} from "../resolve/waves.ts";
import type {AnalysisContext} from "../task.ts";

/** What a look at the quality of the data needs; every task of an analysis has it. */
export interface Look {
  readonly evaluation: EvaluationSpec;
  readonly context: Pick<AnalysisContext, "codebook" | "store" | "placeOf">;
}

export interface LookedAtSource {
  readonly key: string;
  readonly spec: SourceSpec;
  /** In questionnaire order, without what only tells forms apart and what the survey system writes itself. */
  readonly variables: readonly Variable[];
}

/** The sources of an evaluation, each with the variables that people have answered or registered. */
export function sourcesOf({evaluation, context}: Look): LookedAtSource[] {
  return Object.entries(evaluation.sources).map(([key, spec]) => {
    const rules = new Set([spec.id, spec.wave, spec.completed, spec.closed]);
    const variables = [...(context.codebook.get(key)?.variables.values() ?? [])];
    // What tells finished forms is in some exports one option of a question: the other options are the system's own too.
    const systemSets = new Set(variables.filter(({name}) => rules.has(name)).map(({option}) => option?.set ?? null));
    const isDescribed = ({name, question, label}: Variable) => question !== name || label !== name;
    const anyDescribed = variables.some(isDescribed);
    return {
      key,
      spec,
      variables: variables.filter(
        (variable) =>
          !rules.has(variable.name) &&
          !(variable.option !== null && systemSets.has(variable.option.set)) &&
          variable.derivation === null &&
          variable.name !== "$wave" &&
          (!anyDescribed || spec.type === "csv" || isDescribed(variable)),
      ),
    };
  });
}

/** The waves of an evaluation, in order. */
export function wavesIn({waves}: EvaluationSpec): number[] {
  return Object.keys(waves)
    .map(Number)
    .sort((a, b) => a - b);
}

/**
 * Where a person's course is dated; null when evaluation.yaml does not say.
 * @throws CliError (config) for an unknown variable, one that is no date, and a start and an end in two sources
 */
export function courseOf({evaluation, context}: Look): Course | null {
  const {start, end} = evaluation.data_quality;
  const dated = (text: string | undefined, key: "start" | "end") => {
    if (text === undefined) return null;
    const place = context.placeOf(["data_quality", key]);
    const {source, variable: name} = parseVariableReference(text);
    if (sourceOf(evaluation, source, place).wave !== undefined) {
      throw new CliError("config", `Source "${source}" has a row for each wave, so "${key}" has no single date.`, {
        place,
        hint: "Name a date of a source with one row a person.",
      });
    }
    const variable = findVariable(context.codebook, source, name, place);
    if (variable.kind === "date") return {source, name};
    throw new CliError("config", `${text} is a ${variable.kind} variable, but "${key}" wants a date.`, {
      place,
      hint: "Name another variable, or give this one type: date in codebook.yaml.",
    });
  };
  const [first, last] = [dated(start, "start"), dated(end, "end")];
  const source = first?.source ?? last?.source;
  if (source === undefined) return null;
  if (last !== null && last.source !== source) {
    throw new CliError("config", `The start is in "${source}" and the end in "${last.source}".`, {
      place: context.placeOf(["data_quality", "end"]),
      hint: "Name two dates of one source.",
    });
  }
  return {source, start: first?.name ?? null, end: last?.name ?? null};
}
