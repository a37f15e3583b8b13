import type {Category} from "../codebook/model.ts";
import {areWho5Items} from "../codebook/recognise/who5.ts";
import type {DraftVariable} from "./draft-model.ts";

const answers: readonly (readonly [code: string, label: string])[] = [
  ["5", "Hele tiden"],
  ["4", "Det meste af tiden"],
  ["3", "Lidt mere end halvdelen af tiden"],
  ["2", "Lidt mindre end halvdelen af tiden"],
  ["1", "Lidt af tiden"],
  ["0", "På intet tidspunkt"],
];

/**
 * Five variables named as the items of WHO-5, with bare codes from 0 to 5, get the index's own answers. An item without any 0
 * among its codes may be counted from 1, so at least one of the five must have it.
 */
export function withWho5Labels(variables: readonly DraftVariable[]): DraftVariable[] {
  const result = [...variables];
  for (let start = 0; start + answers.length - 1 <= variables.length; start++) {
    const items = variables.slice(start, start + answers.length - 1);
    if (!items.every(isBare) || !items.some(hasZero) || !areWho5Items(items)) continue;
    items.forEach((item, index) => {
      result[start + index] = {...item, ...who5, label: subjects[index] ?? item.label, remarks: [guess]};
    });
  }
  return result;
}

const guess = "Svarenes ordlyd er gættet ud fra navnet: WHO-5 har koderne 5 (hele tiden) til 0 (på intet tidspunkt).";
const who5 = {
  categories: answers.map(([code, label]): Category => ({code, label, missing: null})),
  best: "first" as const,
  known: "who5",
};

const subjects = [
  "Været glad og i godt humør",
  "Følt mig rolig og afslappet",
  "Følt mig aktiv og energisk",
  "Vågnet frisk og udhvilet",
  "Dagligdagen fyldt med interessante ting",
];

function isBare({kind, known, categories}: DraftVariable): boolean {
  return (
    kind === "categorical" &&
    known === null &&
    categories.every(({code, label}) => /^[0-5]$/.test(code) && label === code)
  );
}

function hasZero({categories}: DraftVariable): boolean {
  return categories.some(({code}) => code === "0");
}
