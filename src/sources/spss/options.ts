import {codeText, isMissing} from "./missing.ts";
import type {SpssFile, SpssResponseSet, SpssVariable} from "./model.ts";

type Texts = readonly (string | null)[];

/** A variable as one option of a multiple-response question. */
export interface Option {
  readonly set: SpssResponseSet;
  readonly counted: string;
  readonly label: string;
  /** Where each case stands: 1 chosen, 0 not chosen, null no answer. */
  readonly values: Texts;
}

/**
 * The options of all sets of dichotomies, by variable. A variable in two sets belongs to the first.
 *
 * The counted value is chosen, every other value is not, and a value declared missing is no answer. Where none of a set's
 * variables ever holds anything but the counted value, a blank can only mean that the option was not chosen: it is so for
 * whoever has chosen another one, and no answer for whoever has chosen none.
 */
export function optionsOf(file: SpssFile, textsOf: (name: string) => Texts): Map<string, Option> {
  const options = new Map<string, Option>();
  const variables = new Map(file.variables.map((variable) => [variable.name, variable]));
  for (const set of file.responseSets) {
    if (set.counted === null) continue;
    const counted = countedText(set.counted);
    const members = set.variables.flatMap((name) => variables.get(name) ?? []).filter(({name}) => !options.has(name));
    const chosen = members.map((variable) => choices(variable, textsOf(variable.name), counted));
    const filled = chosen.some((values) => values.includes("0")) ? chosen : fillBlanks(chosen);
    members.forEach((variable, index) => {
      const label = optionLabel(variable, set, counted);
      options.set(variable.name, {set, counted, label, values: filled[index] ?? []});
    });
  }
  return options;
}

/** A counted number may be written `1` or `1.00`; codes are the shortest text. */
function countedText(counted: string): string {
  const number = Number(counted);
  return counted !== "" && Number.isFinite(number) ? codeText(number) : counted;
}

function choices(variable: SpssVariable, texts: Texts, counted: string): (string | null)[] {
  const isNumber = variable.width === 0;
  return texts.map((text) => {
    if (text === null || isMissing(isNumber ? Number(text) : text, variable.missing)) return null;
    return text === counted ? "1" : "0";
  });
}

function fillBlanks(chosen: readonly (readonly (string | null)[])[]): (string | null)[][] {
  const hasChosen = (chosen[0] ?? []).map((_, row) => chosen.some((values) => values[row] === "1"));
  return chosen.map((values) => values.map((value, row) => value ?? (hasChosen[row] ? "0" : null)));
}

function optionLabel(variable: SpssVariable, set: SpssResponseSet, counted: string): string {
  const ofValue = variable.labels.find(({value}) => codeText(value) === counted)?.label;
  const own = variable.label ?? variable.name;
  return set.isLabelledByValue ? (ofValue ?? own) : own;
}
