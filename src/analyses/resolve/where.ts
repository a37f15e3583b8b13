import {answeredName, categoryCodes, findVariable} from "../../codebook/lookup.ts";
import type {Variable} from "../../codebook/model.ts";
import type {WhereSpec} from "../../config/analysis-specs.ts";
import {parseVariableReference} from "../../config/variable-reference.ts";
import type {Condition} from "../../store/model.ts";
import {listOf, lowerFirst} from "../print/danish.ts";
import {type CountingKind, placeIn, type Task} from "../task.ts";
import {own} from "./own.ts";
import {sourceOf, type WrittenWave, waveLabel, waveOf} from "./waves.ts";

export interface Filter {
  readonly conditions: readonly Condition[];
  /** In Danish words: `kun personer, hvor »Køn« er »Kvinde«`; null when nobody is left out. */
  readonly text: string | null;
}

/**
 * Turns an analysis's `where` into conditions on persons, and into words.
 * @param path where in the analysis's spec it stands
 * @throws CliError (config) for an unknown source, variable, wave or answer
 */
export function filterOf(
  task: Task<CountingKind>,
  where: WhereSpec,
  analysisWave: WrittenWave | null,
  path: readonly (string | number)[] = ["where"],
): Filter {
  const clauses = Object.entries(where).map(([text, answers]) => {
    const place = placeIn(task, ...path, text);
    const reference = parseVariableReference(text);
    sourceOf(task.evaluation, reference.source, place);
    const variable = findVariable(task.context.codebook, reference.source, reference.variable, place);
    const wave = waveOf(task, reference, place, analysisWave);
    const codes = categoryCodes(variable, [answers].flat(), place);
    const condition = {variable: {source: reference.source, variable: reference.variable, wave}, codes};
    return {condition, text: clauseText(task, variable, condition)};
  });
  return {
    conditions: clauses.map(({condition}) => condition),
    text: clauses.length === 0 ? null : `kun personer, hvor ${listOf(clauses.map((clause) => clause.text))}`,
  };
}

function clauseText(task: Task<CountingKind>, variable: Variable, condition: Condition): string {
  const {wave} = condition.variable;
  const at = wave === null ? "" : ` (${lowerFirst(waveLabel(task.evaluation, wave))})`;
  if (variable.name === answeredName && condition.codes.length === 1) {
    const source = own(task.evaluation.sources, variable.source)?.name ?? variable.source;
    return `»${source}«${at} ${condition.codes[0] === "1" ? "er" : "ikke er"} besvaret`;
  }
  const labels = condition.codes.map((code) => {
    const category = variable.scale?.categories.find((each) => each.code === code);
    return `»${category?.label ?? code}«`;
  });
  return `»${variable.label}«${at} er ${listOf(labels, "eller")}`;
}
