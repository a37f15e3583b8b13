import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {DelimitedRecord} from "../delimited.ts";
import type {SourceVariable} from "../model.ts";
import {oneLine} from "../one-line.ts";
import {rowsOf} from "../rows.ts";

const columns = [
  "questionName",
  "variableName",
  "questionType",
  "subType",
  "questionText",
  "choiceValue",
  "choiceText",
] as const;

type StructureRow = Readonly<Record<(typeof columns)[number], string | null>>;

const kinds: ReadonlyMap<string, SourceVariable["kind"]> = new Map([
  ["single", "single"],
  ["multiple", "multiple"],
  ["double", "number"],
  ["string", "text"],
  ["date", "date"],
]);

/**
 * The variables of a SurveyXact structure file in questionnaire order, without labels. Each option of a
 * multiple-response question takes its code from choiceValue: the number at the end of its name is something else.
 *
 * @throws CliError (data) with the line: a column is missing, a variable stands twice, an option lacks code or text or
 * shares its code with another
 */
export function readStructure(records: readonly DelimitedRecord[], file: string): SourceVariable[] {
  const {names, rows, lines} = rowsOf(records, file);
  const positions = columns.map((column) => positionOf(column, names, file));
  const variables = rows.map((fields, index) => {
    const row = Object.fromEntries(columns.map((column, at) => [column, fields[positions[at] ?? -1] ?? null]));
    return variableOf(row as StructureRow, file, lines[index] ?? 1);
  });
  refuseTwice(
    variables,
    (variable) => variable.name,
    (variable) => `The variable "${variable.name}" stands twice.`,
  );
  refuseTwice(
    variables.filter((variable) => variable.option !== null),
    ({option}) => JSON.stringify([option?.set, option?.code]),
    ({option}) => `Two options of "${option?.set}" have the code ${option?.code}.`,
  );
  return variables;
}

function positionOf(column: string, names: readonly string[], file: string): number {
  const position = names.findIndex((name) => name.toLowerCase() === column.toLowerCase());
  if (position !== -1) return position;
  throw new CliError("data", `The structure file has no column "${column}".`, {
    place: {file, line: 1},
    hint: `${didYouMean(column, names, "columns")} Is it another file under this name?`,
  });
}

function variableOf(row: StructureRow, file: string, line: number): SourceVariable {
  const place = {file, line};
  if (row.variableName === null) {
    throw new CliError("data", "The row names no variable.", {place, hint: "Export the structure file again."});
  }
  const kind = kindOf(row);
  return {
    name: row.variableName,
    question: row.questionText === null ? null : oneLine(row.questionText),
    kind,
    labels: [],
    option: kind === "multiple" ? optionOf(row, row.variableName, file, line) : null,
    missing: null,
    measure: null,
    place,
  };
}

/** An open question may be marked Single too; then its labels and answers tell what it is. */
function kindOf({questionType, subType}: StructureRow): SourceVariable["kind"] {
  const kind = kinds.get(subType?.toLowerCase() ?? "") ?? "unknown";
  return kind === "single" && questionType?.toLowerCase() === "open" ? "unknown" : kind;
}

function optionOf(row: StructureRow, name: string, file: string, line: number): SourceVariable["option"] {
  const {choiceValue, choiceText} = row;
  if (choiceValue !== null && choiceText !== null) {
    return {set: row.questionName ?? name, code: choiceValue, label: oneLine(choiceText)};
  }
  const missing = choiceValue === null ? "label without a code" : "code without a label";
  throw new CliError("data", `The option "${name}" is a ${missing}.`, {
    place: {file, line},
    hint: "Each option of a multiple-response question wants both choiceValue and choiceText.",
  });
}

function refuseTwice(
  variables: readonly SourceVariable[],
  keyOf: (variable: SourceVariable) => string,
  message: (variable: SourceVariable) => string,
): void {
  const seen = new Map<string, SourceVariable>();
  for (const variable of variables) {
    const earlier = seen.get(keyOf(variable));
    if (earlier !== undefined) {
      throw new CliError("data", message(variable), {
        place: variable.place,
        hint: `The first is on line ${earlier.place.line}. Export the structure file again.`,
      });
    }
    seen.set(keyOf(variable), variable);
  }
}
