import {categoryCodes, findSet, findVariable} from "../../../codebook/lookup.ts";
import {parseVariableReference} from "../../../config/variable-reference.ts";
import {CliError, type Place} from "../../../errors/cli-error.ts";
import {didYouMean} from "../../../errors/did-you-mean.ts";
import type {QuestionText} from "../../../results/model.ts";
import type {VariableAt} from "../../../store/model.ts";
import {scaleOf} from "../../resolve/categories.ts";
import {checkWaves, requireFollowable, writtenWave} from "../../resolve/items.ts";
import {resolveSegmentedItems} from "../../resolve/segments.ts";
import {sourceOf, waveOf} from "../../resolve/waves.ts";
import {placeIn, type Task} from "../../task.ts";

/** One option: the variable that tells whether a person chose it, and the answers that say so. */
export interface Option {
  readonly code: string;
  readonly label: string;
  readonly at: VariableAt;
  readonly chosen: readonly string[];
}

/** A question with its options; several stand side by side. */
export interface OptionSet {
  readonly key: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly place: Place;
  readonly questions: readonly QuestionText[];
}

/**
 * The questions of an analysis, or its flags as one question.
 * @throws CliError (config) for unknown questions, flags or answers, for questions with different options, and for both a set and flags
 */
export function resolveOptionSets(task: Task<"multiple">): OptionSet[] {
  const {set, flags} = task.spec;
  if (set === undefined && flags === undefined) {
    throw new CliError("config", "There is neither a set nor flags.", {
      place: placeIn(task),
      hint: "Write set: source.question, or flags: [source.variable, …].",
    });
  }
  if (set !== undefined && flags !== undefined) {
    throw new CliError("config", "Both set and flags are given.", {
      place: placeIn(task, "flags"),
      hint: "Take one of them out.",
    });
  }
  if (flags !== undefined) return [flagSet(task)];
  if (!Array.isArray(set)) return set === undefined ? [] : [oneSet(task, set, ["set"])];
  const sets = set.map((each, index) => oneSet(task, each, ["set", index]));
  checkShared(task, sets);
  return sets;
}

function flagSet(task: Task<"multiple">): OptionSet {
  const items = resolveSegmentedItems(task, task.spec.flags ?? [], "flags");
  const options = items.map((item) => {
    scaleOf(item);
    const chosen = categoryCodes(item.variable, [task.spec.chosen].flat(), placeIn(task, "chosen"));
    return {code: item.at.variable, label: item.label, at: item.at, chosen};
  });
  const questions = items.map(({at, label, variable}) => ({
    variable: `${at.source}.${at.variable}`,
    label,
    question: variable.question,
  }));
  return {key: "flags", label: "", options, place: placeIn(task, "flags"), questions};
}

type SetSpec = string | {readonly variable: string; readonly label?: string | undefined};

function oneSet(task: Task<"multiple">, spec: SetSpec, path: (string | number)[]): OptionSet {
  const {evaluation, context} = task;
  const isPlain = typeof spec === "string";
  const place = placeIn(task, ...path, ...(isPlain ? [] : ["variable"]));
  const reference = parseVariableReference(isPlain ? spec : spec.variable);
  const {source} = reference;
  sourceOf(evaluation, source, place);
  if (task.spec.waves !== undefined) requireFollowable(task, isPlain ? spec : spec.variable, place);
  const found = findSet(context.codebook, source, reference.variable, place);
  const at = {source, wave: waveOf(task, reference, place, waveOfTask(task))};
  const options = found.options.map((name) => {
    const variable = findVariable(context.codebook, source, name, place);
    return {
      code: variable.option?.code ?? name,
      label: variable.option?.label ?? variable.label,
      at: {...at, variable: name},
      chosen: ["1"],
    };
  });
  const label = (isPlain ? undefined : spec.label) ?? found.label;
  return {
    key: found.name,
    label,
    options,
    place,
    questions: [{variable: `${source}.${found.name}`, label: found.label, question: found.question}],
  };
}

function waveOfTask(task: Task<"multiple">) {
  const {wave, waves} = task.spec;
  const [first] = waves ?? [];
  if (first === undefined) return writtenWave(task, wave);
  checkWaves(task, waves ?? []);
  return {wave: first, place: placeIn(task, "waves", 0)};
}

function checkShared(task: Task<"multiple">, [first, ...others]: readonly OptionSet[]): void {
  const codes = first?.options.map(({code}) => code) ?? [];
  others.forEach((other, index) => {
    const odd = other.options.find(({code}) => !codes.includes(code));
    if (odd === undefined && other.options.length === codes.length) return;
    throw new CliError("config", `"${first?.key}" and "${other.key}" do not have the same options.`, {
      place: placeIn(task, "set", index + 1),
      hint:
        odd === undefined
          ? "Make an analysis for each of them."
          : `Only "${other.key}" has ${odd.code} "${odd.label}".`,
    });
  });
}

/**
 * The positions of options that an author names by label or code.
 * @throws CliError (config) for one that is not there
 */
export function optionIndexes(
  task: Task<"multiple">,
  {options}: OptionSet,
  wanted: readonly (string | number)[],
  path: (string | number)[],
): number[] {
  return wanted.map((each) => {
    const text = String(each);
    const index = options.findIndex(({code, label}) => label.toLowerCase() === text.toLowerCase() || code === text);
    if (index >= 0) return index;
    throw new CliError("config", `There is no option "${text}".`, {
      place: placeIn(task, ...path),
      hint: didYouMean(
        text,
        options.map(({label}) => label),
        "options",
      ),
    });
  });
}
