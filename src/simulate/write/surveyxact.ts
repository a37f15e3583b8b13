import type {SourceCodebook, Variable} from "../../codebook/model.ts";
import {delimitedText, encoded} from "./delimited.ts";
import type {ExportFile} from "./export-file.ts";
import type {Sheet} from "./shape.ts";

/** A folder as SurveyXact exports it: answers as codes, the questionnaire's structure, and the labels of codes. */
export function surveyXactFiles({columns, rows}: Sheet, codebook: SourceCodebook): ExportFile[] {
  const described = columns.flatMap(({name, variable}) => (variable === null ? [] : [{name, variable}]));
  const structure = [
    ["questionName", "variableName", "questionType", "subType", "questionText", "choiceValue", "choiceText"],
    ...described.map(({name, variable}) => structureRow(name, variable, codebook)),
  ];
  const labels = described.flatMap(({name, variable}) =>
    (variable.scale?.categories ?? []).map(({code, label}) => [name, code, label]),
  );
  const file = (below: string, lines: readonly (readonly (string | null)[])[]): ExportFile => ({
    below,
    bytes: encoded(delimitedText(lines, ";"), "utf-8"),
  });
  return [
    file("dataset.csv", [columns.map(({name}) => name), ...rows]),
    file("structure.csv", structure),
    file("labels.csv", labels),
  ];
}

function structureRow(name: string, variable: Variable, codebook: SourceCodebook): string[] {
  const {option, kind, question} = variable;
  if (option !== null) {
    const asked = codebook.sets.get(option.set)?.question ?? question;
    return [option.set, name, "Closed", "Multiple", asked, option.code, option.label];
  }
  const [type, sub] = {
    categorical: ["Closed", "Single"],
    number: ["Open", "Double"],
    date: ["Open", "Date"],
    text: ["Open", "String"],
  }[kind];
  return [name, name, type ?? "", sub ?? "", question, "", ""];
}
