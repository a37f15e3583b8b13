/** Variables put together as the questionnaire puts them: batteries, WHO-5 and questions with several answers. */
import {areWho5Items, hasWho5Codes} from "../codebook/recognise/who5.ts";
import type {DraftQuestion, DraftVariable, Who5} from "./draft-model.ts";
import type {KeyMaker} from "./keys.ts";
import {splitStem, tidyQuestion} from "./wording.ts";

/**
 * The sections of a source's part of the report, in questionnaire order.
 * @param names all variables of the export, so that what is derived gets a name of its own
 */
export function findQuestions(
  variables: readonly DraftVariable[],
  names: readonly string[],
  keys: KeyMaker,
): DraftQuestion[] {
  const questions: DraftQuestion[] = [];
  const sets = new Set<string>();
  for (let index = 0; index < variables.length; ) {
    const variable = variables[index];
    if (variable === undefined) break;
    const run = runFrom(variables, index);
    if (variable.option !== null) {
      const {set} = variable.option;
      const isAnswered = variables.some((each) => each.option?.set === set && each.isChosen);
      if (!sets.has(set) && isAnswered) questions.push(multipleQuestion(variable, variables, keys));
      sets.add(set);
      index += 1;
    } else if (run.length > 1) {
      questions.push(batteryQuestion(run, names, keys));
      index += run.length;
    } else {
      const kind = variable.kind === "number" ? "number" : "single";
      questions.push({kind, key: keys.make(variable.name), variable});
      index += 1;
    }
  }
  return questions;
}

/** The variables from one on that make up a battery: one stem, or the five items of WHO-5; and one scale. */
function runFrom(variables: readonly DraftVariable[], start: number): DraftVariable[] {
  const first = variables[start];
  if (first === undefined || first.kind !== "categorical" || first.option !== null) return [];
  const five = variables.slice(start, start + 5);
  if (first.known === "who5" && five.every((each) => isLike(first, each)) && areWho5Items(five)) return five;
  const stem = splitStem(first.question)?.stem;
  if (stem === undefined) return [first];
  const run: DraftVariable[] = [];
  for (const each of variables.slice(start)) {
    if (splitStem(each.question)?.stem !== stem || !isLike(first, each)) break;
    run.push(each);
  }
  return run;
}

/** Whether two variables can stand over the same rows. */
function isLike(one: DraftVariable, other: DraftVariable): boolean {
  return (
    other.option === null &&
    other.kind === one.kind &&
    JSON.stringify([other.categories, other.waves]) === JSON.stringify([one.categories, one.waves])
  );
}

function batteryQuestion(run: readonly DraftVariable[], names: readonly string[], keys: KeyMaker): DraftQuestion {
  const [first] = run;
  const isWho5 = first?.known === "who5" && areWho5Items(run);
  const stem = splitStem(first?.question ?? "")?.stem;
  return {
    kind: "battery",
    key: keys.make(isWho5 ? "who5" : (first?.name ?? "")),
    stem: isWho5 ? "WHO-5: trivsel i de seneste to uger" : (stem ?? ""),
    variables: run,
    who5: isWho5 ? who5Of(run, names) : null,
  };
}

function who5Of(items: readonly DraftVariable[], names: readonly string[]): Who5 {
  const derived = {index: "who5_indeks", level: "who5_niveau"};
  const isFree = !names.includes(derived.index) && !names.includes(derived.level);
  const isIndex = hasWho5Codes(items[0]?.categories ?? []);
  return {items: items.map(({name}) => name), derived: isFree && isIndex ? derived : null};
}

function multipleQuestion(
  {option, question, name}: DraftVariable,
  variables: readonly DraftVariable[],
  keys: KeyMaker,
): DraftQuestion {
  const set = option?.set ?? name;
  const waves = variables.filter((each) => each.option?.set === set).map((each) => each.waves);
  const all = [...new Set(waves.flatMap((each) => each ?? []))].sort((a, b) => a - b);
  return {
    kind: "multiple",
    key: keys.make(set),
    set,
    question: tidyQuestion(question) || set,
    waves: waves.every((each) => each === null) ? null : all,
  };
}
