import {parseVariableReference, referenceTo, variableReference} from "../config/variable-reference.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {Category, Codebook, ResponseSet, SourceCodebook, Variable} from "./model.ts";

/** Whether a person has a kept answer: a variable that every source has. */
export const answeredName = "$answered";

/** @throws CliError (config) with the nearest name when the source or the variable does not exist. */
export function findVariable(codebook: Codebook, source: string, name: string, place: Place): Variable {
  const described = findSource(codebook, source, place);
  if (name === answeredName) return answeredVariable(source, place);
  const variable = described.variables.get(name);
  if (variable !== undefined) return variable;
  if (described.dropped.has(name)) {
    throw new CliError("config", `${referenceTo(source, name)} is dropped as personal data.`, {
      place,
      hint: "Name another variable, or decide otherwise under its personal in codebook.yaml.",
    });
  }
  const set = described.sets.get(name);
  const own = nameWithoutSource(name, described);
  throw new CliError("config", `Source "${source}" has no variable "${name}".`, {
    place,
    hint:
      own !== null
        ? `Write "${own}": variables stand without their source here.`
        : set === undefined
          ? didYouMean(name, described.variables.keys(), `variables of ${source}`)
          : `"${name}" is a multiple-response question; its options are ${quoted(set.options)}.`,
  });
}

/** Where a source is known, its variables are named without it; elsewhere people have learnt to write `borger.alder`. */
function nameWithoutSource(name: string, {source, variables}: SourceCodebook): string | null {
  if (!variableReference.safeParse(name).success) return null;
  const reference = parseVariableReference(name);
  return reference.source === source && variables.has(reference.variable) ? reference.variable : null;
}

/** @throws CliError (config) with the nearest name when the source or the multiple-response question does not exist. */
export function findSet(codebook: Codebook, source: string, name: string, place: Place): ResponseSet {
  const described = findSource(codebook, source, place);
  const set = described.sets.get(name);
  if (set !== undefined) return set;
  const option = described.variables.get(name)?.option;
  throw new CliError("config", `Source "${source}" has no multiple-response question "${name}".`, {
    place,
    hint:
      option === null || option === undefined
        ? didYouMean(name, described.sets.keys(), `multiple-response questions of ${source}`)
        : `"${name}" is one option of "${option.set}".`,
  });
}

/**
 * The codes of answers that are named by code or, case ignored, by label. A code wins over another category's label;
 * a label that several categories share names them all. Each code comes once, in the order asked for.
 *
 * @throws CliError (config) with the nearest answer when there is no such answer, or the variable has no answers to name.
 */
export function categoryCodes(variable: Variable, answers: readonly (string | number)[], place: Place): string[] {
  const name = referenceTo(variable.source, variable.name);
  if (variable.scale === null) {
    throw new CliError("config", `${name} is a ${variable.kind} variable and has no answers to choose among.`, {
      place,
      hint: answersHint(variable),
    });
  }
  const {categories} = variable.scale;
  const codes = answers.flatMap((answer) => {
    const found = categoriesNamed(categories, String(answer));
    if (found.length > 0) return found.map((category) => category.code);
    throw new CliError("config", `${name} has no answer "${answer}".`, {
      place,
      hint: answerHint(String(answer), categories),
    });
  });
  return [...new Set(codes)];
}

/** What can be done for a variable to have answers to choose among. */
export function answersHint({kind}: Variable): string {
  switch (kind) {
    case "number":
      return "Derive bands from it in codebook.yaml, or give it a scale there if its numbers are codes.";
    case "text":
      return "List its answers under order in codebook.yaml if they are few, or name a categorical variable.";
    case "date":
    case "categorical":
      return "Name a categorical variable.";
  }
}

/** The categories a text names: the one with that code, else those with that label, case ignored. */
export function categoriesNamed(categories: readonly Category[], answer: string): Category[] {
  const wanted = answer.trim();
  const coded = categories.filter((category) => category.code === wanted);
  if (coded.length > 0) return coded;
  const label = wanted.toLowerCase();
  return categories.filter((category) => category.label.toLowerCase() === label);
}

function answerHint(answer: string, categories: readonly Category[]): string {
  const isCode = /^\d+$/.test(answer);
  if (isCode) return `The answers are ${categories.map(({code, label}) => `${code} "${label}"`).join(", ")}.`;
  return didYouMean(
    answer,
    categories.map((category) => category.label),
    "answers",
  );
}

function findSource(codebook: Codebook, source: string, place: Place): SourceCodebook {
  const described = codebook.get(source);
  if (described !== undefined) return described;
  throw new CliError("config", `There is no source "${source}".`, {
    place,
    hint: didYouMean(source, codebook.keys(), "sources"),
  });
}

function answeredVariable(source: string, place: Place): Variable {
  return {
    source,
    name: answeredName,
    label: "Besvaret",
    question: "Har en besvarelse, der tæller med",
    kind: "categorical",
    scale: {
      key: null,
      categories: [
        {code: "1", label: "Ja", missing: null},
        {code: "0", label: "Nej", missing: null},
      ],
      best: null,
    },
    unit: null,
    askedAt: null,
    derivation: null,
    option: null,
    place,
  };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
