import {findSet, findVariable} from "../../../codebook/lookup.ts";
import type {Category} from "../../../codebook/model.ts";
import {parseVariableReference} from "../../../config/variable-reference.ts";
import {CliError} from "../../../errors/cli-error.ts";
import type {QuestionText} from "../../../results/model.ts";
import type {VariableAt} from "../../../store/model.ts";
import {baseRules, categoriesOf} from "../../resolve/categories.ts";
import {type Item, resolveItem} from "../../resolve/items.ts";
import {sourceOf, type WrittenWave, waveOf} from "../../resolve/waves.ts";
import {placeIn, type Task} from "../../task.ts";

/** Two coders' variables: one answer each, or a flag for each code. */
export type Coders = {
  readonly sources: readonly string[];
  readonly questions: readonly QuestionText[];
  readonly items: readonly Item[];
  readonly categories: readonly Category[];
} & (
  | {readonly kind: "one-answer"; readonly first: Item; readonly second: Item}
  | {readonly kind: "flags"; readonly first: readonly VariableAt[]; readonly second: readonly VariableAt[]}
);

/** @throws CliError (config) for unknown variables, a variable beside a question, or coders with different answers */
export function resolveCoders(task: Task<"agreement">, wave: WrittenWave | null): Coders {
  const {first, second} = task.spec;
  if (first.variable === second.variable) {
    throw new CliError("config", "Both coders are the same variable.", {
      place: placeIn(task, "second", "variable"),
      hint: "Name the variable that holds the other coder's choice.",
    });
  }
  const [one, other] = [setOf(task, first.variable, "first", wave), setOf(task, second.variable, "second", wave)];
  if (one !== null && other !== null) return flags(task, one, other);
  if (one !== null || other !== null) {
    throw new CliError("config", "One coder has a question with several answers, and the other one has not.", {
      place: placeIn(task, "second", "variable"),
      hint: "Name two variables, or two questions with several answers.",
    });
  }
  const rules = baseRules(task.spec);
  const firstItem = resolveItem(task, first.variable, ["first", "variable"], wave);
  const secondItem = resolveItem(task, second.variable, ["second", "variable"], wave);
  const categories = categoriesOf(firstItem, rules);
  refuseOthers(task, categories, categoriesOf(secondItem, rules));
  return {
    kind: "one-answer",
    first: firstItem,
    second: secondItem,
    categories,
    items: [firstItem, secondItem],
    sources: [],
    questions: [],
  };
}

interface FlagSet {
  readonly at: readonly VariableAt[];
  readonly categories: readonly Category[];
  readonly question: QuestionText;
}

function setOf(
  task: Task<"agreement">,
  text: string,
  coder: "first" | "second",
  wave: WrittenWave | null,
): FlagSet | null {
  const {codebook} = task.context;
  const reference = parseVariableReference(text);
  const {source} = reference;
  const place = placeIn(task, coder, "variable");
  sourceOf(task.evaluation, source, place);
  if (codebook.get(source)?.sets.get(reference.variable) === undefined) return null;
  const set = findSet(codebook, source, reference.variable, place);
  const at = {source, wave: waveOf(task, reference, place, wave)};
  const variables = set.options.map((name) => findVariable(codebook, source, name, place));
  return {
    at: variables.map(({name}) => ({...at, variable: name})),
    categories: variables.map(({name, label, option}) => ({
      code: option?.code ?? name,
      label: option?.label ?? label,
      missing: null,
    })),
    question: {variable: `${source}.${set.name}`, label: set.label, question: set.question},
  };
}

function flags(task: Task<"agreement">, one: FlagSet, other: FlagSet): Coders {
  refuseOthers(task, one.categories, other.categories);
  const placeOfLabel = (label: string) => other.categories.findIndex((each) => each.label === label);
  return {
    kind: "flags",
    first: one.at,
    second: one.categories.flatMap(({label}) => other.at[placeOfLabel(label)] ?? []),
    categories: one.categories,
    items: [],
    sources: [...one.at, ...other.at].map(({source}) => source),
    questions: [one.question, other.question],
  };
}

/** Answers are the same when their labels are. */
function refuseOthers(task: Task<"agreement">, one: readonly Category[], other: readonly Category[]): void {
  const lacking = one.find(({label}) => !other.some((each) => each.label === label));
  const extra = other.find(({label}) => !one.some((each) => each.label === label));
  const odd = lacking ?? extra;
  if (odd === undefined) return;
  throw new CliError("config", `Only one of the coders has the answer "${odd.label}".`, {
    place: placeIn(task, "second", "variable"),
    hint: "Give both variables the same scale in codebook.yaml.",
  });
}
