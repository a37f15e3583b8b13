import {CliError} from "../../errors/cli-error.ts";
import type {SourceColumn, SourceVariable} from "../model.ts";
import type {LimeColumn} from "./names.ts";
import type {LimeQuestion} from "./structure.ts";

/** Headings of LimeSurvey's own columns when they are exported in words, or as code and words. */
const wordHeading = /^(Response ID|Date submitted|Last page|Start language|(id|submitdate|lastpage)\. .*)$/i;

/** @throws CliError (data) when the heading holds the questions' texts instead of their codes */
export function refuseTextHeading(columns: readonly SourceColumn[], file: string): void {
  const worded = columns.filter(({name}) => wordHeading.test(name) || /\s.*\s/.test(name));
  if (worded.length * 2 <= columns.length && !worded.some(({name}) => wordHeading.test(name))) return;
  throw new CliError("data", "The heading holds the questions' texts, not their codes.", {
    place: {file, line: 1},
    hint: "Export the responses from LimeSurvey once more, with question code as heading and answer codes as responses.",
  });
}

/** @throws CliError (data) when the structure describes none of the columns */
export function refuseForeignStructure(
  named: readonly LimeColumn[],
  questions: ReadonlyMap<string, LimeQuestion>,
  structureFile: string,
): void {
  if (named.length === 0 || named.some(({question}) => questions.has(question))) return;
  throw new CliError("data", "The structure file describes none of the columns of the responses.", {
    place: {file: structureFile},
    hint: "Is it the structure of another survey?",
  });
}

/** @throws CliError (data) when a column holds the words of answers instead of their codes */
export function refuseTextAnswers(
  columns: readonly SourceColumn[],
  variables: readonly SourceVariable[],
  file: string,
): void {
  const values = new Map(columns.map((column) => [column.name, new Set(column.values)]));
  const worded = variables.find(({name, labels}) => {
    const found = values.get(name);
    return (
      found !== undefined && !labels.some(({code}) => found.has(code)) && labels.some(({label}) => found.has(label))
    );
  });
  if (worded === undefined) return;
  throw new CliError("data", `"${worded.name}" holds the words of the answers, not their codes.`, {
    place: {file, line: 1},
    hint: "Export the responses as answer codes, not as full answers.",
  });
}

/** @throws CliError (data) when handed-in forms shall be told by a column that is not there */
export function refuseWithoutSubmitDate(
  columns: ReadonlyMap<string, SourceColumn>,
  completed: string | undefined,
  file: string,
): void {
  if (completed !== "submitdate" || columns.has("submitdate")) return;
  throw new CliError("data", 'There is no column "submitdate", which tells the forms that were handed in.', {
    place: {file, line: 1},
    hint: "Export it too, or leave out completed of the source.",
  });
}
