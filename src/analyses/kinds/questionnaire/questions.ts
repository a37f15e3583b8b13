import {findSet, findVariable} from "../../../codebook/lookup.ts";
import type {ResponseSet, SourceCodebook, Variable} from "../../../codebook/model.ts";
import {CliError, type Place} from "../../../errors/cli-error.ts";
import {own} from "../../resolve/own.ts";
import {typedKeys} from "../../resolve/typed-names.ts";
import {sourceOf} from "../../resolve/waves.ts";
import {placeIn, type Task} from "../../task.ts";

/** A question of the form: one variable, or the options that several may be chosen among. */
export interface Question {
  readonly key: string;
  readonly text: string;
  readonly asked: Variable | {readonly options: readonly Variable[]};
}

export interface Section {
  readonly key: string;
  readonly label: string | null;
  readonly question: string | null;
  readonly questions: readonly Question[];
}

/**
 * The form's questions in the sections that the author wants, or all of them in one.
 * @throws CliError (config) for a form or a question that does not exist, or a question that comes twice
 */
export function sectionsOf(task: Task<"questionnaire">): Section[] {
  const {sections} = task.spec;
  const form = formOf(task);
  if (sections === undefined) return [{key: "all", label: null, question: null, questions: allQuestions(task, form)}];
  const keys = typedKeys(task, sections, ["sections"]);
  const seen = new Set<string>();
  return sections.map(({label, question, items}, index) => ({
    key: keys[index] ?? label,
    label,
    question: question ?? null,
    questions: items.map((name, item) => {
      const place = placeIn(task, "sections", index, "items", item);
      if (seen.has(name)) {
        throw new CliError("config", `The question "${name}" is given twice.`, {place, hint: "Take one of them out."});
      }
      seen.add(name);
      return questionNamed(task, form, name, place);
    }),
  }));
}

function formOf(task: Task<"questionnaire">): SourceCodebook {
  const {spec, context} = task;
  sourceOf(task.evaluation, spec.form, placeIn(task, "form"));
  const form = context.codebook.get(spec.form);
  if (form === undefined) throw new Error(`no codebook of source ${spec.form}`);
  return form;
}

function questionNamed(
  {context: {codebook}}: Task<"questionnaire">,
  {source, sets}: SourceCodebook,
  name: string,
  place: Place,
): Question {
  if (sets.has(name)) return setQuestion(codebook.get(source), findSet(codebook, source, name, place));
  return variableQuestion(findVariable(codebook, source, name, place));
}

/** What the form asks: without what is made of it, and without the columns that say whose form it is, and when it was filled in. */
function allQuestions({evaluation, spec}: Task<"questionnaire">, form: SourceCodebook): Question[] {
  const source = own(evaluation.sources, spec.form);
  const system = new Set([
    source?.id,
    typeof source?.wave === "string" ? source.wave : null,
    source?.completed,
    source?.closed,
  ]);
  const asked = [...form.variables.values()].filter(
    ({name, derivation}) => derivation === null && !system.has(name) && !name.startsWith("$"),
  );
  const sets = new Set<string>();
  return asked.flatMap((variable) => {
    const set = variable.option === null ? undefined : form.sets.get(variable.option.set);
    if (set === undefined) return [variableQuestion(variable)];
    if (sets.has(set.name)) return [];
    sets.add(set.name);
    return [setQuestion(form, set)];
  });
}

function variableQuestion(variable: Variable): Question {
  return {key: variable.name, text: variable.question, asked: variable};
}

function setQuestion(form: SourceCodebook | undefined, {name, question, options}: ResponseSet): Question {
  const variables = options.flatMap((option) => form?.variables.get(option) ?? []);
  const text = /\bflere (svar|kryds)/iu.test(question) ? question : `${question} (flere svar mulige)`;
  return {key: name, text, asked: {options: variables}};
}
