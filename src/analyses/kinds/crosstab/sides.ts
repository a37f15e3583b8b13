import {findSet, findVariable} from "../../../codebook/lookup.ts";
import type {Category} from "../../../codebook/model.ts";
import type {ItemSpec} from "../../../config/analysis-specs.ts";
import {parseVariableReference} from "../../../config/variable-reference.ts";
import {CliError, type Place} from "../../../errors/cli-error.ts";
import type {QuestionText} from "../../../results/model.ts";
import type {Answer, VariableAt} from "../../../store/model.ts";
import {type CrossSide, sideOf} from "../../count/cross.ts";
import {standingOfSet} from "../../count/standing.ts";
import {type BaseRules, categoriesOf} from "../../resolve/categories.ts";
import {collapse} from "../../resolve/collapse.ts";
import {type Item, resolveItem} from "../../resolve/items.ts";
import {sourceOf, type WrittenWave, waveOf} from "../../resolve/waves.ts";
import {placeIn, type Task} from "../../task.ts";

/** One side of a cross-table as an author wrote it. */
export interface TableSide extends CrossSide {
  /** The variable, or the multiple-response question, that it is named by. */
  readonly at: VariableAt;
  readonly place: Place;
  readonly label: string;
  readonly labelGiven: boolean;
  /** The question to print under the label; null when it is not asked for. */
  readonly question: string | null;
  /** The one variable, its scale as short as the author wants it; null for a multiple-response question, whose options a person may choose several of. */
  readonly item: Item | null;
  readonly asked: QuestionText;
}

/** @throws CliError (config) for an unknown variable or question, or one without answers to choose among */
export function resolveSide(
  task: Task<"crosstab">,
  spec: ItemSpec,
  path: readonly (string | number)[],
  wave: WrittenWave | null,
  rules: BaseRules,
): TableSide {
  const reference = parseVariableReference(typeof spec === "string" ? spec : spec.variable);
  const isSet = task.context.codebook.get(reference.source)?.sets.has(reference.variable) === true;
  return isSet ? setSide(task, spec, path, wave) : itemSide(task, spec, path, wave, rules);
}

function itemSide(
  task: Task<"crosstab">,
  spec: ItemSpec,
  path: readonly (string | number)[],
  wave: WrittenWave | null,
  rules: BaseRules,
): TableSide {
  const resolved = resolveItem(task, spec, [...path], wave);
  const groups = task.spec.collapse?.[sideName(path)];
  const {item, becomes} =
    groups === undefined
      ? {item: resolved, becomes: null}
      : collapse(task, resolved, groups, ["collapse", sideName(path)]);
  const side = sideOf({item, categories: categoriesOf(item, rules)}, rules);
  const {at, place, label, labelGiven, question, variable} = item;
  return {
    ...side,
    placeOf: ([answer]) =>
      side.placeOf(answer === undefined ? [] : [becomes === null ? answer : become(answer, becomes)]),
    at,
    place,
    label,
    labelGiven,
    question,
    item,
    asked: {variable: `${at.source}.${at.variable}`, label, question: variable.question},
  };
}

function sideName([side]: readonly (string | number)[]): "rows" | "columns" {
  return side === "columns" ? "columns" : "rows";
}

function become(answer: Answer, becomes: ReadonlyMap<string, string>): Answer {
  return answer.code === null ? answer : {...answer, code: becomes.get(answer.code) ?? answer.code};
}

function setSide(
  task: Task<"crosstab">,
  spec: ItemSpec,
  path: readonly (string | number)[],
  wave: WrittenWave | null,
): TableSide {
  const {context, evaluation} = task;
  const isPlain = typeof spec === "string";
  const place = placeIn(task, ...path, ...(isPlain ? [] : ["variable"]));
  const reference = parseVariableReference(isPlain ? spec : spec.variable);
  sourceOf(evaluation, reference.source, place);
  const set = findSet(context.codebook, reference.source, reference.variable, place);
  if (task.spec.collapse?.[sideName(path)] !== undefined) {
    throw new CliError("config", `"${set.name}" has several answers a person, which cannot be collapsed.`, {
      place: placeIn(task, "collapse", sideName(path)),
      hint: "Derive a variable with any: [...] in codebook.yaml, or take collapse out.",
    });
  }
  const at = {source: set.source, wave: waveOf(task, reference, place, wave)};
  const categories = set.options.map((name): Category => {
    const {option, label} = findVariable(context.codebook, set.source, name, place);
    return {code: option?.code ?? name, label: option?.label ?? label, missing: null};
  });
  const label = (isPlain ? undefined : spec.label) ?? set.label;
  return {
    variables: set.options.map((variable) => ({...at, variable})),
    categories,
    placeOf: (answers) => ({
      standing: standingOfSet(answers),
      codes: categories.flatMap(({code}, index) => (answers[index]?.code === "1" ? [code] : [])),
    }),
    at: {...at, variable: set.name},
    place,
    label,
    labelGiven: !isPlain && spec.label !== undefined,
    question: !isPlain && spec.question ? set.question : null,
    item: null,
    asked: {variable: `${set.source}.${set.name}`, label, question: set.question},
  };
}
